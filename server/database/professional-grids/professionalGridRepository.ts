import type { ProfessionalGridPort } from '../../application/unit-grid-drafts/professionalGridPort.ts';
import type { StoredGrid } from '../../domain/division/edit/drawing.ts';
import type { StrayGrid } from '../../domain/division/edit/strayGrids.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { BESIDE_DEGREES, pieceColumns } from './pieces.ts';
import { publishProfessionalGrids } from './publishProfessionalGrids.ts';

/** Borders of different surveys meet within a hair: less than this, m², is no overlap and does not leave the district. */
const LEAST_SQUARE_METERS = 1;

const grids = {
  name: 'read-professional-grids-to-draw',
  text: `
    WITH area AS MATERIALIZED (
      SELECT ST_Union(boundary) AS shape FROM administrative_areas
      WHERE district_code = $1 AND code = ANY ($3) AND valid_to = 'infinity'
    )
    SELECT ${pieceColumns}
    FROM area JOIN professional_grids g ON g.boundary && area.shape
      AND EXISTS (SELECT FROM ST_Dump(g.boundary) AS own WHERE ST_Intersects(area.shape, ST_PointOnSurface(own.geom)))
    CROSS JOIN LATERAL ST_Dump(g.boundary) AS part
    WHERE g.district_code = $1 AND g.kind = $2 AND g.valid_to = 'infinity'
      AND NOT EXISTS (
        SELECT FROM professional_grids o
        WHERE o.district_code = $1 AND o.kind = $2 AND o.valid_to = 'infinity' AND o.code <> g.code AND o.boundary && g.boundary
          AND ST_Area(ST_Intersection(o.boundary, g.boundary)::geography) > ${LEAST_SQUARE_METERS})
    ORDER BY g.code, part.path LIMIT $4`,
};

/** Grids of a kind ($2) beside some areas ($3) of a district ($1), or wherever they reach to, but for those of some codes ($4). */
const neighbours = {
  name: 'read-neighbouring-professional-grids',
  text: `
    WITH beside AS MATERIALIZED (
      SELECT DISTINCT g.code FROM administrative_areas a
      JOIN professional_grids g ON g.boundary && ST_Expand(a.boundary, ${BESIDE_DEGREES})
      WHERE a.district_code = $1 AND a.code = ANY ($3) AND a.valid_to = 'infinity'
        AND g.district_code = $1 AND g.kind = $2 AND g.valid_to = 'infinity' AND g.code <> ALL ($4)
    )
    SELECT ${pieceColumns}
    FROM beside JOIN professional_grids g ON g.district_code = $1 AND g.code = beside.code
    CROSS JOIN LATERAL ST_Dump(g.boundary) AS part
    ORDER BY g.code, part.path`,
};

const middle = {
  name: 'read-middle-of-areas',
  text: `
    SELECT ST_X(ST_Centroid(extent)) AS longitude, ST_Y(ST_Centroid(extent)) AS latitude
    FROM (SELECT ST_Extent(boundary)::geometry AS extent FROM administrative_areas
      WHERE district_code = $1 AND code = ANY ($2) AND valid_to = 'infinity') AS whole
    WHERE extent IS NOT NULL`,
};

const strays = {
  name: 'find-stray-professional-grids',
  text: `
    WITH given AS MATERIALIZED (
      SELECT id, ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326) AS shape
      FROM jsonb_to_recordset($4::jsonb) AS drawn (id text, shape text)
    ), district AS MATERIALIZED (
      SELECT boundary FROM administrative_areas WHERE code = $1 AND level = 'district' AND valid_to = 'infinity'
    ), judged AS (
      SELECT given.id,
        coalesce((SELECT ST_Area(ST_Difference(given.shape, district.boundary)::geography) > ${LEAST_SQUARE_METERS}
          FROM district), false) AS "isOutside",
        EXISTS (SELECT FROM professional_grids o
          WHERE o.district_code = $1 AND o.kind = $2 AND o.valid_to = 'infinity' AND o.code <> ALL ($3) AND o.boundary && given.shape
            AND ST_Area(ST_Intersection(o.boundary, given.shape)::geography) > ${LEAST_SQUARE_METERS}) AS "isInOther"
      FROM given
    )
    SELECT * FROM judged WHERE "isOutside" OR "isInOther" ORDER BY id`,
};

/** Professional grids as the editor draws them. */
export function professionalGridRepository(database: Database): ProfessionalGridPort {
  return {
    readGrids: (districtCode, kind, subdistrictCodes, most) =>
      runStatement<StoredGrid>(database, grids, [districtCode, kind, subdistrictCodes, most]),
    readNeighbours: (districtCode, kind, subdistrictCodes, exceptCodes) =>
      runStatement<StoredGrid>(database, neighbours, [districtCode, kind, subdistrictCodes, exceptCodes]),
    async readMiddle(districtCode, areaCodes) {
      const [row] = await runStatement<{ longitude: number; latitude: number }>(database, middle, [
        districtCode,
        areaCodes,
      ]);
      return row ? [row.longitude, row.latitude] : null;
    },
    findStrays: (districtCode, kind, baseCodes, shapes) =>
      runStatement<StrayGrid>(database, strays, [districtCode, kind, baseCodes, JSON.stringify(shapes)]),
    publish: (order) => publishProfessionalGrids(database, order),
  };
}
