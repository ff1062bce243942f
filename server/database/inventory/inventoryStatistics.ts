import type { InventoryPort } from '../../application/inventory/inventoryPort.ts';
import type { InventoryLevel, InventoryStatistics } from '../../contract/schemas/inventory.ts';
import { type ComponentState, componentStates } from '../../domain/inventory/component.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { runStatement } from '../statement.ts';

const isToday = (alias: string) => `${alias}.valid_from <= ${cityToday} AND ${cityToday} < ${alias}.valid_to`;

/** The area of a level that a unit grid code belongs to, and that area's name. */
const levels: Readonly<Record<InventoryLevel, { readonly area: (code: string) => string; readonly name: string }>> = {
  subdistrict: { area: (code) => `left(${code}, 9)`, name: namedArea('subdistrict') },
  community: { area: (code) => `left(${code}, 12)`, name: namedArea('community') },
  'responsibility-grid': {
    area: (code) => `(SELECT m.responsibility_grid_code FROM responsibility_grid_members m
      WHERE m.district_code = $1 AND m.unit_grid_code = ${code} AND ${isToday('m')} LIMIT 1)`,
    name: 'SELECT r.name FROM responsibility_grids r WHERE r.district_code = $1 AND r.code = a.area',
  },
  'unit-grid': { area: (code) => code, name: 'SELECT NULL::text' },
};

function namedArea(level: string): string {
  return `SELECT d.name FROM administrative_areas d WHERE d.level = '${level}' AND d.code = a.area AND ${isToday('d')} LIMIT 1`;
}

interface Found {
  readonly areas: InventoryStatistics['areas'];
  readonly categories: InventoryStatistics['categories'];
  readonly counts: readonly { area: string; category: string; state: ComponentState; count: number }[];
}

/** First by unit grid, which is an index's order, then to the level: each component is looked at once. */
const textOf = (level: InventoryLevel) => `
  WITH by_grid AS MATERIALIZED (
    SELECT c.unit_grid_code AS grid, c.category_id, c.state, count(*)::int AS components, max(greatest(c.recorded_on, c.changed_on)) AS day
    FROM components c WHERE c.district_code = $1 GROUP BY 1, 2, 3
  ), of_grid AS MATERIALIZED (
    SELECT code, area_square_meters, ${levels[level].area('g.code')} AS area FROM unit_grids g
    WHERE g.district_code = $1 AND ${isToday('g')}
  ), counted AS MATERIALIZED (
    SELECT coalesce(o.area, '') AS area, b.category_id, b.state, sum(b.components)::int AS components, max(b.day) AS day
    FROM by_grid b LEFT JOIN of_grid o ON o.code = b.grid GROUP BY 1, 2, 3
  ), a AS (
    SELECT coalesce(o.area, '') AS area, sum(o.area_square_meters) / 1e6 AS size, count(*)::int AS grids FROM of_grid o GROUP BY 1
    UNION ALL SELECT '', 0, 0 WHERE EXISTS (SELECT FROM counted WHERE area = '') AND NOT EXISTS (SELECT FROM of_grid WHERE area IS NULL)
  )
  SELECT
    (SELECT coalesce(jsonb_agg(jsonb_build_object('code', a.area, 'name', (${levels[level].name}), 'squareKilometers', a.size,
      'unitGridCount', a.grids, 'surveyedOn', (SELECT max(day)::text FROM counted WHERE counted.area = a.area)) ORDER BY a.area), '[]') FROM a) AS areas,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) ORDER BY g.code, g.id), '[]') FROM categories g
      WHERE g.id IN (SELECT category_id FROM counted)) AS categories,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('area', area, 'category', category_id, 'state', state, 'count', components)
      ORDER BY area, category_id, state), '[]') FROM counted) AS counts`;

/** Counts a district's components by area, category and state in one statement. */
export function inventoryStatisticsFrom(database: Database): InventoryPort['statistics'] {
  return async ({ districtCode, level }) => {
    const [found] = await runStatement<Found>(database, { text: textOf(level) }, [districtCode]);
    const { areas, categories, counts } = found ?? { areas: [], categories: [], counts: [] };
    const areaIndex = new Map(areas.map(({ code }, index) => [code, index]));
    const categoryIndex = new Map(categories.map(({ id }, index) => [id, index]));
    const cells = counts.map(({ area, category, state, count }): [number, number, number, number] => [
      areaIndex.get(area) ?? 0,
      categoryIndex.get(category) ?? 0,
      componentStates.indexOf(state),
      count,
    ]);
    return { level, areas: [...areas], categories: [...categories], cells };
  };
}
