import type { DivisionPort } from '../../application/division/divisionPort.ts';
import type { Obstacle } from '../../domain/division/barriers.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { scope } from './readGraph.ts';

/**
 * Metres to both sides of what is drawn within which a border still lies along it: half an expressway with its ramps, half
 * a canal, and the rounding of a river's bank.
 */
const REACH = { expressway: 12, canal: 8, bank: 3 } as const;
/** Metres on both sides that a street has to lead on, away from the border, to count as a way across. */
const WAY_METERS = 25;
/** A street nearer to the border than this runs along it. */
const ALONG_METERS = 15;
/** Metres by which a street may miss the border it crosses, and the edge of a unit grid it runs on. */
const [MISS_METERS, EDGE_METERS] = [6, 1];

/** Common borders of which more than half lies in water or along an expressway, and whether a street leads across. */
const obstacles = `
  WITH ${scope}, frame AS MATERIALIZED (SELECT ST_SetSRID(ST_Extent(shape)::geometry, 3857) AS shape FROM scope
  ), features AS MATERIALIZED (
    SELECT CASE layer WHEN 'water' THEN 'water' ELSE 'expressway' END AS kind, shape_mercator AS shape,
      CASE WHEN layer = 'street' THEN ${REACH.expressway} WHEN class = 'canal' THEN ${REACH.canal} ELSE ${REACH.bank} END AS reach
    FROM base_features
    WHERE shape_mercator && (SELECT shape FROM frame) AND (layer = 'water' OR (layer = 'street' AND class = 'expressway'))
  ), pieces AS MATERIALIZED (
    SELECT f.kind, ST_Subdivide(ST_Buffer(f.shape, f.reach / plane.scale, 'quad_segs=2'), 48) AS shape FROM features f, plane
  ), near AS MATERIALIZED (
    SELECT p.kind, s.place, s.shape, ST_Collect(p.shape) AS pieces
    FROM pieces p JOIN unit_grids g ON g.district_code = $1 AND g.boundary_mercator && p.shape
    JOIN scope s ON s.code = g.code
    WHERE ST_Intersects(s.shape, p.shape) GROUP BY p.kind, s.place, s.shape
  ), pairs AS MATERIALIZED (
    SELECT one.kind, one.place AS one, other.place AS other, one.shape AS here, other.shape AS there, one.pieces,
      ST_CollectionExtract(ST_Intersection(one.shape, other.shape), 2) AS border
    FROM near one JOIN near other ON one.kind = other.kind AND one.place < other.place
      AND one.shape && other.shape AND ST_Intersects(one.shape, other.shape)
  ), blocked AS MATERIALIZED (
    SELECT pairs.* FROM pairs
    WHERE ST_Length(border) / 2 < (SELECT sum(ST_Length(ST_Intersection(border, d.geom))) FROM ST_Dump(pieces) d WHERE d.geom && border)
  )
  SELECT blocked.one::int, blocked.other::int, blocked.kind, EXISTS (
    SELECT 1 FROM base_features street
    WHERE street.layer = 'street' AND street.class <> 'expressway'
      AND ST_DWithin(street.shape_mercator, blocked.border, ${MISS_METERS} / plane.scale)
      AND ${leadsInto('here')} AND ${leadsInto('there')}
  ) AS "isCrossed"
  FROM blocked, plane ORDER BY 1, 2, 3`;

function leadsInto(side: 'here' | 'there'): string {
  const away = `ST_Difference(ST_Buffer(blocked.${side}, ${EDGE_METERS}), ST_Buffer(blocked.border, ${ALONG_METERS} / plane.scale))`;
  return `ST_Length(ST_Intersection(street.shape_mercator, ${away})) > ${WAY_METERS} / plane.scale`;
}

const wet = `
  WITH ${scope}
  SELECT scope.place::int FROM scope
  JOIN unit_grids g ON g.district_code = $1 AND g.code = scope.code
  JOIN base_features w ON w.layer = 'water' AND w.shape_mercator && g.boundary_mercator
  GROUP BY scope.place, scope.shape
  HAVING sum(ST_Area(ST_Intersection(w.shape_mercator, scope.shape))) > ST_Area(scope.shape) / 2
  ORDER BY 1`;

/** Reads what of the base map stands between unit grids, each in one statement. */
export function readObstaclesFrom(database: Database): DivisionPort['readObstacles'] {
  return async (districtCode, subdistrictCodes) => {
    const values = [districtCode, [...subdistrictCodes]];
    const found = await runStatement<Obstacle>(database, { text: obstacles }, values);
    const wetGrids = await runStatement<{ place: number }>(database, { text: wet }, values);
    return { wet: wetGrids.map(({ place }) => place), obstacles: found };
  };
}
