import type { DivisionPort, UnitGridFacts } from '../../application/division/divisionPort.ts';
import type { PartitionEdge } from '../../domain/division/partition/input.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { runStatement } from '../statement.ts';

const DAY_MILLISECONDS = 86_400_000;
/** Corners that touch share a point, and rounding may leave a hair: what is shorter is no common border. */
const LEAST_SHARED_METERS = 0.5;

/**
 * The unit grids of a district ($1) or of some of its subdistricts ($2, all when empty) that are valid today, in one
 * plane: web mercator shrunk to metres at the district's middle, which is right to a thousandth over a district.
 */
export const scope = `
  today AS (SELECT ${cityToday} AS day), scope AS MATERIALIZED (
    SELECT g.code, g.subdistrict_code, g.area_square_meters, g.boundary_mercator AS shape,
      row_number() OVER (ORDER BY g.code) - 1 AS place
    FROM unit_grids g, today
    WHERE g.district_code = $1 AND (cardinality($2::text[]) = 0 OR g.subdistrict_code = ANY ($2::text[]))
      AND g.valid_from <= today.day AND today.day < g.valid_to
  ), plane AS MATERIALIZED (
    SELECT cos(radians(ST_Y(ST_Transform(ST_Centroid(ST_Extent(shape)::geometry(Polygon, 3857)), 4326)))) AS scale FROM scope
  )`;

const nodes = `
  WITH ${scope}, reported AS (
    SELECT unit_grid_code AS code, count(*) AS cases FROM cases
    WHERE district_code = $1 AND reported_at >= $3::timestamptz AND reported_at < $4::timestamptz GROUP BY 1
  ), things AS (
    SELECT unit_grid_code AS code, count(*) AS components FROM components
    WHERE district_code = $1 AND state <> 'removed' GROUP BY 1
  ), streets AS (
    SELECT scope.code, sum(ST_Length(ST_Intersection(s.shape_mercator, scope.shape))) AS length
    FROM scope JOIN base_features s ON s.shape_mercator && scope.shape AND ST_Intersects(s.shape_mercator, scope.shape)
    WHERE s.layer = 'street' GROUP BY 1
  )
  SELECT scope.code, scope.subdistrict_code AS "subdistrictCode", m.responsibility_grid_code AS "responsibilityGridCode",
    scope.area_square_meters AS "squareMeters", ST_Perimeter(scope.shape) * plane.scale AS "perimeterMeters",
    ST_X(ST_Centroid(scope.shape)) * plane.scale AS x, ST_Y(ST_Centroid(scope.shape)) * plane.scale AS y,
    coalesce(reported.cases, 0)::int AS cases, coalesce(things.components, 0)::int AS components,
    coalesce(streets.length, 0) * plane.scale AS "streetMeters"
  FROM today CROSS JOIN plane CROSS JOIN scope
  LEFT JOIN reported USING (code) LEFT JOIN things USING (code) LEFT JOIN streets USING (code)
  LEFT JOIN responsibility_grid_members m ON m.district_code = $1 AND m.unit_grid_code = scope.code
    AND m.valid_from <= today.day AND today.day < m.valid_to
  ORDER BY scope.place`;

const edges = `
  WITH ${scope}, touching AS (
    SELECT one.place AS one, other.place AS other, ST_Length(ST_Intersection(one.shape, other.shape)) AS length
    FROM unit_grids near
    JOIN scope other ON other.code = near.code
    JOIN scope one ON one.place < other.place AND near.boundary_mercator && one.shape AND ST_Intersects(one.shape, other.shape)
    WHERE near.district_code = $1
  )
  SELECT touching.one::int, touching.other::int, touching.length * plane.scale AS length
  FROM touching CROSS JOIN plane WHERE touching.length * plane.scale >= ${LEAST_SHARED_METERS}
  ORDER BY 1, 2`;

/** Reads the unit grids with their work and their common borders, each in one statement. */
export function readGraphFrom(database: Database): DivisionPort['readGraph'] {
  return async (districtCode, { subdistrictCodes, caseDays, now }) => {
    const since = new Date(now.getTime() - caseDays * DAY_MILLISECONDS).toISOString();
    const place = [districtCode, [...subdistrictCodes]];
    const unitGrids = await runStatement<UnitGridFacts>(database, { text: nodes }, [
      ...place,
      since,
      now.toISOString(),
    ]);
    const rows = await runStatement<{ one: number; other: number; length: number }>(database, { text: edges }, place);
    return { unitGrids, edges: rows.map(({ one, other, length }): PartitionEdge => [one, other, length]) };
  };
}
