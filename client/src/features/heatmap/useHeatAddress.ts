import type { Session } from '@contract/schemas';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { MapView } from '../../map/types';
import { viewFromText, viewToText } from '../../map/view';
import { useNow } from '../../ui/useNow';
import { type HeatChanges, type HeatState, readHeatState, withChanges } from './heatAddress';
import { dayOf } from './period';

/**
 * What the heat map shows, read from its address and written back to it. Where the camera is stands apart: while the map
 * only moves, `address` stays the same object, and nothing that hangs on it is computed or built anew.
 */
export function useHeatAddress({ districtCode }: Session, timeZone: string, startZoom: number) {
  const [parameters, setParameters] = useSearchParams();
  // Only a new day changes what "the last 30 days" means.
  const today = dayOf(useNow(), timeZone);
  // The router's own function is another one after every change of the address.
  const latest = useRef(setParameters);
  useLayoutEffect(() => {
    latest.current = setParameters;
  });
  const set = useCallback(
    (changes: HeatChanges, isReplaced = false) =>
      latest.current((before) => withChanges(before, changes), { replace: isReplaced }),
    [],
  );
  const at = parameters.get('at');
  const view = useMemo(() => viewFromText(at), [at]);
  const state = readHeatState(parameters, { districtCode, today, timeZone, startZoom });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another only when it says something else
  const address: HeatAddress = useMemo(() => ({ ...state, set }), [JSON.stringify(state), set]);
  const setView = useCallback((to: MapView) => set({ at: viewToText(to) }, true), [set]);
  return { address, view, setView };
}

/** What is shown, wherever the camera is, and how to change it. */
export interface HeatAddress extends HeatState {
  readonly set: (changes: HeatChanges, isReplaced?: boolean) => void;
}
