import type { Session } from '@contract/schemas';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { MapView } from '../../map/types';
import { viewToText } from '../../map/view';
import { useNow } from '../../ui/useNow';
import { type HeatChanges, readHeatState, withChanges } from './heatAddress';
import { dayOf } from './period';

/** What the heat map shows, read from its address and written back to it. */
export function useHeatAddress({ districtCode }: Session, timeZone: string, startZoom: number) {
  const [parameters, setParameters] = useSearchParams();
  // Only a new day changes what "the last 30 days" means.
  const today = dayOf(useNow(), timeZone);
  const set = useCallback(
    (changes: HeatChanges, isReplaced = false) =>
      setParameters((before) => withChanges(before, changes), { replace: isReplaced }),
    [setParameters],
  );
  const state = useMemo(
    () => readHeatState(parameters, { districtCode, today, timeZone, startZoom }),
    [parameters, districtCode, today, timeZone, startZoom],
  );
  const setView = useCallback((view: MapView) => set({ at: viewToText(view) }, true), [set]);
  return useMemo(() => ({ ...state, set, setView }), [state, set, setView]);
}

export type HeatAddress = ReturnType<typeof useHeatAddress>;
