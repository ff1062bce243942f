import type { HeatAreaSet } from '../../domain/heatmap/areas.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { withinPatience } from '../withinPatience.ts';

/** How many districts of how many have been read. */
export interface ReadingProgress {
  done: number;
  readonly total: number;
}

/**
 * Gives what is read once for each set of areas and each version, district by district. In a whole city that takes a minute: who
 * asks meanwhile is told how far it has come. A failed reading is forgotten.
 */
export function readOnce<Value extends object>(): (
  areas: HeatAreaSet,
  version: string,
  districtCount: number,
  read: (progress: ReadingProgress) => Promise<Value>,
) => Promise<Value | Refusal> {
  const kept = new WeakMap<HeatAreaSet, Reading<Value>>();
  return async (areas, version, districtCount, read) => {
    let reading = kept.get(areas);
    if (reading?.version !== version) {
      const progress = { done: 0, total: districtCount };
      const begun = { version, value: read(progress), progress };
      begun.value.catch(() => {
        if (kept.get(areas) === begun) kept.delete(areas);
      });
      kept.set(areas, begun);
      reading = begun;
    }
    return (await withinPatience(reading.value)) ?? refuse('figures-not-ready', { ...reading.progress });
  };
}

interface Reading<Value> {
  readonly version: string;
  readonly value: Promise<Value>;
  readonly progress: ReadingProgress;
}
