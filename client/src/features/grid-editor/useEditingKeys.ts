import { UNITS_PER_DEGREE } from '@domain/division/edit/drawing';
import { metresPerDegree } from '@domain/division/edit/measure';
import { type Dispatch, useCallback } from 'react';
import type { MapTools } from '../../map/types';
import { crosshairAction, directions } from './crosshair';
import { type Editing, type EditingAction, presentDrawing } from './editingState';
import { undoOrRedo, useKeyActions } from './useKeyActions';

/** How far an arrow key moves what is picked, in metres. */
const STEP_METRES = 0.5;
const FAST = 10;

/**
 * Keys of the editor: undo and redo, Enter to finish, Escape to give up, arrows to move what is picked or else a crosshair, at which Enter
 * acts as a tap and Backspace takes the last point back, Delete to straighten.
 */
export function useEditingKeys(
  state: Editing,
  dispatch: Dispatch<EditingAction>,
  isOpen: boolean,
  map: MapTools | null,
): void {
  const actionOf = useCallback((event: KeyboardEvent, now: Editing) => actionOfKey(event, now, map), [map]);
  useKeyActions(state, dispatch, isOpen, actionOf);
}

function actionOfKey(event: KeyboardEvent, state: Editing, map: MapTools | null): EditingAction | null {
  const step = undoOrRedo(event);
  if (step) return step;
  const editId = crypto.randomUUID();
  if (!state.picked) {
    const aimed = crosshairAction(event, state.crosshair, map, editId);
    if (aimed) return aimed;
  }
  if (event.key === 'Enter' && state.line.length > (state.tool === 'draw' ? 2 : 1)) return { kind: 'finish', editId };
  if (event.key === 'Escape') return { kind: 'cancel' };
  const isFree = presentDrawing(state)?.isOutsideFree ?? false;
  if (event.key === 'Delete' && !state.picked && isFree) return { kind: 'remove', editId };
  if (!state.picked) return null;
  // A second Enter lets go of what the first took hold of.
  if (event.key === 'Enter') return { kind: 'tool', tool: state.tool };
  if (event.key === 'Delete') return { kind: 'straighten', editId };
  const direction = directions[event.key];
  return direction ? { kind: 'nudge', by: stepOf(state, direction, event.shiftKey), editId } : null;
}

function stepOf(state: Editing, [east, north]: readonly [number, number], isFast: boolean): readonly [number, number] {
  const latitude = (presentDrawing(state)?.origin[1] ?? 0) / UNITS_PER_DEGREE;
  const metres = STEP_METRES * (isFast ? FAST : 1);
  const [perLongitude, perLatitude] = metresPerDegree(latitude);
  const units = (metresOf: number) => Math.round((metres / metresOf) * UNITS_PER_DEGREE);
  return [east * units(perLongitude), north * units(perLatitude)];
}
