import type { DryRunView } from '@contract/schemas/dispatch';
import type { RuleSet } from '@domain/dispatch/rules';
import { useEffect, useRef, useState } from 'react';
import { dryRun } from '../../api/dispatchRules';

interface State {
  readonly isRunning: boolean;
  readonly result: DryRunView | null;
  /** The rules that the result is of. */
  readonly rules: RuleSet | null;
  readonly error: unknown;
}

const idle: State = { isRunning: false, result: null, rules: null, error: null };

/** One dry run at a time, with the seconds it has taken so far; stopping gives up waiting and keeps the last result. */
export function useDryRun() {
  const [state, setState] = useState<State>(idle);
  const [seconds, setSeconds] = useState(0);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => {
    if (!state.isRunning) return;
    setSeconds(0);
    const timer = setInterval(() => setSeconds((passed) => passed + 1), 1000);
    return () => clearInterval(timer);
  }, [state.isRunning]);
  const run = (rules: RuleSet, days: number): void => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState((old) => ({ ...old, isRunning: true, error: null }));
    dryRun(rules, days, controller.signal).then(
      (result) => setState({ isRunning: false, result, rules, error: null }),
      (error: unknown) => {
        if (!controller.signal.aborted) setState((old) => ({ ...old, isRunning: false, error }));
      },
    );
  };
  const stop = (): void => {
    running.current?.abort();
    setState((old) => ({ ...old, isRunning: false }));
  };
  return { run, stop, state, seconds };
}
