import type { BodyOf, OutputOf } from '../../contract/endpoints.ts';
import type {
  UnitGridDraftSummary,
  UnitGridDraftView,
  UnitGridPublication,
} from '../../contract/schemas/unitGridDrafts.ts';
import { applyEdits, type GridEdit } from '../../domain/division/edit/applyEdits.ts';
import { drawGrids } from '../../domain/division/edit/drawing.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';
import { gridsToPublish } from './gridsToPublish.ts';
import type { DraftKey, UnitGridDraftRecord } from './unitGridDraftPort.ts';

type Dependencies = Pick<Ports, 'unitGridDrafts' | 'clock'>;
type Key = { readonly districtCode: string; readonly draftId: string };

/** More grids than this are no drawing that one edits by hand, and every edit looks at all of them. */
const MOST_GRIDS = 600;

/** The drafts that somebody may see: those of the own district, or all. */
export function listUnitGridDrafts({ unitGridDrafts }: Dependencies) {
  return async (actor: Actor): Promise<OutputOf<'listUnitGridDrafts'>> => ({
    items: [...(await unitGridDrafts.list(actor.districtCode))],
  });
}

/** Begins a draft; asked twice with one id, it answers with the draft that there is. */
export function createUnitGridDraft({ unitGridDrafts, clock }: Dependencies) {
  return async (
    actor: Actor,
    { id, name, communityCodes }: BodyOf<'createUnitGridDraft'>,
  ): Promise<UnitGridDraftView | Refusal> => {
    const codes = [...new Set(communityCodes)].sort();
    const districtCode = (codes[0] as string).slice(0, 6);
    const other = codes.find((code) => code.slice(0, 6) !== districtCode);
    if (other || !isOwn(actor, districtCode))
      return refuse('not-your-district', { districtCode: other ?? districtCode });
    const known = await unitGridDrafts.read({ districtCode, id });
    if (known) return viewOf(known);
    const grids = await unitGridDrafts.readGrids(districtCode, codes, MOST_GRIDS + 1);
    const empty = codes.find((code) => !grids.some(({ communityCode }) => communityCode === code));
    if (grids.length > MOST_GRIDS) return refuse('area-too-large', { most: MOST_GRIDS });
    if (empty) return refuse('not-found', { communityCode: empty });
    const drawing = drawGrids(grids);
    if (!drawing) return refuse('area-too-large', { most: MOST_GRIDS });
    const at = clock.now().toISOString();
    return viewOf(
      await unitGridDrafts.create({ districtCode, id, name, communityCodes: codes, drawing, by: actor.id, at }),
    );
  };
}

/** One draft with its drawing and edits. */
export function readUnitGridDraft(dependencies: Dependencies) {
  return async (actor: Actor, key: Key): Promise<UnitGridDraftView | Refusal> => {
    const draft = await draftOf(dependencies, actor, key);
    return isRefusal(draft) ? draft : viewOf(draft);
  };
}

/** Keeps edits. They are made here once more: what a browser says came out is not taken. */
export function saveUnitGridDraft(dependencies: Dependencies) {
  return async (
    actor: Actor,
    key: Key,
    { revision, edits }: BodyOf<'saveUnitGridDraft'>,
  ): Promise<UnitGridDraftSummary | Refusal> => {
    const draft = await draftOf(dependencies, actor, key);
    if (isRefusal(draft)) return draft;
    if (draft.revision !== revision) return refuse('stale-version', { revision: draft.revision });
    const replayed = continueOrReplay(draft, edits);
    if ('objection' in replayed) return refuse('grid-edit-refused', { ...replayed });
    const at = dependencies.clock.now().toISOString();
    const { drawing } = replayed;
    const saved = await dependencies.unitGridDrafts.save({ ...keyOf(key), revision, edits, drawing, by: actor.id, at });
    return saved ?? refuse('stale-version', { revision: draft.revision });
  };
}

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
    const grids = gridsToPublish(draft);
    if (grids.every(({ code }) => code !== null)) return refuse('nothing-changed');
    return dependencies.unitGridDrafts.publish({
      ...keyOf(key),
      revision,
      communityCodes: draft.communityCodes,
      baseCodes: draft.base.cells.flatMap(({ code }) => code ?? []),
      grids,
      validFrom,
      by: actor.id,
      at: dependencies.clock.now().toISOString(),
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
const isOwn = (actor: Actor, districtCode: string): boolean =>
  actor.districtCode === null || actor.districtCode === districtCode;

async function draftOf(
  { unitGridDrafts }: Dependencies,
  actor: Actor,
  key: Key,
): Promise<UnitGridDraftRecord | Refusal> {
  if (!isOwn(actor, key.districtCode)) return refuse('not-your-district', { districtCode: key.districtCode });
  return (await unitGridDrafts.read(keyOf(key))) ?? refuse('not-found', { draftId: key.draftId });
}

function viewOf({ drawing: _kept, ...view }: UnitGridDraftRecord): UnitGridDraftView {
  return view;
}
