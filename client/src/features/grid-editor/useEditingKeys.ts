import { UNITS_PER_DEGREE } from '@domain/division/edit/drawing';
import { metresPerDegree } from '@domain/division/edit/measure';
import { type Dispatch, useEffect, useRef } from 'react';
import { type Editing, type EditingAction, presentDrawing } from './editing';

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
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  useEffect(() => {
    if (!isOpen) return;
    const press = (event: KeyboardEvent): void => {
      const action = isTyping(event.target) ? null : actionOf(event, latest.current);
      if (!action) return;
      event.preventDefault();
      // The map listens to arrows, too.
      event.stopPropagation();
      dispatch(action);
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [dispatch, isOpen]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [role="combobox"], button, a') !== null;
}

function actionOf(event: KeyboardEvent, state: Editing): EditingAction | null {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
    return { kind: event.shiftKey ? 'redo' : 'undo' };
  }
  const editId = crypto.randomUUID();
  if (event.key === 'Enter' && state.line.length > (state.tool === 'draw' ? 2 : 1)) return { kind: 'finish', editId };
  if (event.key === 'Escape') return { kind: 'cancel' };
  const isFree = presentDrawing(state)?.isOutsideFree ?? false;
  if (event.key === 'Delete' && !state.picked && isFree) return { kind: 'remove', editId };
  if (!state.picked) return null;
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
