import { type AreaTargets, type HeatAreaSet, placeOfLevel } from './areas.ts';
import { hourOfWeek, MINUTES_PER_DAY } from './facts.ts';
import type { HeatDistrict } from './heatStore.ts';
import { daysAsked, type Selection } from './selection.ts';
import { eachBlock } from './sums.ts';

/** Counts by frame and area without noughts: those of frame f are entries offsets[f] to offsets[f + 1]. */
export interface Frames {
  readonly offsets: Uint32Array;
  readonly areas: Uint32Array;
  readonly counts: Uint32Array;
}
/** A frame for each day from the selection's first on, or for each hour of the week. */
export type FrameStep = 'day' | 'hour-of-week';

/** The areas of a district's cases by frame: those of frame f are entries offsets[f] to offsets[f + 1], in any order, as often as cases. */
interface DistrictFrames {
  readonly offsets: Uint32Array;
  readonly areas: Uint32Array;
}

/** Gathers the areas of every case by frame, district by district, and counts them frame by frame at the end. */
export class FrameCounter {
  private readonly step: FrameStep;
  private readonly frameCount: number;
  private readonly districts: DistrictFrames[] = [];
  private readonly offsets: Uint32Array;
  private areas = new Uint32Array(0);
  private counts = new Uint32Array(0);
  private counted = 0;

  constructor(step: FrameStep, frames: number) {
    this.step = step;
    this.frameCount = frames;
    this.offsets = new Uint32Array(frames + 1);
  }

  add(district: HeatDistrict, areas: HeatAreaSet, targets: AreaTargets, selection: Selection): void {
    // While areas are placed, an entry says where the next of its frame goes; shifted by one it is where the frame began.
    const next = new Uint32Array(this.frameCount + 2);
    this.visit(district, areas, targets, selection, (frame) => {
      next[frame + 2] = (next[frame + 2] ?? 0) + 1;
    });
    for (let at = 1; at < next.length; at += 1) next[at] = (next[at] ?? 0) + (next[at - 1] ?? 0);
    const found = new Uint32Array(next.at(-1) ?? 0);
    this.visit(district, areas, targets, selection, (frame, area) => {
      const place = next[frame + 1] ?? 0;
      found[place] = area;
      next[frame + 1] = place + 1;
    });
    this.districts.push({ offsets: next.subarray(0, this.frameCount + 1), areas: found });
  }

  /** Counts the areas of a frame; frames are counted one after the other from the first. */
  count(frame: number): void {
    const parts = this.districts.map(({ offsets, areas }) => areas.subarray(offsets[frame], offsets[frame + 1]));
    const found = joined(parts).sort();
    this.reserve(found.length);
    let last = -1;
    for (let index = 0; index < found.length; index += 1) {
      const area = found[index] ?? 0;
      if (area !== last) {
        this.areas[this.counted] = area;
        this.counted += 1;
      }
      this.counts[this.counted - 1] = (this.counts[this.counted - 1] ?? 0) + 1;
      last = area;
    }
    this.offsets[frame + 1] = this.counted;
  }

  /** The counts of all frames, areas ascending in every one. */
  frames(): Frames {
    const { offsets, counted } = this;
    return { offsets, areas: this.areas.subarray(0, counted), counts: this.counts.subarray(0, counted) };
  }

  private visit(
    district: HeatDistrict,
    areas: HeatAreaSet,
    { first, more }: AreaTargets,
    selection: Selection,
    found: (frame: number, area: number) => void,
  ): void {
    const { firstDay } = daysAsked(selection);
    eachBlock(district, selection, ({ columns }, rows, count) => {
      const places = columns[placeOfLevel[areas.level]];
      for (let index = 0; index < count; index += 1) {
        const row = rows[index] ?? 0;
        const minute = columns.reported[row] ?? 0;
        const place = places[row] ?? 0;
        const area = first[place] ?? -1;
        if (area < 0) continue;
        const frame = this.step === 'day' ? Math.floor(minute / MINUTES_PER_DAY) - firstDay : hourOfWeek(minute);
        found(frame, area);
        if (more.size > 0) for (const other of more.get(place) ?? []) found(frame, other);
      }
    });
  }

  private reserve(more: number): void {
    if (this.counted + more <= this.areas.length) return;
    const length = Math.max(this.counted + more, this.areas.length * 2);
    const areas = new Uint32Array(length);
    areas.set(this.areas);
    const counts = new Uint32Array(length);
    counts.set(this.counts);
    this.areas = areas;
    this.counts = counts;
  }
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
