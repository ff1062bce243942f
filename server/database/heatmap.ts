import type { HeatmapPort } from '../application/ports.ts';
import type { QueryOf } from '../contract/endpoints.ts';
import type { Heatmap, HeatmapLevel } from '../contract/schemas.ts';
import type { CaseScope } from '../domain/identity/permissions.ts';
import type { Database } from './connection.ts';

type Query = QueryOf<'readHeatmap'>;

/** A guard against a forgotten check: the use case refuses longer periods before. */
const HEATMAP_LIMIT_DAYS = 800;
const DAY_MILLISECONDS = 86_400_000;

const areaColumns: Readonly<Record<HeatmapLevel, string>> = {
  'unit-grid': 'unit_grid_code',
  'responsibility-grid': 'responsibility_grid_code',
  community: 'community_code',
  subdistrict: 'subdistrict_code',
  district: 'district_code',
};

interface CountRow {
  kind: 'area' | 'category' | 'day';
  /** Area code, category id or day; null where a case has no responsibility grid. */
  key: string | null;
  name: string | null;
  count: number;
  overdue: number;
}

/** The heat map port: counts straight from the cases, in one statement and one pass over the period's index range. */
export function heatmapRepository(database: Database): HeatmapPort {
  return { read: (query, scope) => readHeatmap(database, query, scope) };
}

/**
 * A clock that stands still is compared where it stands; while a returned case waits for another unit none runs. A granted
 * appeal takes the mark away (DOMAIN §5).
 */
const overdue = `c.due_at < coalesce(c.handled_at, c.step_paused_at, now()) AND c.status <> 'filed'
  AND c.appeal IS DISTINCT FROM 'granted'`;

/**
 * Counts the cases reported on the city's days `from` to `to` (inclusive) by area, category and day. A case is overdue
 * when its due time had passed at handling, or has passed on its clock while it is not handled. Throws a RangeError on a
 * period that is empty or longer than 800 days: callers refuse such a query before.
 */
async function readHeatmap(database: Database, query: Query, scope: CaseScope): Promise<Heatmap> {
  const days = daysOf(query.from, query.to);
  const { text, values } = heatmapStatement(query, scope);
  const { rows } = await database.knex.raw<{ rows: CountRow[] }>(text, values);
  const areas = rows.filter((row) => row.kind === 'area' && row.key !== null);
  const byDay = new Map(rows.filter((row) => row.kind === 'day').map((row) => [row.key, row.count]));
  return {
    level: query.level,
    from: query.from,
    to: query.to,
    total: rows.reduce((sum, row) => (row.kind === 'day' ? sum + row.count : sum), 0),
    codes: areas.map((row) => String(row.key)),
    counts: areas.map((row) => row.count),
    overdue: areas.map((row) => row.overdue),
    byCategory: rows
      .filter((row) => row.kind === 'category')
      .map((row) => ({ categoryId: String(row.key), name: row.name ?? String(row.key), count: row.count })),
    byDay: days.map((day) => ({ day, count: byDay.get(day) ?? 0 })),
  };
}

/**
 * The statement of a heat map: first counted into cells of area, category and day, then those are added up three ways,
 * which reads each case once. The index `cases_heat` on the report time holds
 * every column that is read here but a unit's.
 */
export function heatmapStatement(query: Query, scope: CaseScope): { text: string; values: (string | string[])[] } {
  const area = areaColumns[query.level];
  const limits = limitsOf(query, scope);
  const text = `
    WITH city AS MATERIALIZED (
      SELECT coalesce((SELECT time_zone FROM calendars WHERE code = 'default'), 'UTC') AS zone
    ), cells AS (
      SELECT c.${area} AS area, c.category_id, (c.reported_at AT TIME ZONE city.zone)::date AS day, count(*) AS count,
        count(*) FILTER (WHERE ${overdue}) AS overdue
      FROM city CROSS JOIN cases c
      WHERE c.reported_at >= ?::date::timestamp AT TIME ZONE city.zone
        AND c.reported_at < (?::date + 1)::timestamp AT TIME ZONE city.zone
        ${limits.map((limit) => `AND ${limit.text}`).join(' ')}
      GROUP BY 1, 2, 3
    ), counted AS (
      SELECT area, category_id, day, grouping(area, category_id, day) AS missing, sum(count)::int AS count,
        sum(overdue)::int AS overdue
      FROM cells GROUP BY GROUPING SETS ((area), (category_id), (day))
    )
    SELECT CASE missing WHEN 3 THEN 'area' WHEN 5 THEN 'category' ELSE 'day' END AS kind,
      CASE missing WHEN 3 THEN area WHEN 5 THEN category_id ELSE to_char(day, 'YYYY-MM-DD') END AS key,
      CASE missing WHEN 5 THEN (SELECT name FROM categories WHERE id = category_id) END AS name, count, overdue
    FROM counted
    ORDER BY kind, CASE WHEN missing = 5 THEN -count END, key`;
  return { text, values: [query.from, query.to, ...limits.map((limit) => limit.value)] };
}

function limitsOf(query: Query, scope: CaseScope): { text: string; value: string | string[] }[] {
  const district = 'c.district_code = ?';
  return [
    ...(scope.districtCode === null ? [] : [{ text: district, value: scope.districtCode }]),
    ...(scope.unitCode === null ? [] : [{ text: 'c.unit_code = ?', value: scope.unitCode }]),
    ...(query.districtCode ? [{ text: district, value: query.districtCode }] : []),
    ...(query.categoryId?.length ? [{ text: 'c.category_id = ANY (?)', value: query.categoryId }] : []),
  ];
}

function daysOf(from: string, to: string): string[] {
  const first = Date.parse(from);
  const length = (Date.parse(to) - first) / DAY_MILLISECONDS + 1;
  if (!(length >= 1 && length <= HEATMAP_LIMIT_DAYS)) {
    throw new RangeError(`a heat map covers 1 to ${HEATMAP_LIMIT_DAYS} days, not ${from} to ${to}`);
  }
  return Array.from({ length }, (_, index) => new Date(first + index * DAY_MILLISECONDS).toISOString().slice(0, 10));
}
