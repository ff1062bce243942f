import type { BorderLinePort } from '../../application/unit-grid-drafts/borderLines.ts';
import type { BorderLine } from '../../contract/schemas/borderLines.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';

/** How far around a place lines are given, degrees: more than is seen at the zoom at which borders are drawn. */
const REACH = 0.008;
/** More lines than this make every movement of the pointer slow; the nearest are enough. */
const MOST_LINES = 1000;

const around = {
  name: 'read-border-lines',
  text: `
    WITH box AS MATERIALIZED (
      SELECT degrees, ST_Transform(degrees, 3857) AS mercator, ST_Centroid(degrees) AS middle
      FROM ST_Expand(ST_SetSRID(ST_MakePoint($1, $2), 4326), ${REACH}) AS degrees
    )
    SELECT f.layer AS kind, ST_AsGeoJSON(part.geom, 8)::jsonb->'coordinates' AS points
    FROM box JOIN base_features f ON f.layer IN ('street', 'water') AND f.shape_mercator && box.mercator
    CROSS JOIN LATERAL ST_Dump(ST_CollectionExtract(ST_Intersection(
      CASE WHEN ST_Dimension(f.shape) = 2 THEN ST_Boundary(f.shape) ELSE f.shape END, box.degrees), 2)) AS part
    ORDER BY part.geom <-> box.middle, f.id, part.path LIMIT ${MOST_LINES}`,
};

/** Streets and banks, read by the index of the base map. */
export function borderLineRepository(database: Database): BorderLinePort {
  return {
    around: (longitude, latitude) => runStatement<BorderLine>(database, around, [longitude, latitude]),
  };
}
