import type { AreaToDivide } from '../../domain/division/edit/divideArea.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';

/** What lies this far outside of the area, degrees, still is drawn: streets must cross its border. */
const MARGIN = 0.001;

/** About a centimetre, in degrees: rounding to millimetres on the plane must not make the rings of clipped courtyards cross. */
const COURTYARD_PRECISION = 0.0000001;

/**
 * Communities ($2) of a district ($1) as their present unit grids fill them, or as they are where they have none yet; streets, water,
 * courtyards and components that lie there. One statement; areas by code, lines and points by index.
 */
const read = {
  name: 'read-area-to-divide',
  text: `
    WITH area AS MATERIALIZED (
      SELECT a.code, coalesce((
          SELECT ST_Union(g.boundary) FROM unit_grids g
          WHERE g.district_code = $1 AND g.community_code = a.code AND g.valid_to = 'infinity'
        ), a.boundary) AS shape
      FROM administrative_areas a
      WHERE a.level = 'community' AND a.district_code = $1 AND a.code = ANY ($2) AND a.valid_to = 'infinity'
    ), frame AS MATERIALIZED (
      SELECT ST_Expand(ST_Extent(shape)::geometry, ${MARGIN}) AS box FROM area
    ), box AS MATERIALIZED (
      SELECT ST_SetSRID(box, 4326) AS degrees, ST_Transform(ST_SetSRID(box, 4326), 3857) AS mercator FROM frame
    )
    SELECT 'community' AS layer, code, ST_AsGeoJSON(ST_Multi(shape), 15)::jsonb->'coordinates' AS coordinates FROM area
    UNION ALL
    SELECT f.layer, NULL, ST_AsGeoJSON(part.geom, 15)::jsonb->'coordinates'
    FROM box JOIN base_features f ON f.layer IN ('street', 'water') AND f.shape_mercator && box.mercator
    CROSS JOIN LATERAL ST_Dump(ST_CollectionExtract(ST_Intersection(
      CASE WHEN ST_Dimension(f.shape) = 2 THEN ST_Boundary(f.shape) ELSE f.shape END, box.degrees), 2)) AS part
    UNION ALL
    SELECT f.layer, NULL, ST_AsGeoJSON(part.geom, 15)::jsonb->'coordinates'
    FROM box JOIN base_features f ON f.layer = 'courtyard' AND f.shape_mercator && box.mercator
    CROSS JOIN LATERAL ST_Dump(ST_CollectionExtract(
      ST_ReducePrecision(ST_Intersection(f.shape, box.degrees), ${COURTYARD_PRECISION}), 3)) AS part
    UNION ALL
    SELECT 'component', NULL, ST_AsGeoJSON(c.location, 15)::jsonb->'coordinates'
    FROM box JOIN components c ON c.district_code = $1 AND c.location && box.degrees AND c.state <> 'removed'`,
};

interface Row {
  readonly layer: 'community' | 'street' | 'water' | 'courtyard' | 'component';
  readonly code: string | null;
  /** Coordinates as GeoJSON nests them for the layer's kind of geometry. */
  readonly coordinates: unknown;
}
type Degrees = readonly [number, number];

/** Reads what a division needs of some communities. */
export async function readArea(
  database: Database,
  districtCode: string,
  communityCodes: readonly string[],
): Promise<AreaToDivide> {
  const rows = await runStatement<Row>(database, read, [districtCode, communityCodes]);
  const of = <T>(layer: Row['layer']): T[] =>
    rows.filter((row) => row.layer === layer).map(({ coordinates }) => coordinates as T);
  return {
    communities: rows
      .filter(({ layer }) => layer === 'community')
      .map(({ code, coordinates }) => ({ code: code ?? '', areas: coordinates as Degrees[][][] })),
    streets: of<Degrees[]>('street'),
    waters: of<Degrees[]>('water'),
    courtyards: of<Degrees[][]>('courtyard'),
    components: of<Degrees>('component'),
  };
}
