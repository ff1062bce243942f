import type { HeatAreaSet } from '../../domain/heatmap/areas.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { withinPatience } from '../withinPatience.ts';

/** How many districts of how many have been read. */
export interface ReadingProgress {
  done: number;
  readonly total: number;
}

/**
 * Gives what is read once for each set of areas, district by district. In a whole city that takes a minute: who asks meanwhile is
 * told how far it has come. A failed reading is forgotten.
 */
export function readOnce<Value extends object>(): (
  areas: HeatAreaSet,
  districtCount: number,
  read: (progress: ReadingProgress) => Promise<Value>,
) => Promise<Value | Refusal> {
  const kept = new WeakMap<HeatAreaSet, { readonly value: Promise<Value>; readonly progress: ReadingProgress }>();
  return async (areas, districtCount, read) => {
    let reading = kept.get(areas);
    if (!reading) {
      const progress = { done: 0, total: districtCount };
      reading = { value: read(progress), progress };
      reading.value.catch(() => kept.delete(areas));
      kept.set(areas, reading);
    }
    return (await withinPatience(reading.value)) ?? refuse('figures-not-ready', { ...reading.progress });
  };
}
