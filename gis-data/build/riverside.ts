import type pg from 'pg';
import type { FaceId, VertexId } from './coverage';
import { dissolve } from './dissolve';
import type { CityDivision } from './division';
import { type Park, shrink } from './parks';
import { HUANGPU, type Plan } from './plan';
import type { Sources } from './sources';

/** Distance of the planting from the flood wall and from the kerb of the riverside road, metres. */
const MARGIN = 14;
/** A strip shorter than this is not worth a name. Unit grids. */
const LEAST_CELLS = 2;

/** The green strip between the flood wall and the riverside road of 黄浦区, one stretch or more for each town. */
export async function riversideStrips(
  client: pg.Client,
  plan: Plan,
  division: CityDivision,
  sources: Sources,
): Promise<Park[]> {
  const strips: Park[] = [];
  for (const { code, name } of sources.towns.filter((town) => town.code.startsWith(HUANGPU))) {
    const cells = [...division.cellOf]
      .filter(([face, cell]) => cell.startsWith(code) && isRiverside(plan, division, face))
      .map(([face]) => face);
    for (const [outer] of dissolve(plan.coverage, cells)) {
      const ring = (outer ?? []).map((vertex) => plan.coverage.metresOf(vertex));
      const members = cells.filter((face) => plan.coverage.ring(face).every((vertex) => outer?.includes(vertex)));
      if (members.length < LEAST_CELLS) continue;
      const title = `${name.replace('街道', '')}滨江绿带`;
      strips.push({ name: title, cells: members, ring: await shrink(client, ring, MARGIN) });
    }
  }
  return strips;
}

/** On land, with the flood wall on one side and the riverside road on another. */
function isRiverside({ coverage }: Plan, division: CityDivision, face: FaceId): boolean {
  if (division.water.has(face)) return false;
  const ring = coverage.ring(face);
  const kinds = ring.map((a, i) => coverage.tagOf(a, ring[(i + 1) % ring.length] as VertexId)?.kind);
  return kinds.includes('bank') && kinds.includes('arterial');
}
