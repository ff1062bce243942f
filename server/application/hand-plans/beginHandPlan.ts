import type { BodyOf } from '../../contract/endpoints.ts';
import type { DraftSettings } from '../../contract/schemas/division.ts';
import type { HandPlanView } from '../../contract/schemas/handPlans.ts';
import { certifyPlan, type PlanGraph } from '../../domain/division/handPlan.ts';
import { defaultLoadParameters, minutesPerShift } from '../../domain/division/loadModel.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { DraftKey } from '../division/divisionPort.ts';
import type { Ports } from '../ports.ts';
import { viewOfPlan } from './handPlans.ts';

type Dependencies = Pick<Ports, 'division' | 'handPlans' | 'clock'>;
type Wish = BodyOf<'beginHandPlan'>;

/** More unit grids than this are no map that one draws on by hand; a subdistrict has some hundreds. */
const MOST_UNIT_GRIDS = 4000;
/** How even the loads should be until somebody says otherwise. */
const TOLERANCE = 0.1;

/** Begins a draft to be drawn on; asked twice with one id, it answers with the draft that there is. */
export function beginHandPlan(dependencies: Dependencies) {
  const { handPlans, clock } = dependencies;
  return async (actor: Actor, wish: Wish): Promise<HandPlanView | Refusal> => {
    const { districtCode, id, name } = wish;
    const isForeign = wish.subdistrictCodes.some((code) => !code.startsWith(districtCode));
    if (isForeign || (actor.districtCode !== null && actor.districtCode !== districtCode)) {
      return refuse('not-your-district', { districtCode });
    }
    const key = { districtCode, draftId: id };
    const known = await handPlans.read(key);
    if (known) return viewOfPlan(dependencies, key, known);
    const origin = await originOf(dependencies, wish);
    if (isRefusal(origin)) return origin;
    const graph = await graphOf(dependencies, districtCode, origin.settings);
    if (isRefusal(graph)) return graph;
    const plan = origin.numbers ? numbersOf(graph, origin.numbers) : presentPlan(graph);
    if (isRefusal(plan)) return plan;
    const settings = { ...origin.settings, grids: new Set(plan).size };
    const members = graph.unitGrids.map(({ code, cases, load }, v) => ({
      code,
      cases,
      minutes: load,
      number: plan[v] as number,
      isFixed: false,
    }));
    const certificate = certifyPlan(graph, plan, settings.tolerance);
    const createdBy = actor.kind === 'person' ? actor.id : null;
    await handPlans.create({ key, name, settings, createdBy, at: clock.now(), graph, certificate, members });
    const stored = await handPlans.read(key);
    return stored ? viewOfPlan(dependencies, key, stored) : refuse('not-found', { draftId: id });
  };
}

/** A hand may move every unit grid across every river: what held the computed draft no longer does. */
const freeHand = { keepsBarriers: false, fixed: { unitGridCodes: [], gridCodes: [] } };

interface Origin {
  readonly settings: DraftSettings;
  /** The numbers of the draft that is gone on from; null where today's grids are. */
  readonly numbers: ReadonlyMap<string, number> | null;
}

async function originOf({ division }: Dependencies, wish: Wish): Promise<Origin | Refusal> {
  const borders = wish.mayCross ? 'none' : 'hard';
  if (!wish.from) {
    const settings: DraftSettings = {
      subdistrictCodes: wish.subdistrictCodes,
      grids: 1,
      tolerance: TOLERANCE,
      objective: 'shape',
      borders,
      keepsPresent: true,
      ...freeHand,
      seed: 1,
      load: { ...defaultLoadParameters },
    };
    return { settings, numbers: null };
  }
  const key: DraftKey = { districtCode: wish.districtCode, draftId: wish.from };
  const draft = await division.read(key);
  if (!draft) return refuse('not-found', { draftId: wish.from });
  if (draft.state !== 'done') return refuse('draft-not-ready', { state: draft.state });
  const members = await division.readMembers(key);
  const { maxMinutes: _found, ...settings } = draft.settings;
  return {
    settings: { ...settings, borders, ...freeHand },
    numbers: new Map(members.map(({ code, number }) => [code, number])),
  };
}

async function graphOf(
  { division, clock }: Dependencies,
  districtCode: string,
  { subdistrictCodes, load }: DraftSettings,
): Promise<PlanGraph | Refusal> {
  const scope = { subdistrictCodes, caseDays: load.caseDays, now: clock.now() };
  const { unitGrids, edges } = await division.readGraph(districtCode, scope);
  if (unitGrids.length === 0) return refuse('not-found', { districtCode });
  if (unitGrids.length > MOST_UNIT_GRIDS) return refuse('area-too-large', { most: MOST_UNIT_GRIDS });
  return {
    edges,
    unitGrids: unitGrids.map((grid) => ({
      code: grid.code,
      group: grid.subdistrictCode,
      before: grid.responsibilityGridCode,
      cases: grid.cases,
      load: minutesPerShift(grid, load),
      area: grid.squareMeters,
      perimeter: grid.perimeterMeters,
      x: grid.x,
      y: grid.y,
    })),
  };
}

/** Today's grids numbered in the order of their codes; unit grids that are in none yet are one grid in each subdistrict. */
function presentPlan({ unitGrids }: PlanGraph): number[] {
  const keys = unitGrids.map(({ before, group }) => before ?? `${group}~`);
  const order = [...new Set(keys)].sort();
  return keys.map((key) => order.indexOf(key));
}

/** The numbers of an older draft; refused where it knows other unit grids than hold today. */
function numbersOf({ unitGrids }: PlanGraph, numbers: ReadonlyMap<string, number>): number[] | Refusal {
  const changed = unitGrids.flatMap(({ code }) => (numbers.has(code) ? [] : code));
  const gone = [...numbers.keys()].filter((code) => !unitGrids.some((grid) => grid.code === code));
  if (changed.length + gone.length > 0) return refuse('grids-changed', { changed, gone });
  return unitGrids.map(({ code }) => numbers.get(code) ?? 0);
}
