import type { CasePort } from '../../application/ports.ts';
import type { Receipt } from '../../contract/schemas.ts';
import type { Decision } from '../../domain/case/decide.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Database } from '../connection.ts';
import { runStatement, violatedConstraint } from '../statement.ts';
import { activityColumns, activityToJson, caseColumns, caseToJson } from './caseRow.ts';

const columns = caseColumns.join(', ');
const numberedColumns = caseColumns
  .map((column) => (column === 'number' ? "n.prefix || lpad(n.used::text, 5, '0')" : `incoming.${column}`))
  .join(', ');
const changedColumns = caseColumns.filter((column) => !['district_code', 'id', 'number'].includes(column));

/** A new case gets the next number of its district and local day; the counter's row lock lasts until commit. */
const store = `
  numbered AS (
    INSERT INTO case_counters AS counter (district_code, day, used)
    SELECT incoming.district_code, (incoming.reported_at AT TIME ZONE zone.time_zone)::date, 1
    FROM incoming, (SELECT time_zone FROM calendars WHERE code = 'default') zone
    ON CONFLICT (district_code, day) DO UPDATE SET used = counter.used + 1
    RETURNING district_code || to_char(day, 'YYYYMMDD') AS prefix, used
  ), stored AS (
    INSERT INTO cases (${columns}) SELECT ${numberedColumns} FROM incoming, numbered n
    RETURNING district_code, id, number, version, status, unit_code
  )`;

/** A known case changes only from the version that the decision was made on: of two commands at once one wins. */
const change = `
  stored AS (
    UPDATE cases SET (${changedColumns.join(', ')}) = (SELECT ${changedColumns.join(', ')} FROM incoming)
    FROM incoming AS seen
    WHERE cases.district_code = seen.district_code AND cases.id = seen.id AND cases.version = seen.version - 1
    RETURNING cases.district_code, cases.id, cases.number, cases.version, cases.status, cases.unit_code
  )`;

/**
 * One statement is the whole transaction: case, activity, receipt, and the notice at the district's next log position.
 * The position's row is locked last and held shortest; its order is the order of commits.
 */
const applyText = (storing: string) => `
  WITH incoming AS (
    SELECT * FROM jsonb_populate_record(NULL::cases, $1::jsonb)
  ), activity AS (
    SELECT * FROM jsonb_populate_record(NULL::activities, $2::jsonb)
  ), ${storing}, logged AS (
    INSERT INTO activities (${activityColumns.join(', ')})
    SELECT ${activityColumns.map((column) => `activity.${column}`).join(', ')} FROM activity, stored
  ), received AS (
    INSERT INTO receipts (district_code, command_id, actor_id, case_id, answer, at)
    SELECT stored.district_code, activity.command_id, activity.actor_id, stored.id, jsonb_build_object(
      'commandId', activity.command_id, 'caseId', stored.id, 'districtCode', stored.district_code,
      'number', stored.number, 'version', stored.version, 'status', stored.status), activity.at
    FROM activity, stored
    RETURNING answer
  ), positioned AS (
    INSERT INTO outbox_positions AS head (district_code, position) SELECT district_code, 1 FROM stored
    ON CONFLICT (district_code) DO UPDATE SET position = head.position + 1
    RETURNING position
  ), published AS (
    INSERT INTO outbox (district_code, position, case_id, unit_code, kind, payload, at)
    SELECT stored.district_code, positioned.position, stored.id, stored.unit_code, activity.kind, jsonb_build_object(
      'number', stored.number, 'version', stored.version, 'status', stored.status), activity.at
    FROM activity, stored, positioned
    RETURNING pg_notify('wangge_outbox', district_code)
  )
  SELECT received.answer FROM received LEFT JOIN published ON true`;

const storeStatement = { name: 'apply-new-case', text: applyText(store) };
const changeStatement = { name: 'apply-case-change', text: applyText(change) };

/** Applies a decision atomically and durably, or refuses it because another command was first. */
export function applyTo(database: Database, onCommitted: () => void): CasePort['apply'] {
  return async (decision: Decision) => {
    const statement = decision.caseFile.version === 1 ? storeStatement : changeStatement;
    const values = [caseToJson(decision.caseFile), activityToJson(decision.activity)];
    try {
      const [row] = await runStatement<{ answer: Receipt }>(database, statement, values);
      if (!row) return refuse('stale-version', { expected: decision.caseFile.version - 1 });
      onCommitted();
      return row.answer;
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'receipts_pkey') return refuse('command-id-reused');
      if (constraint === 'cases_pkey') return refuse('case-id-reused');
      if (constraint === 'activities_pkey') return refuse('stale-version');
      throw error;
    }
  };
}
