import type { QueryOf } from '../contract/endpoints.ts';
import type { HeatLevel } from '../contract/schemas/heatmap.ts';
import { caseStatuses, stageOf } from '../domain/case/caseFile.ts';

/** What the heat map is asked, by its plain meaning. */
export interface PlainHeatQuery
  extends Pick<
    QueryOf<'readHeatmap'>,
    'from' | 'to' | 'districtCode' | 'categoryId' | 'source' | 'stage' | 'lamp' | 'unitCode'
  > {
  readonly level: HeatLevel;
  readonly scopeUnit?: string;
  /** Instant of asking; ISO 8601. */
  readonly now: string;
}

const areaColumns: Readonly<Record<HeatLevel, string>> = {
  'unit-grid': 'c.unit_grid_code',
  'responsibility-grid': 'c.responsibility_grid_code',
  'professional-grid': 'p.code',
  community: 'c.community_code',
  subdistrict: 'c.subdistrict_code',
  district: 'c.district_code',
};

/**
 * The heat map as one plain GROUP BY over the cases: what the counters must equal, and what their speed is compared with.
 * Times are compared to the second, as the counters do. `reported_at` is found by its index.
 */
export function plainHeatStatement(query: PlainHeatQuery): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const now = `date_trunc('second', ${bind(query.now)}::timestamptz)`;
  const late = (due: string, stopped: string) => `${due} < coalesce(${stopped}, ${now})`;
  const lamp = `CASE WHEN c.step_due_at IS NULL THEN 'none' WHEN ${late('c.step_due_at', 'c.step_paused_at')} THEN 'red'
    WHEN ${late('c.step_warn_at', 'c.step_paused_at')} THEN 'yellow' ELSE 'green' END`;
  const overdue = `${late('c.due_at', 'c.handled_at, c.step_paused_at')} AND c.status <> 'filed' AND c.appeal IS DISTINCT FROM 'granted'`;
  const zone = `(SELECT time_zone FROM calendars WHERE code = 'default')`;
  const list = (column: string, wanted: readonly string[] | undefined) =>
    wanted?.length ? [`${column} = ANY (${bind(wanted)}::text[])`] : [];
  const units = (codes: readonly string[]) => {
    const bound = bind(codes);
    return `(c.unit_code = ANY (${bound}::text[]) OR c.sub_unit_code = ANY (${bound}::text[]))`;
  };
  const where = [
    `c.reported_at >= ${bind(query.from)}::date::timestamp AT TIME ZONE ${zone}`,
    `c.reported_at < (${bind(query.to)}::date + 1)::timestamp AT TIME ZONE ${zone}`,
    ...(query.districtCode ? [`c.district_code = ${bind(query.districtCode)}`] : []),
    ...list('c.category_id', query.categoryId),
    ...list('c.source', query.source),
    ...list('c.status', query.stage && caseStatuses.filter((status) => query.stage?.includes(stageOf(status)))),
    ...(query.lamp?.length ? list(lamp, query.lamp) : []),
    ...(query.unitCode?.length ? [units(query.unitCode)] : []),
    ...(query.scopeUnit ? [units([query.scopeUnit])] : []),
  ];
  const places =
    query.level === 'professional-grid' ? 'CROSS JOIN LATERAL unnest(c.professional_grid_codes) AS p (code)' : '';
  const text = `
    SELECT ${areaColumns[query.level]} AS code, count(*)::int AS count, (count(*) FILTER (WHERE ${overdue}))::int AS overdue
    FROM cases c ${places} WHERE ${where.join(' AND ')} GROUP BY 1`;
  return { text, values };
}
