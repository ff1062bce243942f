import { UNITS_PER_DEGREE } from '@domain/division/edit/drawing';
import { metresPerDegree } from '@domain/division/edit/measure';
import type { Dispatch } from 'react';
import { type Editing, type EditingAction, presentDrawing } from './editing';
import { type ActionOfKey, undoOrRedo, useKeyActions } from './useKeyActions';

/** How far an arrow key moves what is picked, in metres. */
const STEP_METRES = 0.5;
const FAST = 10;

const directions: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Keys of the editor: undo and redo, Enter to finish, Escape to give up, arrows to move what is picked, Delete to straighten. */
export function useEditingKeys(state: Editing, dispatch: Dispatch<EditingAction>, isOpen: boolean): void {
  useKeyActions(state, dispatch, isOpen, actionOf);
}

const actionOf: ActionOfKey<Editing, EditingAction> = (event, state) => {
  const step = undoOrRedo(event);
  if (step) return step;
  const editId = crypto.randomUUID();
  if (event.key === 'Enter' && state.line.length > (state.tool === 'draw' ? 2 : 1)) return { kind: 'finish', editId };
  if (event.key === 'Escape') return { kind: 'cancel' };
  const isFree = presentDrawing(state)?.isOutsideFree ?? false;
  if (event.key === 'Delete' && !state.picked && isFree) return { kind: 'remove', editId };
  if (!state.picked) return null;
  if (event.key === 'Delete') return { kind: 'straighten', editId };
  const direction = directions[event.key];
  return direction ? { kind: 'nudge', by: stepOf(state, direction, event.shiftKey), editId } : null;
};

function stepOf(state: Editing, [east, north]: readonly [number, number], isFast: boolean): readonly [number, number] {
  const latitude = (presentDrawing(state)?.origin[1] ?? 0) / UNITS_PER_DEGREE;
  const metres = STEP_METRES * (isFast ? FAST : 1);
  const [perLongitude, perLatitude] = metresPerDegree(latitude);
  const units = (metresOf: number) => Math.round((metres / metresOf) * UNITS_PER_DEGREE);
  return [east * units(perLongitude), north * units(perLatitude)];
}
