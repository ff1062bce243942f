import type { HeatAreaLevel } from '../../domain/heatmap/areas.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';

/** How the areas `g` of a level are read in district $1; $2 is the kind of professional grids, and null for other levels. */
export interface LevelSql {
  readonly table: string;
  readonly where: string;
  readonly squareMeters: string;
  /** The areas of the places that cases of the district ever had. */
  readonly ofCases: string;
  /** `code` and `count` of the components of each area. */
  readonly components: string;
}

/** Worked out once in a statement: at every row it would take as long as all else that is asked of the row. */
const today = `(SELECT ${cityToday})`;
/** SQL that says whether the row `alias` holds today. */
export const isValid = (alias: string) => `${alias}.valid_from <= ${today} AND ${today} < ${alias}.valid_to`;
const placesOf = (kind: string) => `heat_codes h WHERE h.district_code = $1 AND h.kind = '${kind}'`;
/** Counted by unit grid first, from the index alone: what stands in a larger area is the sum of its grids. */
const byUnitGrid = `(
    SELECT unit_grid_code, count(*) AS count FROM components
    WHERE district_code = $1 AND state <> 'removed' GROUP BY 1
  ) AS c`;
const perGrid = (area: string) => `SELECT ${area} AS code, sum(count) AS count FROM ${byUnitGrid} GROUP BY 1`;

function administrative(level: string, digits: number): LevelSql {
  return {
    table: 'administrative_areas',
    where: `g.level = '${level}'`,
    squareMeters: 'ST_Area(g.boundary::geography)',
    ofCases: `SELECT DISTINCT left(h.code, ${digits}) FROM ${placesOf('grid')}`,
    components: perGrid(`left(c.unit_grid_code, ${digits})`),
  };
}

export const levelSql: Readonly<Record<HeatAreaLevel, LevelSql>> = {
  'unit-grid': {
    table: 'unit_grids',
    where: 'true',
    squareMeters: 'g.area_square_meters',
    ofCases: `SELECT h.code FROM ${placesOf('grid')}`,
    components: perGrid('c.unit_grid_code'),
  },
  'responsibility-grid': {
    table: 'responsibility_grids',
    where: 'true',
    squareMeters: 'ST_Area(g.boundary::geography)',
    ofCases: `SELECT h.code FROM ${placesOf('responsibility')}`,
    components: `
      SELECT m.responsibility_grid_code AS code, sum(count) AS count
      FROM ${byUnitGrid} JOIN responsibility_grid_members m USING (unit_grid_code)
      WHERE m.district_code = $1 AND ${isValid('m')} GROUP BY 1`,
  },
  'professional-grid': {
    table: 'professional_grids',
    where: 'g.kind = $2',
    squareMeters: 'ST_Area(g.boundary::geography)',
    ofCases: `
      SELECT p.code FROM (SELECT DISTINCT unnest(string_to_array(h.code, ',')) AS code FROM ${placesOf('professional')}) AS used
      JOIN professional_grids p ON p.district_code = $1 AND p.code = used.code WHERE p.kind = $2`,
    components: `
      SELECT p.code, count(*) AS count FROM professional_grids p
      JOIN components c ON c.district_code = p.district_code AND ST_Covers(p.boundary, c.location)
      WHERE p.district_code = $1 AND p.kind = $2 AND ${isValid('p')} AND c.state <> 'removed' GROUP BY 1`,
  },
  community: administrative('community', 12),
  subdistrict: administrative('subdistrict', 9),
  district: administrative('district', 6),
};

/** A parameter that only one level reads must have a type at every one. */
export const asked = 'WITH asked AS (SELECT $1::text AS district_code, $2::text AS kind)';
