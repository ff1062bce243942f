import type { Dispatch } from 'react';
import { type ActionOfKey, undoOrRedo, useKeyActions } from '../useKeyActions';
import type { PlanAction, PlanEditing } from './planEditing';

/** Keys of the page: undo and redo, Enter to close the lasso, Escape to give it up. */
export function usePlanKeys(state: PlanEditing, dispatch: Dispatch<PlanAction>, isOpen: boolean): void {
  useKeyActions(state, dispatch, isOpen, actionOf);
}

const actionOf: ActionOfKey<PlanEditing, PlanAction> = (event, { lasso }) => {
  const step = undoOrRedo(event);
  if (step) return step;
  if (event.key === 'Enter' && lasso.length > 2) return { kind: 'finish' };
  return event.key === 'Escape' ? { kind: 'cancel' } : null;
};
