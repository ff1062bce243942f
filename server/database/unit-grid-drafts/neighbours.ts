import type { DrawnShape } from '../../application/unit-grid-drafts/unitGridDraftPort.ts';
import type { StrayGrid } from '../../domain/division/edit/strayGrids.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';

/** Grids within about fifty metres of the communities can share a border with what is drawn there. */
const BESIDE_DEGREES = 0.0005;

/** Less than this, m², is no overlap: areas and grids of different surveys meet within a hair. */
const LEAST_SQUARE_METERS = 1;

/** Present unit grids beside some communities ($2) of a district ($1): beside the areas, or beside their grids. By index. */
export const neighbours = {
  name: 'read-neighbouring-unit-grids',
  text: `
    WITH own AS MATERIALIZED (
      SELECT boundary AS shape FROM administrative_areas
      WHERE district_code = $1 AND code = ANY ($2) AND valid_to = 'infinity'
      UNION ALL
      SELECT boundary FROM unit_grids WHERE district_code = $1 AND community_code = ANY ($2) AND valid_to = 'infinity'
    )
    SELECT DISTINCT ON (g.code) g.code, g.community_code AS "communityCode",
      ST_AsGeoJSON(g.boundary, 15)::jsonb->'coordinates' AS rings
    FROM own JOIN unit_grids g ON g.boundary && ST_Expand(own.shape, ${BESIDE_DEGREES})
      AND ST_DWithin(g.boundary, own.shape, ${BESIDE_DEGREES})
    WHERE g.district_code = $1 AND g.valid_to = 'infinity' AND g.community_code <> ALL ($2)
    ORDER BY g.code`,
};

const strays = {
  name: 'find-stray-unit-grids',
  text: `
    WITH given AS MATERIALIZED (
      SELECT id, "communityCode" AS community, ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326) AS shape
      FROM jsonb_to_recordset($3::jsonb) AS drawn (id text, "communityCode" text, shape text)
    ), judged AS (
      SELECT given.id,
        coalesce((
          SELECT ST_Area(ST_Difference(given.shape, ST_Union(own.boundary))::geography) FROM (
            SELECT boundary FROM administrative_areas
            WHERE district_code = $1 AND code = given.community AND valid_to = 'infinity'
            UNION ALL
            SELECT boundary FROM unit_grids WHERE district_code = $1 AND code = ANY ($2) AND boundary && given.shape
          ) AS own), ${2 * LEAST_SQUARE_METERS}) > ${LEAST_SQUARE_METERS} AS "isOutside",
        EXISTS (SELECT FROM unit_grids o
          WHERE o.district_code = $1 AND o.valid_to = 'infinity' AND o.code <> ALL ($2) AND o.boundary && given.shape
            AND ST_Area(ST_Intersection(o.boundary, given.shape)::geography) > ${LEAST_SQUARE_METERS}) AS "isInOther"
      FROM given
    )
    SELECT * FROM judged WHERE "isOutside" OR "isInOther" ORDER BY id`,
};

/** The shapes that leave their community and the grids that the draft began with, or lie in a present grid of others. */
export function findStrays(
  database: Database,
  districtCode: string,
  baseCodes: readonly string[],
  shapes: readonly (DrawnShape & { readonly communityCode: string })[],
): Promise<readonly StrayGrid[]> {
  return runStatement<StrayGrid>(database, strays, [districtCode, baseCodes, JSON.stringify(shapes)]);
}
