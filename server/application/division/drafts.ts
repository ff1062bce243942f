import type { BodyOf, OutputOf } from '../../contract/endpoints.ts';
import type { DraftComparison, GridDraft, Publication } from '../../contract/schemas/division.ts';
import { compareLoads, type GridLoad } from '../../domain/division/compareLoads.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { brokenPlanRule } from '../hand-plans/handPlans.ts';
import type { Ports } from '../ports.ts';
import type { DraftKey } from './divisionPort.ts';
import type { DraftRuns } from './draftRuns.ts';

type Dependencies = Pick<Ports, 'division' | 'handPlans'> & { readonly runs: DraftRuns };

function districtObjection(actor: Actor, districtCode: string): Refusal | null {
  const isOwn = actor.districtCode === null || actor.districtCode === districtCode;
  return isOwn ? null : refuse('not-your-district', { districtCode });
}

async function find({ division, runs }: Dependencies, actor: Actor, key: DraftKey): Promise<GridDraft | Refusal> {
  const objection = districtObjection(actor, key.districtCode);
  if (objection) return objection;
  const stored = await division.read(key);
  return stored ? runs.shown(stored) : refuse('not-found', { draftId: key.draftId });
}

/** The drafts of a district, the newest first. */
export function listDrafts({ division, runs }: Dependencies) {
  return async (actor: Actor, districtCode: string): Promise<OutputOf<'listGridDrafts'> | Refusal> => {
    const objection = districtObjection(actor, districtCode);
    if (objection) return objection;
    return { items: (await division.list(districtCode)).map((draft) => runs.shown(draft)) };
  };
}

/** The grids that hold today, for choosing what is to stay. */
export function listPresentGrids({ division }: Pick<Ports, 'division'>) {
  return async (actor: Actor, districtCode: string): Promise<OutputOf<'listPresentGrids'> | Refusal> => {
    const objection = districtObjection(actor, districtCode);
    return objection ?? { items: [...(await division.listPresentGrids(districtCode))] };
  };
}

/** What would be different: last month's cases and minutes by the present grids and by the draft. */
export function readDraft(dependencies: Dependencies) {
  const { division } = dependencies;
  return async (actor: Actor, key: DraftKey): Promise<DraftComparison | Refusal> => {
    const draft = await find(dependencies, actor, key);
    if (isRefusal(draft)) return draft;
    const members = await division.readMembers(key);
    const names = await division.readNames(key.districtCode);
    const { outlines, shapes, borderMeters } = await division.readShapes(key);
    const { before, after, movedUnitGrids } = compareLoads(members);
    const shaped = <T extends GridLoad>(side: 'before' | 'after', load: T, name: string) => ({
      ...load,
      name,
      polsbyPopper: shapes[side].get(load.key) ?? null,
    });
    return {
      draft,
      before: before.map((load) => shaped('before', load, names.get(load.key) ?? load.key)),
      after: after.map((load) => shaped('after', load, String(Number(load.key) + 1))),
      movedUnitGrids,
      members: members.map(({ code, before: origin, number }) => ({ code, before: origin, after: String(number) })),
      outlines,
      borderMeters,
      constraints: await division.readConstraints(key),
    };
  };
}

/** Stops computing a draft. One that has ended stays as it is. */
export function cancelDraft(dependencies: Dependencies) {
  const { division, runs } = dependencies;
  return async (actor: Actor, key: DraftKey): Promise<GridDraft | Refusal> => {
    const draft = await find(dependencies, actor, key);
    if (isRefusal(draft) || draft.state !== 'running') return draft;
    runs.end(key);
    await division.finish(key, { state: 'cancelled' });
    return find(dependencies, actor, key);
  };
}

/** Removes a draft; a published one is the record of where its grids come from. */
export function removeDraft(dependencies: Dependencies) {
  return async (actor: Actor, key: DraftKey): Promise<OutputOf<'removeGridDraft'> | Refusal> => {
    const draft = await find(dependencies, actor, key);
    if (isRefusal(draft)) return draft;
    if (draft.publishedFrom !== null) return refuse('draft-published', { from: draft.publishedFrom });
    dependencies.runs.end(key);
    await dependencies.division.remove(key);
    return { isRemoved: true };
  };
}

/** Lets the drafted grids begin on a day that has not begun yet, so that no running day changes its grids. */
export function publishDraft(dependencies: Dependencies) {
  const { division } = dependencies;
  return async (actor: Actor, key: DraftKey, { from }: BodyOf<'publishGridDraft'>): Promise<Publication | Refusal> => {
    const draft = await find(dependencies, actor, key);
    if (isRefusal(draft)) return draft;
    if (draft.publishedFrom !== null) return refuse('draft-published', { from: draft.publishedFrom });
    if (draft.state !== 'done') return refuse('draft-not-ready', { state: draft.state });
    const today = await division.readToday();
    if (from <= today) return refuse('day-not-ahead', { from, today });
    const broken = await brokenPlanRule(dependencies, key);
    if (broken) return broken;
    const published = await division.publish(key, from);
    if (isRefusal(published)) return published;
    const stored = await find(dependencies, actor, key);
    return isRefusal(stored) ? stored : { ...published, draft: stored };
  };
}
