import { gridsToPublish } from '../../application/unit-grid-drafts/gridsToPublish.ts';
import type { DrawnGrid, PublicationOrder } from '../../application/unit-grid-drafts/unitGridDraftPort.ts';
import type { UnitGridPublication } from '../../contract/schemas/unitGridDrafts.ts';
import type { StoredGrid } from '../../domain/division/edit/drawing.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { layerChanged } from '../tiles/layerChanged.ts';
import { inOneTransaction, type RunIn } from '../transaction.ts';
import { followingResponsibilityGrids } from './followingResponsibilityGrids.ts';
import { moveComponents } from './moveComponents.ts';
import { neighbours } from './neighbours.ts';
import { closeDraft, oneAtATime } from './publication.ts';

/** Codes in a community have three digits. */
const MOST_CODES = 999;

const facts = `
  SELECT
    (SELECT revision FROM unit_grid_drafts WHERE district_code = $1 AND id = $2 AND published_at IS NULL) AS revision,
    (${cityToday})::text AS today,
    coalesce(array_agg(code ORDER BY code) FILTER (WHERE valid_to = 'infinity'), '{}') AS present,
    (max(valid_from) + 1)::text AS "firstDay"
  FROM unit_grids WHERE district_code = $1 AND community_code = ANY ($3)`;
const usedCodes = `
  SELECT community_code AS "communityCode", max(right(code, 3)::int) AS used
  FROM unit_grids WHERE district_code = $1 AND community_code = ANY ($2) GROUP BY community_code`;
const end = `UPDATE unit_grids SET valid_to = $3::date WHERE district_code = $1 AND code = ANY ($2)`;
/** A grid that stays, of the draft or beside it, gets the corners that its neighbours put into the common border; its shape is the same. */
const keep = `
  UPDATE unit_grids g SET boundary = given.shape
  FROM (
    SELECT code, ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326) AS shape
    FROM jsonb_to_recordset($2::jsonb) AS drawn (code text, shape text)
  ) AS given
  WHERE g.district_code = $1 AND g.code = given.code AND ST_NPoints(g.boundary) <> ST_NPoints(given.shape)`;
/** A new grid has the area class of the old one that it lies in for the most part; where there was none, it is "other". */
const begin = `
  INSERT INTO unit_grids (district_code, code, area_class, area_square_meters, boundary, valid_from)
  SELECT $1, given.code, coalesce(old.area_class, 'C'), ST_Area(given.shape::geography), given.shape, $3::date
  FROM (
    SELECT code, ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326) AS shape
    FROM jsonb_to_recordset($2::jsonb) AS drawn (code text, shape text)
  ) AS given
  LEFT JOIN LATERAL (
    SELECT g.area_class FROM unit_grids g
    WHERE g.district_code = $1 AND g.code = ANY ($4) AND g.boundary && given.shape
    ORDER BY ST_Area(ST_Intersection(g.boundary, given.shape)) DESC, g.code LIMIT 1
  ) AS old ON true`;
const newUnitGridTiles = layerChanged(
  ['unit-grids'],
  '(SELECT ST_Extent(boundary_mercator) FROM unit_grids WHERE district_code = $1 AND community_code = ANY ($2))',
);
/** A responsibility grid may reach beyond the communities; where none changed, nothing lies outside them. */
const newResponsibilityGridTiles = layerChanged(
  ['responsibility-grids'],
  `(SELECT ST_Extent(boundary_mercator) FROM (
    SELECT boundary_mercator FROM unit_grids WHERE district_code = $1 AND community_code = ANY ($2)
    UNION ALL
    SELECT boundary_mercator FROM responsibility_grids WHERE district_code = $1 AND $3::date IN (valid_from, valid_to)
  ) AS changed)`,
);

interface Facts {
  readonly revision: number | null;
  readonly today: string;
  readonly present: readonly string[];
  readonly firstDay: string | null;
}

/** Ends the grids that changed and begins the new ones, with all that hangs on them, or changes nothing. */
export function publishDraft(database: Database, order: PublicationOrder): Promise<UnitGridPublication | Refusal> {
  const { districtCode, validFrom } = order;
  return inOneTransaction(database, async (run) => {
    await run(oneAtATime, [districtCode]);
    const [found] = await run<Facts>(facts, [districtCode, order.id, order.communityCodes]);
    const objection = objectionTo(order, found as Facts);
    if (objection) return objection;
    const beside = await run<StoredGrid>(neighbours.text, [districtCode, order.communityCodes]);
    const { grids, neighbours: cornered } = gridsToPublish(order.drawing, beside);
    const kept = new Set(grids.flatMap(({ code }) => code ?? []));
    const ended = order.baseCodes.filter((code) => !kept.has(code));
    const begun = await withCodes(run, order, grids);
    if (!begun) return refuse('grid-codes-exhausted', { most: MOST_CODES });
    await run(keep, [districtCode, JSON.stringify([...grids.filter(({ code }) => code !== null), ...cornered])]);
    await run(begin, [districtCode, JSON.stringify(begun), validFrom, ended]);
    await run(end, [districtCode, ended, validFrom]);
    const codes = begun.map(({ code }) => code);
    const responsibilityGrids = await followingResponsibilityGrids(run, districtCode, ended, codes, validFrom);
    const componentsMoved = await moveComponents(run, districtCode);
    await run(newUnitGridTiles, [districtCode, order.communityCodes]);
    await run(newResponsibilityGridTiles, [districtCode, order.communityCodes, validFrom]);
    await run(closeDraft, [districtCode, order.id, order.by, order.at, validFrom]);
    return { ended, begun: codes, responsibilityGrids, componentsMoved };
  });
}

function objectionTo(order: PublicationOrder, { revision, today, present, firstDay }: Facts): Refusal | null {
  if (revision !== order.revision) return refuse('stale-version', { revision });
  // What began on a day cannot end before the next.
  const first = firstDay && firstDay > today ? firstDay : today;
  if (order.validFrom < first) return refuse('day-not-ahead', { first });
  const changed = [...present].filter((code) => !order.baseCodes.includes(code));
  const gone = order.baseCodes.filter((code) => !present.includes(code));
  return changed.length + gone.length > 0 ? refuse('grids-changed', { changed, gone }) : null;
}

/** New grids with the next codes of their communities, never used before; null when a community has none left. */
async function withCodes(run: RunIn, { districtCode, communityCodes }: PublicationOrder, grids: readonly DrawnGrid[]) {
  const rows = await run<{ communityCode: string; used: number }>(usedCodes, [districtCode, communityCodes]);
  const used = new Map(rows.map(({ communityCode, used: last }) => [communityCode, last]));
  const begun: { code: string; shape: string }[] = [];
  for (const { code, communityCode, shape } of grids) {
    if (code !== null) continue;
    const next = (used.get(communityCode) ?? 0) + 1;
    if (next > MOST_CODES) return null;
    used.set(communityCode, next);
    begun.push({ code: communityCode + String(next).padStart(3, '0'), shape });
  }
  return begun;
}
