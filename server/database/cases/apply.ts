import type { CasePort } from '../../application/ports.ts';
import type { Receipt } from '../../contract/schemas.ts';
import type { CaseChange, Decision } from '../../domain/case/decide.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Database } from '../connection.ts';
import { runStatement, violatedConstraint } from '../statement.ts';
import { activityColumns, activityToJson, caseColumns, caseToJson } from './caseRow.ts';

const columns = caseColumns.join(', ');
const numberedColumns = caseColumns
  .map((column) =>
    column === 'number'
      ? "n.prefix || lpad((n.used - n.taken + row_number() OVER (PARTITION BY incoming.district_code ORDER BY incoming.id))::text, 5, '0')"
      : `incoming.${column}`,
  )
  .join(', ');
const changedColumns = caseColumns.filter((column) => !['district_code', 'id', 'number'].includes(column));

/** New cases get the next numbers of their district and local day; the counter's row lock lasts until commit. */
const store = `
  numbered AS (
    INSERT INTO case_counters AS counter (district_code, day, used)
    SELECT incoming.district_code, (incoming.updated_at AT TIME ZONE zone.time_zone)::date, count(*)
    FROM incoming, (SELECT time_zone FROM calendars WHERE code = 'default') zone
    WHERE incoming.version = 1 GROUP BY 1, 2
    ON CONFLICT (district_code, day) DO UPDATE SET used = counter.used + EXCLUDED.used
    RETURNING district_code, district_code || to_char(day, 'YYYYMMDD') AS prefix, used,
      (SELECT count(*) FROM incoming WHERE version = 1) AS taken
  ), stored AS (
    INSERT INTO cases (${columns})
    SELECT ${numberedColumns} FROM incoming JOIN numbered n USING (district_code) WHERE incoming.version = 1
    RETURNING district_code, id, number, version, status, unit_code, sub_unit_code
  )`;

/** A known case changes only from the version that the decision was made on: of two commands at once one wins. */
const change = `
  changed AS (
    UPDATE cases SET (${changedColumns.join(', ')}) = (
      SELECT ${changedColumns.map((column) => `seen.${column}`).join(', ')})
    FROM incoming AS seen
    WHERE cases.district_code = seen.district_code AND cases.id = seen.id AND cases.version = seen.version - 1
    RETURNING cases.district_code, cases.id, cases.number, cases.version, cases.status, cases.unit_code,
      cases.sub_unit_code
  )`;

/**
 * One statement is the whole transaction: cases, activities, receipt, and the notices at the district's next positions.
 * The position's row is locked last and held shortest; its order is the order of commits. The first case is the command's.
 * `before` reads the cases as they were when the statement began: the unit that loses a case hears of it, too.
 */
const applyText = (parts: string, applied: string) => `
  WITH incoming AS MATERIALIZED (
    SELECT * FROM jsonb_populate_recordset(NULL::cases, $1::jsonb)
  ), activity AS MATERIALIZED (
    SELECT * FROM jsonb_populate_recordset(NULL::activities, $2::jsonb)
  ), ${parts}, applied AS MATERIALIZED (
    SELECT *, count(*) OVER () AS cases FROM (${applied}) each
  ), logged AS (
    INSERT INTO activities (${activityColumns.join(', ')})
    SELECT ${activityColumns.map((column) => `activity.${column}`).join(', ')}
    FROM activity JOIN applied ON applied.id = activity.case_id
  ), received AS (
    INSERT INTO receipts (district_code, command_id, actor_id, case_id, answer, at)
    SELECT applied.district_code, activity.command_id, activity.actor_id, applied.id, jsonb_build_object(
      'commandId', activity.command_id, 'caseId', applied.id, 'districtCode', applied.district_code,
      'number', applied.number, 'version', applied.version, 'status', applied.status), activity.at
    FROM activity JOIN applied ON applied.id = activity.case_id WHERE applied.id = $3::uuid
    RETURNING answer
  ), positioned AS (
    INSERT INTO outbox_positions AS head (district_code, position)
    SELECT district_code, count(*) FROM applied GROUP BY district_code
    ON CONFLICT (district_code) DO UPDATE SET position = head.position + EXCLUDED.position
    RETURNING position
  ), published AS (
    INSERT INTO outbox (district_code, position, case_id, unit_code, kind, payload, at)
    SELECT applied.district_code, positioned.position - applied.cases + row_number() OVER (ORDER BY applied.id <> $3::uuid, applied.id),
      applied.id, applied.unit_code, activity.kind, jsonb_build_object(
      'number', applied.number, 'version', applied.version, 'status', applied.status, 'units', ARRAY(
        SELECT DISTINCT unit FROM unnest(ARRAY[before.unit_code, before.sub_unit_code, applied.unit_code, applied.sub_unit_code]) unit
        WHERE unit IS NOT NULL)), activity.at
    FROM activity JOIN applied ON applied.id = activity.case_id CROSS JOIN positioned
    LEFT JOIN cases before ON before.district_code = applied.district_code AND before.id = applied.id
    RETURNING pg_notify('wangge_outbox', district_code)
  )
  SELECT received.answer, all_or_nothing((SELECT count(*) FROM applied), (SELECT count(*) FROM incoming))
  FROM received LEFT JOIN (SELECT count(*) FROM published) AS notices ON true`;

const storeStatement = {
  name: 'apply-new-case',
  text: applyText(store, 'SELECT * FROM stored'),
};
const changeStatement = {
  name: 'apply-case-change',
  text: applyText(change, 'SELECT * FROM changed'),
};
const splitStatement = {
  name: 'apply-new-and-changed-cases',
  text: applyText(`${store}, ${change}`, 'SELECT * FROM stored UNION ALL SELECT * FROM changed'),
};

/** Applies a decision atomically and durably, or refuses it because another command was first. */
export function applyTo(database: Database, onCommitted: () => void): CasePort['apply'] {
  return async (decision: Decision) => {
    const changes: readonly CaseChange[] = [decision, ...decision.companions];
    const values = [
      `[${changes.map(({ caseFile }) => caseToJson(caseFile)).join(',')}]`,
      `[${changes.map(({ activity }) => activityToJson(activity)).join(',')}]`,
      decision.caseFile.id,
    ];
    try {
      const [row] = await runStatement<{ answer: Receipt }>(database, statementFor(changes), values);
      if (!row) return refuse('stale-version', { expected: decision.caseFile.version - 1 });
      onCommitted();
      return row.answer;
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'receipts_pkey') return refuse('command-id-reused');
      if (constraint === 'cases_pkey') return refuse('case-id-reused');
      if (constraint === 'activities_pkey' || constraint === 'all_or_nothing') return refuse('stale-version');
      throw error;
    }
  };
}

function statementFor(changes: readonly CaseChange[]) {
  const areNew = changes.map(({ caseFile }) => caseFile.version === 1);
  if (areNew.every((isNew) => isNew)) return storeStatement;
  return areNew.some((isNew) => isNew) ? splitStatement : changeStatement;
}
