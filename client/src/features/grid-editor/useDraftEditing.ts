import type { UnitGridDraftView } from '@contract/schemas/unitGridDrafts';
import { type MeasuredCell, measureCells } from '@domain/division/edit/measure';
import { type FreeStrip, findStrips } from '@domain/division/edit/strips';
import { type Dispatch, useDeferredValue, useMemo, useReducer } from 'react';
import { useDraftChanges } from '../../api/unitGridDrafts';
import { editGrids } from './editing';
import { type Editing, type EditingAction, noEditing, shownDrawing } from './editingState';
import { useSaveInTurn } from './useSaveInTurn';

export interface DraftWork {
  readonly state: Editing;
  readonly dispatch: Dispatch<EditingAction>;
  readonly cells: readonly MeasuredCell[];
  /** Narrow strips of free land that changed grids leave beside others. */
  readonly strips: readonly FreeStrip[];
  /** Whether it can still be edited. */
  readonly isOpen: boolean;
  readonly saving: 'saved' | 'saving' | 'failed';
  readonly saveError: unknown;
  readonly saveAgain: () => void;
  readonly changes: ReturnType<typeof useDraftChanges>;
}

/** A draft on the page; every edit is saved as it is made, one after the other. */
export function useDraftEditing(draft: UnitGridDraftView): DraftWork {
  const community = draft.kind === 'unit' ? (draft.communityCodes[0] ?? '') : draft.districtCode;
  const begin = { kind: 'start', base: draft.base, edits: draft.edits, community } as const;
  const [state, dispatch] = useReducer(editGrids, begin, (action) => editGrids(noEditing, action));
  const changes = useDraftChanges({ districtCode: draft.districtCode, draftId: draft.id });
  const isOpen = draft.publishedAt === null;
  const drawing = shownDrawing(state);
  const cells = useMemo(() => (drawing ? measureCells(drawing) : []), [drawing]);
  // Looking for strips may take longer than a picture: dragging does not wait for it.
  const settled = useDeferredValue(drawing);
  const strips = useMemo(() => (settled && isOpen ? findStrips(settled) : []), [settled, isOpen]);
  const { mutateAsync: save } = changes.save;
  const saving = useSaveInTurn({
    value: state.edits,
    revision: draft.revision,
    isOpen,
    send: async (edits, _before, revision) => (await save({ revision, edits })).revision,
  });
  return { state, dispatch, cells, strips, isOpen, ...saving, changes };
}
