import { type AreaTargets, type HeatAreaSet, placeOfLevel } from './areas.ts';
import { hourOfWeek, MINUTES_PER_DAY } from './facts.ts';
import type { HeatDistrict } from './heatStore.ts';
import type { Selection } from './selection.ts';
import { eachBlock } from './sums.ts';

/** Counts by frame and area without noughts: those of frame f are entries offsets[f] to offsets[f + 1]. */
export interface Frames {
  readonly offsets: Uint32Array;
  readonly areas: Uint32Array;
  readonly counts: Uint32Array;
}
/** A frame for each day from the selection's first on, or for each hour of the week. */
export type FrameStep = 'day' | 'hour-of-week';

/** Gathers the areas of every case by frame, and counts them at the end. */
export class FrameCounter {
  private readonly found: number[][];
  private readonly step: FrameStep;

  constructor(step: FrameStep, frames: number) {
    this.step = step;
    this.found = Array.from({ length: frames }, () => []);
  }

  add(district: HeatDistrict, areas: HeatAreaSet, targets: AreaTargets, selection: Selection): void {
    const kind = placeOfLevel[areas.level];
    const firstDay = selection.firstMinute / MINUTES_PER_DAY;
    eachBlock(district, selection, (block, rows, count) => {
      const { reported } = block.columns;
      const places = block.columns[kind];
      for (let index = 0; index < count; index += 1) {
        const row = rows[index] ?? 0;
        const minute = reported[row] ?? 0;
        const place = places[row] ?? 0;
        const area = targets.first[place] ?? -1;
        if (area < 0) continue;
        const frame = this.step === 'day' ? Math.floor(minute / MINUTES_PER_DAY) - firstDay : hourOfWeek(minute);
        this.found[frame]?.push(area);
        for (const other of targets.more.get(place) ?? []) this.found[frame]?.push(other);
      }
    });
  }

  /** The counts, areas ascending in every frame. */
  frames(): Frames {
    const offsets = new Uint32Array(this.found.length + 1);
    const areas: number[] = [];
    const counts: number[] = [];
    for (const [frame, found] of this.found.entries()) {
      let last = -1;
      for (const area of Uint32Array.from(found).sort()) {
        if (area === last) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
        else {
          areas.push(area);
          counts.push(1);
          last = area;
        }
      }
      offsets[frame + 1] = areas.length;
    }
    return { offsets, areas: Uint32Array.from(areas), counts: Uint32Array.from(counts) };
  }
}
