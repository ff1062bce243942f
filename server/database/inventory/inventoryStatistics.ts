import type { InventoryPort } from '../../application/inventory/inventoryPort.ts';
import type { InventoryLevel, InventoryStatistics } from '../../contract/schemas/inventory.ts';
import { type ComponentState, componentStates } from '../../domain/inventory/component.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { runStatement } from '../statement.ts';

const isToday = (alias: string) => `${alias}.valid_from <= ${cityToday} AND ${cityToday} < ${alias}.valid_to`;

interface Level {
  /** The area of rows with a unit grid code, `%` standing for the code. */
  readonly area: string;
  /** Joined to rows with a unit grid code, where the code alone does not say the area. */
  readonly join: string;
  /** The name of the area `a.area`. */
  readonly name: string;
}

const members = `
  LEFT JOIN (SELECT unit_grid_code, min(responsibility_grid_code) AS area FROM responsibility_grid_members m
    WHERE m.district_code = $1 AND ${isToday('m')} GROUP BY 1) o ON o.unit_grid_code = %`;

const levels: Readonly<Record<InventoryLevel, Level>> = {
  subdistrict: { area: 'left(%, 9)', join: '', name: namedArea('subdistrict') },
  community: { area: 'left(%, 12)', join: '', name: namedArea('community') },
  'responsibility-grid': {
    area: 'o.area',
    join: members,
    name: 'SELECT r.name FROM responsibility_grids r WHERE r.district_code = $1 AND r.code = a.area',
  },
  'unit-grid': { area: '%', join: '', name: 'SELECT NULL::text' },
};

function namedArea(level: string): string {
  return `SELECT d.name FROM administrative_areas d WHERE d.level = '${level}' AND d.code = a.area AND ${isToday('d')} LIMIT 1`;
}

interface Found {
  readonly areas: InventoryStatistics['areas'];
  readonly categories: InventoryStatistics['categories'];
  readonly counts: readonly { area: string; category: string; state: ComponentState; count: number }[];
}

/** Each component is looked at once and goes straight to its area; what lies in no grid of the level has the code ''. */
const textOf = (level: InventoryLevel) => {
  const { area, join, name } = levels[level];
  const of = (text: string, code: string) => text.replaceAll('%', code);
  return `
  WITH counted AS MATERIALIZED (
    SELECT coalesce(${of(area, 'c.unit_grid_code')}, '') AS area, c.category_id, c.state, count(*)::int AS components,
      max(greatest(c.recorded_on, c.changed_on)) AS day
    FROM components c ${of(join, 'c.unit_grid_code')} WHERE c.district_code = $1 GROUP BY 1, 2, 3
  ), sized AS MATERIALIZED (
    SELECT coalesce(${of(area, 'g.code')}, '') AS area, sum(g.area_square_meters) / 1e6 AS size, count(*)::int AS grids
    FROM unit_grids g ${of(join, 'g.code')} WHERE g.district_code = $1 AND ${isToday('g')} GROUP BY 1
  ), a AS MATERIALIZED (
    SELECT area, coalesce(s.size, 0) AS size, coalesce(s.grids, 0) AS grids, v.day
    FROM sized s FULL JOIN (SELECT area, max(day) AS day FROM counted GROUP BY 1) v USING (area)
  )
  SELECT
    (SELECT coalesce(jsonb_agg(jsonb_build_object('code', a.area, 'name', (${name}), 'squareKilometers', a.size,
      'unitGridCount', a.grids, 'surveyedOn', a.day::text) ORDER BY a.area), '[]') FROM a) AS areas,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) ORDER BY g.code, g.id), '[]') FROM categories g
      WHERE g.id IN (SELECT category_id FROM counted)) AS categories,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('area', area, 'category', category_id, 'state', state, 'count', components)
      ORDER BY area, category_id, state), '[]') FROM counted) AS counts`;
};

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
