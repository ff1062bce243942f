import { caseSources, caseStatuses } from '../../domain/case/caseFile.ts';
import { ALWAYS, type HeatFact, heatFacts, NEVER, NO_LAMP, SOURCES_PER_STATUS } from '../../domain/heatmap/facts.ts';
import { heatCodeKinds } from '../../domain/heatmap/heatStore.ts';

/** `330101` + `20261126` + a serial: of such a number day and serial are read; others are told apart by `heat_codes`. */
const isUsualNumber = `c.number ~ '^[0-9]{19,23}$' AND left(c.number, 6) = c.district_code`;

/** Rows `c` of all cases of district $1. */
export const casesOfDistrict = '(SELECT * FROM cases WHERE district_code = $1) AS c';

/** Rows `c` of the cases of district $1 that $2 lists. */
export const casesByIds = '(SELECT * FROM cases WHERE district_code = $1 AND id = ANY ($2::uuid[])) AS c';

/** The block that a case (alias `c`) belongs to. */
export const dayOfCase = `CASE WHEN ${isUsualNumber} THEN substr(c.number, 7, 8)::int ELSE 0 END`;

/** The codes of a case by kind; null where it has none. */
export const codesOfCase = {
  grid: 'c.unit_grid_code',
  responsibility: 'c.responsibility_grid_code',
  professional: `nullif(array_to_string(c.professional_grid_codes, ','), '')`,
  category: 'c.category_id',
  unit: 'c.unit_code',
  case: `CASE WHEN NOT (${isUsualNumber}) THEN c.number END`,
} as const;

const zone = `(SELECT coalesce((SELECT time_zone FROM calendars WHERE code = 'default'), 'UTC'))`;
const seconds = (instant: string) => `floor(extract(epoch FROM ${instant}) - 946684800)`;
const bounded = (number: string) => `least(greatest(${number}, ${ALWAYS}), ${NEVER})::int`;
const minutes = (instant: string) => `coalesce(floor(${seconds(instant)} / 60)::int, 0)`;
const place = (list: readonly string[], column: string) =>
  `array_position(ARRAY[${list.map((each) => `'${each}'`).join(', ')}], ${column}) - 1`;

/**
 * From when on a clock is late (see `facts.ts`): its due time is compared with now, or with the instant at which it stopped.
 */
const lateFrom = (due: string, stopped: string) => `CASE
  WHEN ${stopped} IS NULL THEN ${bounded(seconds(due))}
  WHEN ${due} < ${stopped} THEN ${ALWAYS} ELSE ${NEVER} END`;

/**
 * A clock that stands still is compared where it stands; while a returned case waits for another unit none runs. A granted
 * appeal takes the mark away (DOMAIN §5).
 */
const overdueFrom = `CASE
  WHEN c.due_at IS NULL OR c.status = 'filed' OR c.appeal IS NOT DISTINCT FROM 'granted' THEN ${NEVER}
  ELSE ${lateFrom('c.due_at', 'coalesce(c.handled_at, c.step_paused_at)')} END`;

const facts: Readonly<Record<HeatFact, string>> = {
  serial: `CASE WHEN ${isUsualNumber} THEN substr(c.number, 15)::int ELSE n_case.number END`,
  grid: 'n_grid.number',
  responsibility: 'coalesce(n_responsibility.number, 0)',
  professional: 'coalesce(n_professional.number, 0)',
  category: 'n_category.number',
  unit: 'coalesce(n_unit.number, 0)',
  subUnit: 'coalesce(n_sub_unit.number, 0)',
  state: `(${place(caseStatuses, 'c.status')}) * ${SOURCES_PER_STATUS} + ${place(caseSources, 'c.source')}`,
  reported: `floor(${seconds(`c.reported_at AT TIME ZONE ${zone}`)} / 60)::int`,
  overdueFrom,
  yellowFrom: `CASE WHEN c.step_due_at IS NULL THEN ${NO_LAMP} WHEN c.step_warn_at IS NULL THEN ${NEVER}
    ELSE ${lateFrom('c.step_warn_at', 'c.step_paused_at')} END`,
  redFrom: `CASE WHEN c.step_due_at IS NULL THEN ${NEVER} ELSE ${lateFrom('c.step_due_at', 'c.step_paused_at')} END`,
  dispatched: minutes('c.dispatched_at'),
  handled: minutes('c.handled_at'),
};

