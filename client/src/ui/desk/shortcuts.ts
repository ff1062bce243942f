import { useEffect, useRef } from 'react';
import { create } from 'zustand';

/** One key and what it does. Keys are written as they are pressed: "a", "?", "ArrowDown", "Ctrl+Enter". */
export interface Shortcut {
  readonly key: string;
  /** What it does, in words, for the overview. */
  readonly label: string;
  readonly run: () => void;
}

interface Holder {
  readonly current: readonly Shortcut[];
}

const storageKey = 'wangge.single-keys';
const holders = new Set<Holder>();

interface SingleKeys {
  readonly isOn: boolean;
  readonly toggle: () => void;
}

/** Whether keys without Ctrl do anything; people who dictate or who hit keys by accident can switch them off. */
export const useSingleKeys = create<SingleKeys>((set) => ({
  isOn: readSwitch(),
  toggle: () =>
    set(({ isOn }) => {
      localStorage.setItem(storageKey, isOn ? 'off' : 'on');
      return { isOn: !isOn };
    }),
}));

function readSwitch(): boolean {
  return typeof localStorage === 'undefined' || localStorage.getItem(storageKey) !== 'off';
}

/** Binds keys for as long as the component stands. Of two with the same key the one that came last acts. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    if (holders.size === 0) window.addEventListener('keydown', press);
    holders.add(latest);
    return () => {
      holders.delete(latest);
      if (holders.size === 0) window.removeEventListener('keydown', press);
    };
  }, []);
}

/** Every key that does something now, each once. */
export function activeShortcuts(): Shortcut[] {
  const all = [...holders].flatMap((holder) => holder.current);
  return [...new Map(all.map((shortcut) => [shortcut.key, shortcut])).values()];
}

function press(event: KeyboardEvent): void {
  const key = keyOf(event);
  if (key === null || event.repeat || !isMeant(key, event.target)) return;
  const shortcut = activeShortcuts().find((each) => each.key === key);
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run();
}

/** How the overview and the bindings name a pressed key; null for what is never bound. */
export function keyOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>,
): string | null {
  if (event.isComposing || event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return event.key === 'Enter' ? 'Ctrl+Enter' : null;
  return event.key;
}

/** Single keys belong to whoever types, to open menus and to the map; arrows only to the list or to nobody. */
function isMeant(key: string, target: EventTarget | null): boolean {
  if (key === 'Ctrl+Enter') return true;
  if (!useSingleKeys.getState().isOn) return false;
  const element = target instanceof Element ? target : null;
  if (key.startsWith('Arrow')) return element === document.body || element?.closest('.queue-list') != null;
  return !element?.closest(taken);
}

const taken = [
  'input:not([type="radio"], [type="checkbox"])',
  'textarea',
  'select',
  '[contenteditable="true"]',
  '[role="menu"]',
  '[role="listbox"]',
  '[role="dialog"]',
].join(', ');
