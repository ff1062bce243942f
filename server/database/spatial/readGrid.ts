import type { GridDetail } from '../../contract/schemas.ts';
import { isOpen } from '../cases/isOpen.ts';
import type { Database } from '../connection.ts';
import { boundsOf } from './areas.ts';
import { cityToday } from './gridAtPoint.ts';

type Level = GridDetail['level'];

/** How one level is asked for. The aliases `g` (the grid) and `city.today` stand in every fragment. */
interface LevelQuery {
  readonly table: string;
  readonly name: string;
  readonly areaClass: string;
  readonly areaSquareMeters: string;
  /** Condition on responsibility grids `r` whose inspectors are named. */
  readonly patrolledBy: string;
  /** Conditions on components `c` and cases `k`. */
  readonly components: string;
  readonly cases: string;
}

/** Unit grids below an area have its code in front: a range of the index that no collation can disturb. */
const below = `c.unit_grid_code BETWEEN rpad(g.code, 15, '0') AND rpad(g.code, 15, '9')`;
const members = `
  SELECT m.unit_grid_code FROM responsibility_grid_members m
  WHERE m.district_code = g.district_code AND m.responsibility_grid_code = g.code
    AND m.valid_from <= city.today AND city.today < m.valid_to`;
const memberOf = `
  SELECT m.responsibility_grid_code FROM responsibility_grid_members m
  WHERE m.district_code = g.district_code AND m.unit_grid_code = g.code
    AND m.valid_from <= city.today AND city.today < m.valid_to`;

function areaLevel(patrolledBy: string, cases: string): LevelQuery {
  return {
    table: 'administrative_areas',
    name: 'g.name',
    areaClass: 'NULL',
    areaSquareMeters: 'ST_Area(g.boundary::geography)',
    patrolledBy,
    components: below,
    cases,
  };
}

const levels: Readonly<Record<Level, LevelQuery>> = {
  'unit-grid': {
    table: 'unit_grids',
    name: 'g.code',
    areaClass: 'g.area_class',
    areaSquareMeters: 'g.area_square_meters',
    patrolledBy: `r.code IN (${memberOf})`,
    components: 'c.unit_grid_code = g.code',
    cases: 'k.unit_grid_code = g.code',
  },
  'responsibility-grid': {
    table: 'responsibility_grids',
    name: 'g.name',
    areaClass: 'NULL',
    areaSquareMeters: 'ST_Area(g.boundary::geography)',
    patrolledBy: 'r.code = g.code',
    components: `c.unit_grid_code IN (${members})`,
    cases: 'k.responsibility_grid_code = g.code',
  },
  // A responsibility grid belongs to a subdistrict, not to a community, so a community or a whole district names nobody.
  community: areaLevel('false', 'k.community_code = g.code'),
  subdistrict: areaLevel('r.subdistrict_code = g.code', 'k.subdistrict_code = g.code'),
  district: areaLevel('false', 'true'),
  'professional-grid': {
    table: 'professional_grids',
    name: 'g.name',
    areaClass: 'NULL',
    areaSquareMeters: 'ST_Area(g.boundary::geography)',
    patrolledBy: 'false',
    components: 'ST_Covers(g.boundary, c.location)',
    cases: 'ST_Covers(g.boundary_mercator, k.location_mercator)',
  },
};

/** The text of the statement for one level; parameters: the district, the code. */
export function gridStatement(level: Level): string {
  const query = levels[level];
  const ofLevel = query.table === 'administrative_areas' ? `AND g.level = '${level}'` : '';
  return `
    SELECT '${level}' AS level, g.code, ${query.name} AS name, ${query.areaClass} AS "areaClass",
      ${query.areaSquareMeters} AS "areaSquareMeters", ${boundsOf('g.boundary')} AS bounds,
      (SELECT coalesce(json_agg(DISTINCT u.display_name), '[]')
        FROM responsibility_grids r
        JOIN responsibility_grid_inspectors i
          ON i.district_code = r.district_code AND i.responsibility_grid_code = r.code
        JOIN users u ON u.id = i.user_id AND u.is_active
        WHERE r.district_code = g.district_code AND ${query.patrolledBy}
          AND i.valid_from <= city.today AND city.today < i.valid_to) AS inspectors,
      (SELECT count(*)::int FROM components c
        WHERE c.district_code = g.district_code AND c.state <> 'removed' AND ${query.components}) AS "componentCount",
      (SELECT count(*)::int FROM cases k
        WHERE k.district_code = g.district_code AND ${isOpen('k.')} AND ${query.cases}) AS "openCaseCount"
    FROM ${query.table} g CROSS JOIN (SELECT ${cityToday} AS today) AS city
    WHERE g.district_code = ? AND g.code = ? ${ofLevel}`;
}

/** One grid or area with its figures of now, also where it has ended meanwhile; null where the code was never given. */
export async function readGrid(database: Database, level: Level, code: string): Promise<GridDetail | null> {
  const district = level === 'professional-grid' ? code.slice(6, 12) : code.slice(0, 6);
  const { rows } = await database.knex.raw<{ rows: GridDetail[] }>(gridStatement(level), [district, code]);
  return rows[0] ?? null;
}
