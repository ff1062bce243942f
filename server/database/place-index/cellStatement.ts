import { cityToday } from '../spatial/gridAtPoint.ts';
import type { Statement } from '../statement.ts';
import { layerNumbers } from './newsStatement.ts';

const cell = 'ST_MakeEnvelope($1::float8, $2::float8, $3::float8, $4::float8, 3857)';

/** The polygons of a boundary near the cell, with nine decimals: the coordinates of a MultiPolygon. */
const outline = (boundary: string): string => `
  ST_AsGeoJSON(ST_Multi(ST_CollectionExtract(ST_ClipByBox2D(${boundary},
    ST_MakeEnvelope($5::float8, $6::float8, $7::float8, $8::float8, 4326)::box2d), 3)), 9)::json -> 'coordinates'`;

const meetsCell = `boundary_mercator && ST_Expand(${cell}, 1)`;
const holds = (row: string): string => `${row}.valid_from <= moment.today AND moment.today < ${row}.valid_to`;

/** Where several grids cover a point, the first of these is its grid. */
const unitGrids = `
  SELECT coalesce(json_agg(json_build_object(
    'code', g.code, 'areaClass', g.area_class, 'areaSquareMeters', g.area_square_meters,
    'responsibilityGridCode', (
      SELECT r.code FROM responsibility_grid_members m
      JOIN responsibility_grids r ON r.district_code = m.district_code AND r.code = m.responsibility_grid_code
      WHERE m.district_code = g.district_code AND m.unit_grid_code = g.code AND ${holds('m')} AND ${holds('r')}
      ORDER BY r.code LIMIT 1),
    'outline', ${outline('g.boundary')}) ORDER BY g.code), '[]')
  FROM unit_grids g WHERE g.${meetsCell} AND ${holds('g')}`;

const professionalGrids = `
  SELECT coalesce(json_agg(json_build_object(
    'code', p.code, 'kind', p.kind, 'name', p.name, 'unitCode', p.unit_code,
    'outline', ${outline('p.boundary')}) ORDER BY p.kind, p.code), '[]')
  FROM professional_grids p WHERE p.${meetsCell} AND ${holds('p')}`;

/** Components by what many have in common, which is told once. One on the common side of two cells is in one of them. */
const components = `
  SELECT coalesce(json_agg(json_build_object(
    'codeStart', code_start, 'categoryId', category_id, 'state', state, 'maintainerCode', maintainer_code,
    'longitudes', longitudes, 'latitudes', latitudes, 'serials', serials, 'names', names)), '[]')
  FROM (
    SELECT left(c.code, 10) AS code_start, c.category_id, c.state, c.maintainer_code,
      json_agg(ST_X(c.location)) AS longitudes, json_agg(ST_Y(c.location)) AS latitudes,
      json_agg(right(c.code, 6)::int) AS serials, json_agg(c.name) AS names
    FROM components c
    WHERE c.location_mercator && ${cell} AND c.state <> 'removed'
      AND ST_X(c.location_mercator) >= $1 AND ST_X(c.location_mercator) < $3
      AND ST_Y(c.location_mercator) >= $2 AND ST_Y(c.location_mercator) < $4
    GROUP BY left(c.code, 10), c.category_id, c.state, c.maintainer_code
  ) AS kinds`;

/**
 * Everything that meets a cell, of one snapshot with the numbers of its layers: $1 to $4 the cell in web mercator, $5 to $8 the same
 * in degrees with a margin at which shapes are cut, $9 the layers.
 */
export const cellStatement: Statement = {
  name: 'place cell',
  text: `
    WITH moment AS MATERIALIZED (SELECT ${cityToday} AS today)
    SELECT moment.today::text AS day,
      (SELECT json_object_agg(layer, present) FROM (${layerNumbers('$9')}) AS found) AS numbers,
      json_build_object('unitGrids', (${unitGrids}), 'professionalGrids', (${professionalGrids}),
        'components', (${components})) AS content
    FROM moment`,
};
