import type { ProfessionalPublication } from '../../application/unit-grid-drafts/professionalGridPort.ts';
import { codesOf, newShapes } from '../../application/unit-grid-drafts/professionalGrids.ts';
import { professionalGridsToPublish } from '../../application/unit-grid-drafts/professionalGridsToPublish.ts';
import type { UnitGridPublication } from '../../contract/schemas/unitGridDrafts.ts';
import type { StoredGrid } from '../../domain/division/edit/drawing.ts';
import { objectCodes } from '../../domain/grid/codes.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { layerChanged } from '../tiles/layerChanged.ts';
import { inOneTransaction, type RunIn } from '../transaction.ts';
import { closeDraft, oneAtATime } from '../unit-grid-drafts/publication.ts';
import { BESIDE_DEGREES, pieceColumns } from './pieces.ts';

/** A place of a code has two digits, 00 for what is not divided. */
const MOST_CODES = 99;

const facts = `
  SELECT
    (SELECT revision FROM unit_grid_drafts WHERE district_code = $1 AND id = $2 AND published_at IS NULL) AS revision,
    (${cityToday})::text AS today,
    coalesce(array_agg(code) FILTER (WHERE valid_to = 'infinity'), '{}') AS present,
    (max(valid_from) + 1)::text AS "firstDay"
  FROM professional_grids WHERE district_code = $1 AND code = ANY ($3)`;

/**
 * New grids with their codes: the object code of the kind ($2), the community at a point inside, and the next number that the community
 * never had for the kind. Name and unit come from the ended grid ($4) that each covers most of; else they are called as the draft.
 */
const begin = `
  WITH given AS MATERIALIZED (
    SELECT id, ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326) AS shape
    FROM jsonb_to_recordset($3::jsonb) AS drawn (id text, shape text)
  ), placed AS (
    SELECT given.*, $2 || coalesce(community.code, $1 || '000000') AS prefix FROM given
    LEFT JOIN LATERAL (
      SELECT a.code FROM administrative_areas a
      WHERE a.level = 'community' AND a.district_code = $1 AND a.valid_to = 'infinity'
        AND ST_Covers(a.boundary, ST_PointOnSurface(given.shape))
      ORDER BY a.code LIMIT 1
    ) AS community ON true
  ), used AS (
    SELECT left(code, 18) AS prefix, max(right(code, 2)::int) AS last FROM professional_grids
    WHERE district_code = $1 AND left(code, 6) = $2 GROUP BY 1
  ), numbered AS (
    SELECT placed.*, coalesce(used.last, 0) + row_number() OVER (PARTITION BY prefix
        ORDER BY ST_YMax(shape) DESC, ST_XMin(shape), id) AS number,
      row_number() OVER (ORDER BY ST_YMax(shape) DESC, ST_XMin(shape), id) AS turn
    FROM placed LEFT JOIN used USING (prefix)
  )
  INSERT INTO professional_grids (district_code, code, kind, name, unit_code, boundary, valid_from)
  SELECT $1, numbered.prefix || lpad(numbered.number::text, 2, '0'), $5,
    coalesce(old.name, $6 || CASE WHEN turn = 1 THEN '' ELSE ' ' || turn END), coalesce(old.unit_code, usual.unit_code),
    ST_Multi(numbered.shape), $7::date
  FROM numbered
  LEFT JOIN LATERAL (
    SELECT o.name, o.unit_code FROM professional_grids o
    WHERE o.district_code = $1 AND o.code = ANY ($4) AND o.boundary && numbered.shape AND ST_Intersects(o.boundary, numbered.shape)
    ORDER BY ST_Area(ST_Intersection(o.boundary, numbered.shape)) DESC, o.code LIMIT 1
  ) AS old ON true
  LEFT JOIN LATERAL (
    SELECT o.unit_code FROM professional_grids o
    WHERE o.district_code = $1 AND o.kind = $5 AND o.valid_to = 'infinity' AND o.unit_code IS NOT NULL
    ORDER BY o.boundary <-> numbered.shape, o.code LIMIT 1
  ) AS usual ON true
  WHERE numbered.number <= ${MOST_CODES}
  RETURNING code`;
