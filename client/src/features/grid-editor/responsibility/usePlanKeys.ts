import { type Dispatch, useEffect, useRef } from 'react';
import type { PlanAction, PlanEditing } from './planEditing';

/** Keys of the page: undo and redo, Enter to close the lasso, Escape to give it up. */
export function usePlanKeys(state: PlanEditing, dispatch: Dispatch<PlanAction>, isOpen: boolean): void {
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  useEffect(() => {
    if (!isOpen) return;
    const press = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, [role="combobox"], button, a') !== null;
      const action = isTyping ? null : actionOf(event, latest.current);
      if (!action) return;
      event.preventDefault();
      dispatch(action);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [dispatch, isOpen]);
}

function actionOf(event: KeyboardEvent, { lasso }: PlanEditing): PlanAction | null {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
    return { kind: event.shiftKey ? 'redo' : 'undo' };
  }
  if (event.key === 'Enter' && lasso.length > 2) return { kind: 'finish' };
  return event.key === 'Escape' ? { kind: 'cancel' } : null;
}
