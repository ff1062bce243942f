import type { Session } from '@contract/schemas';
import { type HeatmapLevel, heatmapLevels } from '@contract/schemas';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { MapView } from '../../map/types';
import { levelAtZoom, viewFromText, viewToText } from '../../map/view';
import { useNow } from '../../ui/useNow';
import { dayOf, readPeriod } from './period';

/** What the heat map shows, read from its address and written back to it. */
export function useHeatAddress(session: Session, timeZone: string, startZoom: number) {
  const [parameters, setParameters] = useSearchParams();
  // Only a new day changes what "the last 30 days" means.
  const today = dayOf(useNow(), timeZone);
  const set = useCallback(
    (changes: Readonly<Record<string, string | readonly string[] | null>>, isReplaced = false) =>
      setParameters((before) => withChanges(before, changes), { replace: isReplaced }),
    [setParameters],
  );
  const read = useMemo(() => {
    const view = viewFromText(parameters.get('at'));
    const asked = heatmapLevels.find((level) => level === parameters.get('level')) ?? null;
    const level: HeatmapLevel = asked ?? levelAtZoom(view?.zoom ?? startZoom);
    return {
      view,
      level,
      isLevelByZoom: asked === null,
      period: readPeriod(parameters, Date.parse(`${today}T12:00:00Z`), timeZone),
      categoryId: parameters.getAll('category'),
      districtCode: session.districtCode ?? parameters.get('district'),
      grid: gridFromText(parameters.get('grid')),
    };
  }, [parameters, session.districtCode, timeZone, today, startZoom]);
  const setView = useCallback((view: MapView) => set({ at: viewToText(view) }, true), [set]);
  return { ...read, set, setView };
}

/** The chosen grid keeps its own level: zooming may change what is shaded, not what was chosen. */
export function gridFromText(text: string | null): { level: HeatmapLevel; code: string } | null {
  const [name, code] = (text ?? '').split(':');
  const level = heatmapLevels.find((candidate) => candidate === name);
  return level && code && /^\d{6,15}(Z\d{3})?$/.test(code) ? { level, code } : null;
}

export type HeatAddress = ReturnType<typeof useHeatAddress>;

/** A copy of the query with values set, lists repeated, and null removed. */
export function withChanges(
  before: URLSearchParams,
  changes: Readonly<Record<string, string | readonly string[] | null>>,
): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    after.delete(name);
    for (const item of value === null ? [] : [value].flat()) after.append(name, item);
  }
  return after;
}