/** Present grids of the kind ($2) beside the drawn shapes ($4) of a district ($1), but for those of some codes ($3), piece by piece. */
const besideShapes = `
  WITH given AS MATERIALIZED (
    SELECT ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326) AS shape FROM jsonb_to_recordset($4::jsonb) AS drawn (shape text)
  ), beside AS MATERIALIZED (
    SELECT DISTINCT g.code FROM given JOIN professional_grids g ON g.boundary && ST_Expand(given.shape, ${BESIDE_DEGREES})
    WHERE g.district_code = $1 AND g.kind = $2 AND g.valid_to = 'infinity' AND g.code <> ALL ($3)
  )
  SELECT ${pieceColumns}
  FROM beside JOIN professional_grids g ON g.district_code = $1 AND g.code = beside.code
  CROSS JOIN LATERAL ST_Dump(g.boundary) AS part
  ORDER BY g.code, part.path`;
/** A grid that stays, of the draft or beside it, gets the corners that its neighbours put into the common border; its shape is the same. */
const keep = `
  UPDATE professional_grids g SET boundary = ST_Multi(given.shape)
  FROM (
    SELECT code, ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326) AS shape
    FROM jsonb_to_recordset($2::jsonb) AS drawn (code text, shape text)
  ) AS given
  WHERE g.district_code = $1 AND g.code = given.code AND ST_NPoints(g.boundary) <> ST_NPoints(given.shape)`;
const end = `UPDATE professional_grids SET valid_to = $3::date WHERE district_code = $1 AND code = ANY ($2)`;
const newTiles = layerChanged(
  ['professional-grids'],
  `(SELECT ST_Extent(boundary_mercator) FROM professional_grids
    WHERE district_code = $1 AND $2::date IN (valid_from, valid_to))`,
);

interface Facts {
  readonly revision: number | null;
  readonly today: string;
  readonly present: readonly string[];
  readonly firstDay: string | null;
}

/** Ends the grids that changed and begins the new ones, or changes nothing. Cases keep the grids they were in. */
export function publishProfessionalGrids(
  database: Database,
  order: ProfessionalPublication,
): Promise<UnitGridPublication | Refusal> {
  const { districtCode, validFrom } = order;
  return inOneTransaction(database, async (run) => {
    await run(oneAtATime, [districtCode]);
    const objection = await objectionTo(run, order);
    if (objection) return objection;
    const kept = codesOf(order.drawing);
    const ended = order.baseCodes.filter((code) => !kept.has(code));
    const beside = await run<StoredGrid>(besideShapes, [
      districtCode,
      order.kind,
      order.baseCodes,
      JSON.stringify(newShapes(order.drawing)),
    ]);
    const shapes = professionalGridsToPublish(order.drawing, beside);
    const begun = await run<{ code: string }>(begin, [
      districtCode,
      objectCodes[order.kind],
      JSON.stringify(shapes.begun),
      ended,
      order.kind,
      order.name,
      validFrom,
    ]);
    if (begun.length < shapes.begun.length) return refuse('grid-codes-exhausted', { most: MOST_CODES });
    await run(keep, [districtCode, JSON.stringify(shapes.kept)]);
    await run(end, [districtCode, ended, validFrom]);
    await run(newTiles, [districtCode, validFrom]);
    await run(closeDraft, [districtCode, order.id, order.by, order.at, validFrom]);
    const codes = begun.map(({ code }) => code).sort();
    return { ended, begun: codes, responsibilityGrids: [], componentsMoved: 0 };
  });
}

async function objectionTo(run: RunIn, order: ProfessionalPublication): Promise<Refusal | null> {
  const { districtCode, id, baseCodes } = order;
  const [found] = await run<Facts>(facts, [districtCode, id, baseCodes]);
  const { revision = null, today = '', present = [], firstDay = null } = found ?? {};
  if (revision !== order.revision) return refuse('stale-version', { revision });
  // What began on a day cannot end before the next.
  const first = firstDay && firstDay > today ? firstDay : today;
  if (order.validFrom < first) return refuse('day-not-ahead', { first });
  const gone = baseCodes.filter((code) => !present.includes(code));
  return gone.length > 0 ? refuse('grids-changed', { changed: [], gone }) : null;
}
