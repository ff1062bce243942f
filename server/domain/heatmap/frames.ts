import { startsOf } from '../startsOf.ts';
import { type AreaTargets, type HeatAreaSet, placeOfLevel } from './areas.ts';
import { hourOfWeek, MINUTES_PER_DAY } from './facts.ts';
import type { HeatDistrict } from './heatStore.ts';
import { daysAsked, type Selection } from './selection.ts';
import { eachBlock } from './sums.ts';
import { type OrderedValues, ValuesByArea } from './valuesByArea.ts';

/** Counts by frame and area without noughts: those of frame f are entries offsets[f] to offsets[f + 1]. */
export interface Frames {
  readonly offsets: Uint32Array;
  readonly areas: Uint32Array;
  readonly counts: Uint32Array;
}
/** A frame for each day from the selection's first on, or for each hour of the week. */
export type FrameStep = 'day' | 'hour-of-week';

/** The areas of a district's cases by frame, ascending in each and as often as cases: those of frame f are entries offsets[f] to offsets[f + 1]. */
interface DistrictFrames {
  readonly offsets: Uint32Array;
  readonly areas: Uint32Array;
}

/** Gathers the areas of every case by frame, district by district, and counts them frame by frame at the end. */
export class FrameCounter {
  private readonly step: FrameStep;
  private readonly frameCount: number;
  private readonly found = new ValuesByArea();
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

  add(district: HeatDistrict, areas: HeatAreaSet, { first, more }: AreaTargets, selection: Selection): void {
    const { firstDay } = daysAsked(selection);
    const isByDay = this.step === 'day';
    const { found } = this;
    eachBlock(district, selection, ({ columns }, rows, count) => {
      const places = columns[placeOfLevel[areas.level]];
      const { reported } = columns;
      for (let index = 0; index < count; index += 1) {
        const row = rows[index] ?? 0;
        const place = places[row] ?? 0;
        const area = first[place] ?? -1;
        if (area < 0) continue;
        const minute = reported[row] ?? 0;
        const frame = isByDay ? Math.floor(minute / MINUTES_PER_DAY) - firstDay : hourOfWeek(minute);
        found.push(area, frame);
        if (more.size > 0) for (const other of more.get(place) ?? []) found.push(other, frame);
      }
    });
    this.districts.push(areasByFrame(found.takeOut(), this.frameCount));
  }

  /** Counts the areas of a frame; frames are counted one after the other from the first. */
  count(frame: number): void {
    if (frame === 0) this.reserve();
    const parts = this.districts.map(({ offsets, areas }) => areas.subarray(offsets[frame], offsets[frame + 1]));
    // Districts mostly follow each other as their areas do; where an area lies in two of them they do not.
    for (const part of isAscending(parts) ? parts : [joined(parts).sort()]) this.countPart(part);
    this.offsets[frame + 1] = this.counted;
  }

  /** The counts of all frames, areas ascending in every one. */
  frames(): Frames {
    const { offsets, counted } = this;
    return { offsets, areas: this.areas.subarray(0, counted), counts: this.counts.subarray(0, counted) };
  }

  private countPart(found: Uint32Array): void {
    const { areas, counts } = this;
    let at = this.counted - 1;
    let last = -1;
    for (let index = 0; index < found.length; index += 1) {
      const area = found[index] ?? 0;
      if (area !== last) at += 1;
      areas[at] = area;
      counts[at] = (counts[at] ?? 0) + 1;
      last = area;
    }
    this.counted = at + 1;
  }

  /** There are at most as many figures as cases. */
  private reserve(): void {
    const most = this.districts.reduce((sum, { areas }) => sum + areas.length, 0);
    this.areas = new Uint32Array(most);
    this.counts = new Uint32Array(most);
  }
}

/** Areas by frame out of frames by area: each frame's areas are met in ascending order. */
function areasByFrame({ lowest, starts, values: frames }: OrderedValues, frameCount: number): DistrictFrames {
  const offsets = startsOf(frames, frames.length, frameCount);
  const next = offsets.slice();
  const areas = new Uint32Array(frames.length);
  for (let area = 0; area + 1 < starts.length; area += 1) {
    const end = starts[area + 1] ?? 0;
    for (let index = starts[area] ?? 0; index < end; index += 1) {
      const frame = frames[index] ?? 0;
      const place = next[frame] ?? 0;
      areas[place] = lowest + area;
      next[frame] = place + 1;
    }
  }
  return { offsets, areas };
}

/** Whether every part begins after the end of those before it. */
function isAscending(parts: readonly Uint32Array[]): boolean {
  let last = -1;
  return parts.every((part) => {
    const isAfter = part.length === 0 || (part[0] ?? 0) > last;
    last = part.at(-1) ?? last;
    return isAfter;
  });
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