/** The numbers of a case's codes: joins to `cases c`. */
const numbers = [
  ...Object.entries(codesOfCase).map(([kind, code]) => numberJoin(`n_${kind}`, kind, code)),
  numberJoin('n_sub_unit', 'unit', 'c.sub_unit_code'),
].join('\n');

function numberJoin(alias: string, kind: string, code: string): string {
  return `LEFT JOIN heat_codes ${alias} ON ${alias}.district_code = c.district_code AND ${alias}.kind = '${kind}' AND ${alias}.code = ${code}`;
}

/** Whether a code of the case has no number yet: its facts would be wrong. */
const lacksNumber = [
  ...Object.entries(codesOfCase).map(([kind, code]) => `(${code} IS NOT NULL AND n_${kind}.number IS NULL)`),
  '(c.sub_unit_code IS NOT NULL AND n_sub_unit.number IS NULL)',
].join(' OR ');

/**
 * SQL that packs facts of cases by day of their numbers: columns `day`, `facts` (bytes, in the order of the serials) and
 * `unnumbered`, the cases of which some code has no number yet and which are left out. `from` gives rows of `cases c`.
 */
export function packedText(from: string): string {
  const record = heatFacts.map((fact) => `int4send(${facts[fact]})`).join(' || ');
  return `
    SELECT day, coalesce(string_agg(record, ''::bytea ORDER BY serial) FILTER (WHERE NOT lacks), ''::bytea) AS facts,
      count(*) FILTER (WHERE lacks)::int AS unnumbered
    FROM (
      SELECT ${dayOfCase} AS day, ${facts.serial} AS serial, ${record} AS record, ${lacksNumber} AS lacks
      FROM ${from} ${numbers}
    ) AS each GROUP BY day`;
}

/**
 * SQL that gives a number to every code of some cases of district $1 that has none. Two at once must not: callers hold
 * the district's lock.
 */
export function numberingText(from: string): string {
  const codes = [...Object.entries(codesOfCase), ['unit', 'c.sub_unit_code'] as const]
    // Each kind by itself is a small set kept in memory; all of them together were sorted on disk.
    .map(([kind, code]) => `SELECT DISTINCT '${kind}' AS kind, ${code} AS code FROM chosen c`)
    .join(' UNION ALL ');
  return `
    WITH chosen AS MATERIALIZED (
      SELECT c.district_code, c.number, c.unit_grid_code, c.responsibility_grid_code, c.professional_grid_codes,
        c.category_id, c.unit_code, c.sub_unit_code FROM ${from}
    ), last AS MATERIALIZED (
      SELECT kind, (SELECT max(number) FROM heat_codes h WHERE h.district_code = $1 AND h.kind = each.kind) AS number
      FROM unnest(ARRAY[${heatCodeKinds.map((kind) => `'${kind}'`).join(', ')}]) AS each (kind)
    )
    INSERT INTO heat_codes (district_code, kind, code, number)
    SELECT $1, kind, code, coalesce(last.number, 0) + row_number() OVER (PARTITION BY kind ORDER BY code)
    FROM (
      SELECT DISTINCT kind, code FROM (${codes}) AS used
      WHERE code IS NOT NULL AND NOT EXISTS (
        SELECT FROM heat_codes h WHERE h.district_code = $1 AND h.kind = used.kind AND h.code = used.code)
    ) AS missing JOIN last USING (kind)`;
}
