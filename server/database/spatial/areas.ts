import type { Area, City } from '../../contract/schemas.ts';
import type { AreaLevel } from '../../domain/grid/codes.ts';
import type { Database } from '../connection.ts';
import { cityToday } from './gridAtPoint.ts';

type Bounds = [west: number, south: number, east: number, north: number];

interface AreaRow {
  code: string;
  level: AreaLevel;
  name: string;
  parentCode: string | null;
  bounds: Bounds;
}

/** What is shown while no district is loaded: the whole web map. */
const WORLD: Bounds = [-180, -85, 180, 85];

/** The SQL of a geometry's bounding box as a JSON array: west, south, east, north in degrees. */
export const boundsOf = (geometry: string) =>
  `json_build_array(ST_XMin(${geometry}), ST_YMin(${geometry}), ST_XMax(${geometry}), ST_YMax(${geometry}))`;

/** The areas right below a parent, by code; without a parent the districts. Only those valid today. */
export async function listAreas(database: Database, parentCode: string | null): Promise<readonly Area[]> {
  const { rows } = await database.knex.raw<{ rows: AreaRow[] }>(
    `SELECT code, level, name, parent_code AS "parentCode", ${boundsOf('boundary')} AS bounds
     FROM administrative_areas, (SELECT ${cityToday} AS today) AS city
     WHERE ${parentCode === null ? "level = 'district'" : 'parent_code = ?'} AND valid_from <= today AND today < valid_to
     ORDER BY code`,
    parentCode === null ? [] : [parentCode],
  );
  return rows;
}

/** The frame of the city: its bounds and its districts, and which of them have unit grids. EPSG:4326 degrees. */
export async function readFrame(database: Database): Promise<Pick<City, 'bounds' | 'districts'>> {
  const { rows } = await database.knex.raw<{ rows: City['districts'] }>(
    `SELECT a.code, a.name, ${boundsOf('a.boundary')} AS bounds,
       EXISTS (SELECT FROM unit_grids g WHERE g.district_code = a.code AND g.valid_from <= today AND today < g.valid_to)
         AS "hasUnitGrids"
     FROM administrative_areas a, (SELECT ${cityToday} AS today) AS city
     WHERE a.level = 'district' AND a.valid_from <= today AND today < a.valid_to
     ORDER BY a.code`,
  );
  return { bounds: rows.map((row) => row.bounds).reduce<Bounds | null>(join, null) ?? WORLD, districts: rows };
}

function join(all: Bounds | null, one: Bounds): Bounds {
  if (all === null) return one;
  const [west, south, east, north] = one;
  return [Math.min(all[0], west), Math.min(all[1], south), Math.max(all[2], east), Math.max(all[3], north)];
}
