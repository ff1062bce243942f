import type { CasePort } from '../../application/ports.ts';
import type { Receipt } from '../../contract/schemas.ts';
import type { CaseChange, Decision } from '../../domain/case/decide.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Database } from '../connection.ts';
import { runStatement, violatedConstraint } from '../statement.ts';
import { togetherBy } from '../together.ts';
import { activityColumns, activityToJson, caseColumns, caseToJson } from './caseRow.ts';

const columns = caseColumns.join(', ');
const numberedColumns = caseColumns
  .map((column) =>
    column === 'number'
      ? "n.prefix || lpad((n.used - n.taken + row_number() OVER (PARTITION BY n.district_code, n.day ORDER BY incoming.updated_at, incoming.id))::text, 5, '0')"
      : `incoming.${column}`,
  )
  .join(', ');
const changedColumns = caseColumns.filter((column) => !['district_code', 'id', 'number'].includes(column));

/** New cases get the next numbers of their district and local day; the counter's row lock lasts until commit. */
const store = `
  dated AS MATERIALIZED (
    SELECT incoming.*, (incoming.updated_at AT TIME ZONE zone.time_zone)::date AS local_day
    FROM incoming, (SELECT time_zone FROM calendars WHERE code = 'default') zone WHERE incoming.version = 1
  ), numbered AS (
    INSERT INTO case_counters AS counter (district_code, day, used)
    SELECT district_code, local_day, count(*) FROM dated GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (district_code, day) DO UPDATE SET used = counter.used + EXCLUDED.used
    RETURNING district_code, day, district_code || to_char(day, 'YYYYMMDD') AS prefix, used,
      (SELECT count(*) FROM dated WHERE dated.local_day = counter.day) AS taken
  ), stored AS (
    INSERT INTO cases (${columns})
    SELECT ${numberedColumns} FROM dated AS incoming JOIN numbered n
      ON n.district_code = incoming.district_code AND n.day = incoming.local_day
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
 * One statement is the whole transaction: cases, activities, receipts, and the notices at the district's next positions.
 * The position's row is locked last and held shortest; its order is the order of commits. $3 are the cases that the commands
 * themselves are about, one for each receipt; what else a command touches is not among them. All are of one district.
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
    FROM activity JOIN applied ON applied.id = activity.case_id WHERE applied.id = ANY ($3::uuid[])
    RETURNING answer
  ), positioned AS (
    INSERT INTO outbox_positions AS head (district_code, position)
    SELECT district_code, count(*) FROM applied GROUP BY district_code
    ON CONFLICT (district_code) DO UPDATE SET position = head.position + EXCLUDED.position
    RETURNING position
  ), published AS (
    INSERT INTO outbox (district_code, position, case_id, unit_code, kind, payload, at)
    SELECT applied.district_code, positioned.position - applied.cases + row_number() OVER (ORDER BY applied.id <> ALL ($3::uuid[]), activity.at, applied.id),
      applied.id, applied.unit_code, activity.kind, jsonb_build_object(
      'number', applied.number, 'version', applied.version, 'status', applied.status, 'units', ARRAY(
        SELECT DISTINCT unit FROM unnest(ARRAY[before.unit_code, before.sub_unit_code, applied.unit_code, applied.sub_unit_code]) unit
        WHERE unit IS NOT NULL)), activity.at
    FROM activity JOIN applied ON applied.id = activity.case_id CROSS JOIN positioned
    LEFT JOIN cases before ON before.district_code = applied.district_code AND before.id = applied.id
    RETURNING position
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

/**
 * Applies decisions atomically and durably, or refuses them because another command was first. Decisions about one case that
 * come together are one transaction for each district, and so one wait for the disk; when one of them cannot be applied,
 * none is, and each is tried by itself.
 */
export function applyTo(database: Database, onCommitted: () => void): CasePort['apply'] {
  const write = async (decisions: readonly Decision[]): Promise<(Receipt | null)[]> => {
    const changes: readonly CaseChange[] = decisions.flatMap((decision) => [decision, ...decision.companions]);
    const values = [
      `[${changes.map(({ caseFile }) => caseToJson(caseFile)).join(',')}]`,
      `[${changes.map(({ activity }) => activityToJson(activity)).join(',')}]`,
      decisions.map(({ caseFile }) => caseFile.id),
    ];
    const rows = await runStatement<{ answer: Receipt }>(database, statementFor(changes), values);
    onCommitted();
    const receipts = new Map(rows.map(({ answer }) => [answer.commandId, answer]));
    return decisions.map(({ activity }) => receipts.get(activity.commandId) ?? null);
  };
  const writeTogether = togetherBy(queueOf, write);
  return async (decision) => {
    try {
      // A decision about several cases is all or nothing by itself.
      const [receipt] = decision.companions.length > 0 ? await write([decision]) : [await writeTogether(decision)];
      return receipt ?? refuse('stale-version', { expected: decision.caseFile.version - 1 });
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'receipts_pkey') return refuse('command-id-reused');
      if (constraint === 'cases_pkey') return refuse('case-id-reused');
      if (constraint === 'activities_pkey' || constraint === 'all_or_nothing') return refuse('stale-version');
      throw error;
    }
  };
}

/** New cases wait for the day's counter, changes for nothing but their own case: they do not wait for each other. */
function queueOf({ caseFile }: Decision): string {
  return `${caseFile.districtCode} ${caseFile.version === 1 ? 'new' : 'known'}`;
}

function statementFor(changes: readonly CaseChange[]) {
  const areNew = changes.map(({ caseFile }) => caseFile.version === 1);
  if (areNew.every((isNew) => isNew)) return storeStatement;
  return areNew.some((isNew) => isNew) ? splitStatement : changeStatement;
}
