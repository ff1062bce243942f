import { type Dispatch, useCallback } from 'react';
import type { MapTools } from '../../../map/types';
import { crosshairAction } from '../crosshair';
import { undoOrRedo, useKeyActions } from '../useKeyActions';
import type { PlanAction, PlanEditing } from './planEditing';

/** Keys of the page: undo and redo, arrows for a crosshair at which Enter acts as a tap, Enter to close the lasso, Escape to give it up. */
export function usePlanKeys(
  state: PlanEditing,
  dispatch: Dispatch<PlanAction>,
  isOpen: boolean,
  map: MapTools | null,
): void {
  const actionOf = useCallback((event: KeyboardEvent, now: PlanEditing) => actionOfKey(event, now, map), [map]);
  useKeyActions(state, dispatch, isOpen, actionOf);
}

function actionOfKey(event: KeyboardEvent, { lasso, crosshair }: PlanEditing, map: MapTools | null): PlanAction | null {
  const step = undoOrRedo(event);
  if (step) return step;
  const aimed = crosshairAction(event, crosshair, map, '');
  if (aimed) return aimed;
  if (event.key === 'Enter' && lasso.length > 2) return { kind: 'finish' };
  return event.key === 'Escape' ? { kind: 'cancel' } : null;
}
