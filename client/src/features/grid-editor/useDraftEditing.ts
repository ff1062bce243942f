import type { UnitGridDraftView } from '@contract/schemas/unitGridDrafts';
import { type MeasuredCell, measureCells } from '@domain/division/edit/measure';
import { type FreeStrip, findStrips } from '@domain/division/edit/strips';
import { type Dispatch, useDeferredValue, useEffect, useMemo, useReducer, useRef } from 'react';
import { useDraftChanges } from '../../api/unitGridDrafts';
import { editGrids } from './editing';
import { type Editing, type EditingAction, noEditing, shownDrawing } from './editingState';

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
  const { save } = changes;
  const kept = useRef(state.edits);
  const saveNow = () => {
    kept.current = state.edits;
    save.mutate({ revision: draft.revision, edits: state.edits });
  };
  // After each answer the next edits go out with the revision that came with it.
  useEffect(() => {
    if (isOpen && !save.isPending && !save.isError && kept.current !== state.edits) saveNow();
  });
  const saving = save.isError ? 'failed' : save.isPending || kept.current !== state.edits ? 'saving' : 'saved';
  return { state, dispatch, cells, strips, isOpen, saving, saveError: save.error, saveAgain: saveNow, changes };
}
