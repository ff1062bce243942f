import type { BodyOf } from '../../contract/endpoints.ts';
import type { HandPlanView, SavedPlan } from '../../contract/schemas/handPlans.ts';
import { breaksOfPlan, certifyPlan } from '../../domain/division/handPlan.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { DraftKey } from '../division/divisionPort.ts';
import type { Ports } from '../ports.ts';
import type { StoredPlan } from './handPlanPort.ts';

type Dependencies = Pick<Ports, 'division' | 'handPlans'>;

/** A draft with all that is needed to draw on it. */
export function readHandPlan(dependencies: Dependencies) {
  return async (actor: Actor, key: DraftKey): Promise<HandPlanView | Refusal> => {
    const stored = await planOf(dependencies, actor, key);
    return isRefusal(stored) ? stored : viewOfPlan(dependencies, key, stored);
  };
}

/** Gives unit grids to other grids, and says at once what the draft is worth now. */
export function saveHandPlan(dependencies: Dependencies) {
  return async (
    actor: Actor,
    key: DraftKey,
    { revision, moves }: BodyOf<'saveHandPlan'>,
  ): Promise<SavedPlan | Refusal> => {
    const stored = await planOf(dependencies, actor, key);
    if (isRefusal(stored)) return stored;
    const numbers = new Map(moves.map(({ code, number }) => [code, number]));
    const known = new Set(stored.unitGrids.map(({ code }) => code));
    const stranger = moves.find(({ code }) => !known.has(code));
    if (stranger) return refuse('not-found', { unitGridCode: stranger.code });
    const plan = stored.unitGrids.map(({ code }, v) => numbers.get(code) ?? (stored.plan[v] as number));
    const { tolerance, borders } = stored.settings;
    const certificate = certifyPlan(stored, plan, tolerance);
    const saved = await dependencies.handPlans.save(key, { revision, moves, certificate });
    const draft = await dependencies.division.read(key);
    if (!draft) return refuse('not-found', { draftId: key.draftId });
    if (draft.publishedFrom !== null) return refuse('draft-published', { from: draft.publishedFrom });
    if (saved === null) return refuse('stale-version', { revision: stored.revision });
    return { revision: saved, draft: { ...draft, progress: 1 }, breaks: breaksOfPlan(stored, plan, borders) };
  };
}

/** The first rule that a draft breaks which was drawn by hand; null where it breaks none, or was computed. */
export async function brokenPlanRule({ handPlans }: Pick<Ports, 'handPlans'>, key: DraftKey): Promise<Refusal | null> {
  const stored = await handPlans.read(key);
  if (!stored) return null;
  const [broken] = breaksOfPlan(stored, stored.plan, stored.settings.borders);
  return broken ? refuse('grid-rule-broken', { ...broken }) : null;
}

async function planOf({ handPlans }: Dependencies, actor: Actor, key: DraftKey): Promise<StoredPlan | Refusal> {
  const { districtCode, draftId } = key;
  if (actor.districtCode !== null && actor.districtCode !== districtCode) {
    return refuse('not-your-district', { districtCode });
  }
  return (await handPlans.read(key)) ?? refuse('not-found', { draftId });
}

/** A kept plan as the page needs it. */
export async function viewOfPlan(
  { division, handPlans }: Dependencies,
  key: DraftKey,
  stored: StoredPlan,
): Promise<HandPlanView | Refusal> {
  const draft = await division.read(key);
  if (!draft) return refuse('not-found', { draftId: key.draftId });
  const [shapes, names] = [await handPlans.readShapes(key), await division.readNames(key.districtCode)];
  return {
    draft: { ...draft, progress: 1 },
    revision: stored.revision,
    unitGrids: stored.unitGrids.map((grid, v) => ({
      ...grid,
      number: stored.plan[v] as number,
      rings: shapes.get(grid.code) ?? [],
    })),
    edges: stored.edges.map(([one, other, length]) => [one, other, length]),
    names: [...names].map(([code, name]) => ({ code, name })),
    breaks: breaksOfPlan(stored, stored.plan, stored.settings.borders),
  };
}
