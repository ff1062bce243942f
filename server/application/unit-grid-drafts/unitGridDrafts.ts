import type { BodyOf, OutputOf } from '../../contract/endpoints.ts';
import type { UnitGridDraftView, UnitGridPublication } from '../../contract/schemas/unitGridDrafts.ts';
import { applyEdits, type GridEdit } from '../../domain/division/edit/applyEdits.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';
import { codesOf, publishProfessional } from './professionalGrids.ts';
import { brokenRule, proofsOf } from './proofs.ts';
import type { DraftKey, UnitGridDraftRecord } from './unitGridDraftPort.ts';

type Dependencies = Pick<Ports, 'unitGridDrafts' | 'professionalGrids' | 'clock'>;
type Key = { readonly districtCode: string; readonly draftId: string };

/** The drafts that somebody may see: those of the own district, or all. */
export function listUnitGridDrafts({ unitGridDrafts }: Dependencies) {
  return async (actor: Actor): Promise<OutputOf<'listUnitGridDrafts'>> => ({
    items: [...(await unitGridDrafts.list(actor.districtCode))],
  });
}

/** One draft with its drawing and edits. */
export function readUnitGridDraft(dependencies: Dependencies) {
  return async (actor: Actor, key: Key): Promise<UnitGridDraftView | Refusal> => {
    const draft = await draftOf(dependencies, actor, key);
    return isRefusal(draft) ? draft : viewOf(dependencies, draft);
  };
}

/** Keeps edits. They are made here once more, and proved: what a browser says came out is not taken. */
export function saveUnitGridDraft(dependencies: Dependencies) {
  return async (
    actor: Actor,
    key: Key,
    { revision, edits }: BodyOf<'saveUnitGridDraft'>,
  ): Promise<OutputOf<'saveUnitGridDraft'> | Refusal> => {
    const draft = await draftOf(dependencies, actor, key);
    if (isRefusal(draft)) return draft;
    if (draft.revision !== revision) return refuse('stale-version', { revision: draft.revision });
    const stranger = edits.find((edit) => edit.kind === 'draw' && !mayDraw(draft, edit.community));
    if (stranger) return refuse('not-found', { edit: stranger.id });
    const replayed = continueOrReplay(draft, edits);
    if ('objection' in replayed) return refuse('grid-edit-refused', { ...replayed });
    const at = dependencies.clock.now().toISOString();
    const { drawing } = replayed;
    const saved = await dependencies.unitGridDrafts.save({ ...keyOf(key), revision, edits, drawing, by: actor.id, at });
    if (!saved) return refuse('stale-version', { revision: draft.revision });
    return { ...saved, proofs: [...(await proofsOf(dependencies, { ...draft, drawing }))] };
  };
}

/** A new grid belongs to one of the draft's communities; a professional one to the district. */
const mayDraw = ({ kind, districtCode, communityCodes }: UnitGridDraftRecord, community: string): boolean =>
  kind === 'unit' ? communityCodes.includes(community) : community === districtCode;

/** Edits that only add to the kept ones go on from the kept drawing. */
function continueOrReplay(draft: UnitGridDraftRecord, edits: readonly GridEdit[]) {
  const isContinued = draft.edits.every((edit, at) => JSON.stringify(edit) === JSON.stringify(edits[at]));
  if (!isContinued) return applyEdits(draft.base, edits);
  const replayed = applyEdits(draft.drawing, edits.slice(draft.edits.length));
  return 'objection' in replayed ? { ...replayed, index: replayed.index + draft.edits.length } : replayed;
}

/** Lets the drawn grids hold from a day on. */
export function publishUnitGridDraft(dependencies: Dependencies) {
  return async (
    actor: Actor,
    key: Key,
    { revision, validFrom }: BodyOf<'publishUnitGridDraft'>,
  ): Promise<UnitGridPublication | Refusal> => {
    const draft = await draftOf(dependencies, actor, key);
    if (isRefusal(draft)) return draft;
    if (draft.revision !== revision || draft.publishedAt) return refuse('stale-version', { revision: draft.revision });
    const isKept = draft.drawing.cells.every(({ code }) => code !== null);
    const isSame = isKept && codesOf(draft.drawing).size === draft.baseCodes.length;
    if (isSame) return refuse('nothing-changed');
    const broken = brokenRule(await proofsOf(dependencies, draft));
    if (broken) return broken;
    const given = { validFrom, by: actor.id, at: dependencies.clock.now().toISOString() };
    if (draft.kind !== 'unit') return publishProfessional(dependencies, draft, draft.kind, given);
    return dependencies.unitGridDrafts.publish({
      ...keyOf(key),
      revision,
      communityCodes: draft.communityCodes,
      baseCodes: draft.baseCodes,
      drawing: draft.drawing,
      ...given,
    });
  };
}

/** Throws a draft away. */
export function removeUnitGridDraft(dependencies: Dependencies) {
  return async (
    actor: Actor,
    key: Key,
    { revision }: BodyOf<'removeUnitGridDraft'>,
  ): Promise<OutputOf<'removeUnitGridDraft'> | Refusal> => {
    const draft = await draftOf(dependencies, actor, key);
    if (isRefusal(draft)) return draft;
    const isRemoved = !draft.publishedAt && (await dependencies.unitGridDrafts.remove({ ...keyOf(key), revision }));
    return isRemoved ? { isRemoved: true } : refuse('stale-version', { revision: draft.revision });
  };
}

const keyOf = ({ districtCode, draftId }: Key): DraftKey => ({ districtCode, id: draftId });
/** Whether somebody may change the grids of a district. */
export const isOwn = (actor: Actor, districtCode: string): boolean =>
  actor.districtCode === null || actor.districtCode === districtCode;

async function draftOf(
  { unitGridDrafts }: Dependencies,
  actor: Actor,
  key: Key,
): Promise<UnitGridDraftRecord | Refusal> {
  if (!isOwn(actor, key.districtCode)) return refuse('not-your-district', { districtCode: key.districtCode });
  return (await unitGridDrafts.read(keyOf(key))) ?? refuse('not-found', { draftId: key.draftId });
}

/** A draft without what the server keeps for itself, and with what is proved of it. */
export async function viewOf(
  dependencies: Pick<Ports, 'unitGridDrafts' | 'professionalGrids'>,
  draft: UnitGridDraftRecord,
): Promise<UnitGridDraftView> {
  const { drawing: _kept, baseCodes: _codes, ...view } = draft;
  // What was published is what holds: it is proved no more, and would be found in its own way.
  const proofs = draft.publishedAt === null ? await proofsOf(dependencies, draft) : [];
  return { ...view, proofs: [...proofs] };
}
