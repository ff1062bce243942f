import { type Dispatch, useEffect, useRef } from 'react';

/** What a key does in a state of an editor; null where it is not the editor's. */
export type ActionOfKey<State, Action> = (event: KeyboardEvent, state: State) => Action | null;

/** Lets an editor hear keys while it is open, before the map does, except where somebody types or stands on a control. */
export function useKeyActions<State, Action>(
  state: State,
  dispatch: Dispatch<Action>,
  isOpen: boolean,
  actionOf: ActionOfKey<State, Action>,
): void {
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
  }, [dispatch, isOpen, actionOf]);
}

/** Ctrl+Z and Ctrl+Shift+Z. */
export function undoOrRedo(event: KeyboardEvent): { kind: 'undo' | 'redo' } | null {
  const isAsked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
  return isAsked ? { kind: event.shiftKey ? 'redo' : 'undo' } : null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [role="combobox"], button, a') !== null;
}
