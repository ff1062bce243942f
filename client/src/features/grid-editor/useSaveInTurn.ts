import { useEffect, useRef, useState } from 'react';

interface Saving<T> {
  /** What is edited; another object when it changed. */
  readonly value: T;
  /** The revision that the page was given. */
  readonly revision: number;
  /** Whether it can still be edited. */
  readonly isOpen: boolean;
  /** Saves `value` in place of `before`, and gives the revision that came of it. */
  readonly send: (value: T, before: T, revision: number) => Promise<number>;
}

/**
 * Saves what is edited each time it changes, one save after the other, each with the revision that the last one came
 * back with. Both are known here at once: the page hears of them only with its next picture, and what keys do before
 * that would be sent with the same revision a second time, and refused.
 */
export function useSaveInTurn<T>({ value, revision, isOpen, send }: Saving<T>) {
  const kept = useRef(value);
  const latest = useRef(revision);
  const isBusy = useRef(false);
  const [outcome, setOutcome] = useState<{ isBusy: boolean; error: unknown }>({ isBusy: false, error: null });
  const saveNow = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setOutcome({ isBusy: true, error: null });
    try {
      latest.current = await send(value, kept.current, Math.max(latest.current, revision));
      kept.current = value;
      setOutcome({ isBusy: false, error: null });
    } catch (error) {
      setOutcome({ isBusy: false, error });
    } finally {
      isBusy.current = false;
    }
  };
  useEffect(() => {
    if (isOpen && outcome.error === null && kept.current !== value) void saveNow();
  });
  const saving = outcome.error !== null ? 'failed' : outcome.isBusy || kept.current !== value ? 'saving' : 'saved';
  return { saving, saveError: outcome.error, saveAgain: () => void saveNow() } as const;
}
