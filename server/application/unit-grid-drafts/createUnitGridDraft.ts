import type { BodyOf } from '../../contract/endpoints.ts';
import type { UnitGridDraftView } from '../../contract/schemas/unitGridDrafts.ts';
import type { AreaCertificate } from '../../domain/division/edit/divideArea.ts';
import { drawGrids, type GridDrawing, type StoredGrid, UNITS_PER_DEGREE } from '../../domain/division/edit/drawing.ts';
import { withSurroundings } from '../../domain/division/edit/surroundings.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';
import { codesOf, presentProfessionalGrids } from './professionalGrids.ts';
import type { Divided, RunningDivisions } from './runningDivisions.ts';
import type { DivisionWatch } from './unitGridDraftPort.ts';
import { isOwn, viewOf } from './unitGridDrafts.ts';

type Dependencies = Pick<Ports, 'unitGridDrafts' | 'professionalGrids' | 'areaDivider' | 'clock'> & {
  readonly runs: RunningDivisions;
};
type Wish = BodyOf<'createUnitGridDraft'>;

/** More grids than this are no drawing that one edits by hand, and every edit looks at all of them. */
const MOST_GRIDS = 600;

/** What a draft begins with. */
interface Beginning {
  readonly baseCodes: readonly string[];
  readonly drawing: GridDrawing;
  readonly certificate: AreaCertificate | null;
}

/** Begins a draft; asked twice with one id, it answers with the draft that there is. */
export function createUnitGridDraft(dependencies: Dependencies) {
  const { unitGridDrafts, clock } = dependencies;
  return async (actor: Actor, wish: Wish): Promise<UnitGridDraftView | Refusal> => {
    const { id, name } = wish;
    const communityCodes = [...new Set(wish.communityCodes)].sort();
    const districtCode = (communityCodes[0] as string).slice(0, 6);
    const other = communityCodes.find((code) => code.slice(0, 6) !== districtCode);
    if (other || !isOwn(actor, districtCode)) {
      return refuse('not-your-district', { districtCode: other ?? districtCode });
    }
    const known = await unitGridDrafts.read({ districtCode, id });
    if (known) return viewOf(dependencies, known);
    const beginning = await begin(dependencies, { ...wish, communityCodes }, districtCode);
    if (isRefusal(beginning)) return beginning;
    const at = clock.now().toISOString();
    const draft = { districtCode, id, name, kind: wish.kind, communityCodes, ...beginning, by: actor.id, at };
    return viewOf(dependencies, await unitGridDrafts.create(draft));
  };
}

async function begin(
  dependencies: Dependencies,
  { id, name, kind, communityCodes, targetArea }: Wish,
  districtCode: string,
): Promise<Beginning | Refusal> {
  if (kind !== 'unit') {
    const drawing = await presentProfessionalGrids(dependencies, districtCode, kind, communityCodes, MOST_GRIDS);
    if (isRefusal(drawing)) return drawing;
    return { drawing, certificate: null, baseCodes: [...codesOf(drawing)] };
  }
  const grids = await dependencies.unitGridDrafts.readGrids(districtCode, communityCodes, MOST_GRIDS + 1);
  if (grids.length > MOST_GRIDS) return refuse('area-too-large', { most: MOST_GRIDS });
  const beginning =
    targetArea === undefined
      ? await present(dependencies, grids, districtCode, communityCodes)
      : await dependencies.runs.watch({ districtCode, id, name }, (watch) =>
          divided(dependencies, { districtCode, communityCodes, targetArea }, watch),
        );
  if (isRefusal(beginning)) return beginning;
  const neighbours = await dependencies.unitGridDrafts.readNeighbours(districtCode, communityCodes);
  const drawing = withSurroundings(beginning.drawing, neighbours);
  return { ...beginning, drawing, baseCodes: grids.map(({ code }) => code) };
}

/** The grids that hold; where a community has none yet, they are drawn from scratch. */
async function present(
  { professionalGrids }: Dependencies,
  grids: readonly StoredGrid[],
  districtCode: string,
  communityCodes: readonly string[],
): Promise<Omit<Beginning, 'baseCodes'> | Refusal> {
  for (const communityCode of communityCodes) {
    if (grids.some((grid) => grid.communityCode === communityCode)) continue;
    const middle = await professionalGrids.readMiddle(districtCode, [communityCode]);
    if (!middle) return refuse('not-found', { communityCode });
    const origin = [Math.round(middle[0] * UNITS_PER_DEGREE), Math.round(middle[1] * UNITS_PER_DEGREE)] as const;
    if (grids.length === 0) return { drawing: { origin, cells: [], arcs: [] }, certificate: null };
  }
  const drawing = drawGrids(grids);
  return drawing ? { drawing, certificate: null } : refuse('area-too-large', { most: MOST_GRIDS });
}

/** A division along streets and water; communities without any grids yet are as good as others. */
async function divided(
  { unitGridDrafts, areaDivider }: Dependencies,
  {
    districtCode,
    communityCodes,
    targetArea,
  }: Pick<Wish, 'communityCodes'> & {
    readonly districtCode: string;
    readonly targetArea: number;
  },
  watch: DivisionWatch,
): Promise<Divided> {
  const area = await unitGridDrafts.readArea(districtCode, communityCodes);
  const missing = communityCodes.find((code) => !area.communities.some((community) => community.code === code));
  if (missing) return refuse('not-found', { communityCode: missing });
  if (watch.signal.aborted) return refuse('division-cancelled');
  const division = await areaDivider.divide(area, targetArea, watch);
  if (!division) return refuse('division-cancelled');
  if ('faults' in division) return refuse('area-not-divisible', { faults: division.faults.slice(0, 20) });
  const isTooLarge = division.drawing.cells.length > MOST_GRIDS;
  return isTooLarge ? refuse('area-too-large', { most: MOST_GRIDS }) : division;
}
