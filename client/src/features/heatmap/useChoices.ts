import type { HeatLevel } from '@contract/schemas/heatmap';
import { useCallback, useState } from 'react';
import type { MapTap } from '../../map/types';
import { casesAt } from './streetCases';
import type { HeatAddress } from './useHeatAddress';
import type { useStreetCases } from './useStreetCases';

/** What a finger on the map or a line of a table chooses: the cases at one place, or else the grid. */
export function useChoices(address: HeatAddress, level: HeatLevel, cases: ReturnType<typeof useStreetCases>) {
  const [stackIds, setStackIds] = useState<readonly string[]>([]);
  const [sought, setSought] = useState<string | null>(null);
  const tap = (at: MapTap) => {
    const under = casesAt(cases, at);
    setStackIds(under.map(({ id }) => id));
    if (under.length === 0) address.set({ grid: at.heatCode ? `${level}:${at.heatCode}` : null });
  };
  const { set } = address;
  const choose = useCallback(
    (code: string) => {
      setSought(code);
      setStackIds([]);
      set({ grid: `${level}:${code}`, as: null });
    },
    [level, set],
  );
  return {
    stack: cases.filter(({ id }) => stackIds.includes(id)),
    closeStack: () => setStackIds([]),
    sought,
    tap,
    choose,
  };
}
