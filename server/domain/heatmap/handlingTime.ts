import { type AreaTargets, type HeatAreaLevel, placeOfLevel } from './areas.ts';
import type { HeatDistrict } from './heatStore.ts';
import type { Selection } from './selection.ts';
import { eachBlock } from './sums.ts';
import type { WorkingMinutes } from './workingMinutes.ts';

/** Handling times (whole working minutes from the last dispatch to the feedback) of all handled cases, as how often each number of minutes occurs: the middle of millions is found without sorting them. */
export class HandlingTimes {
  private times = new Uint32Array(4096);
  private count = 0;

  add(district: HeatDistrict, selection: Selection, between: WorkingMinutes): void {
    eachBlock(district, selection, (block, rows, count) => {
      const handling = block.handlingMinutes(between);
      for (let index = 0; index < count; index += 1) {
        const minutes = handling[rows[index] ?? 0] ?? -1;
        if (minutes < 0) continue;
        if (minutes >= this.times.length) this.reserve(minutes);
        this.times[minutes] = (this.times[minutes] ?? 0) + 1;
        this.count += 1;
      }
    });
  }

  /** The middle one, or the mean of the two in the middle; null of nothing. */
  median(): number | null {
    return this.count === 0 ? null : (this.at((this.count - 1) >> 1) + this.at(this.count >> 1)) / 2;
  }

  /** The minutes at a place in their order, from 0 on. */
  private at(place: number): number {
    let before = 0;
    let minutes = -1;
    while (before <= place) {
      minutes += 1;
      before += this.times[minutes] ?? 0;
    }
    return minutes;
  }

  private reserve(minutes: number): void {
    const grown = new Uint32Array(minutes * 2);
    grown.set(this.times);
    this.times = grown;
  }
}

/** Writes the median handling time of each area that a district's handled cases lie in. An area lies in one district. */
export function putMedians(
  district: HeatDistrict,
  level: HeatAreaLevel,
  { first, more }: AreaTargets,
  selection: Selection,
  between: WorkingMinutes,
  into: Float32Array,
): void {
  const found = new AreaTimes();
  eachBlock(district, selection, (block, rows, count) => {
    const handling = block.handlingMinutes(between);
    const places = block.columns[placeOfLevel[level]];
    for (let index = 0; index < count; index += 1) {
      const row = rows[index] ?? 0;
      const minutes = handling[row] ?? -1;
      const place = places[row] ?? 0;
      const area = first[place] ?? -1;
      if (minutes < 0 || area < 0) continue;
      found.push(area, minutes);
      if (more.size > 0) for (const other of more.get(place) ?? []) found.push(other, minutes);
    }
  });
  found.putMedians(into);
}

class AreaTimes {
  private areas = new Int32Array(1024);
  private minutes = new Float32Array(1024);
  private count = 0;

  push(area: number, minutes: number): void {
    if (this.count === this.areas.length) this.reserve();
    this.areas[this.count] = area;
    this.minutes[this.count] = minutes;
    this.count += 1;
  }

  putMedians(into: Float32Array): void {
    let highest = -1;
    for (let index = 0; index < this.count; index += 1) highest = Math.max(highest, this.areas[index] ?? 0);
    // While times are placed, an entry says where the next of its area goes; shifted by one it is where the area began.
    const next = new Int32Array(highest + 3);
    for (let index = 0; index < this.count; index += 1) {
      const at = (this.areas[index] ?? 0) + 2;
      next[at] = (next[at] ?? 0) + 1;
    }
    for (let at = 1; at < next.length; at += 1) next[at] = (next[at] ?? 0) + (next[at - 1] ?? 0);
    const byArea = new Float32Array(this.count);
    for (let index = 0; index < this.count; index += 1) {
      const at = (this.areas[index] ?? 0) + 1;
      const place = next[at] ?? 0;
      byArea[place] = this.minutes[index] ?? 0;
      next[at] = place + 1;
    }
    for (let area = 0; area <= highest; area += 1) {
      const start = next[area] ?? 0;
      const end = next[area + 1] ?? 0;
      if (end > start) into[area] = medianBetween(byArea, start, end);
    }
  }

  private reserve(): void {
    const areas = new Int32Array(this.count * 2);
    areas.set(this.areas);
    const minutes = new Float32Array(this.count * 2);
    minutes.set(this.minutes);
    this.areas = areas;
    this.minutes = minutes;
  }
}

/** Half a million areas have a dozen cases each: so few are sorted in place sooner than a sort is called. */
const FEW = 32;

/** The middle one of some values, which are not none, or the mean of the two in the middle. Sorts them. */
function medianBetween(values: Float32Array, start: number, end: number): number {
  if (end - start > FEW) values.subarray(start, end).sort();
  else sortFew(values, start, end);
  const lower = values[(start + end - 1) >> 1] ?? Number.NaN;
  return (lower + (values[(start + end) >> 1] ?? Number.NaN)) / 2;
}

function sortFew(values: Float32Array, start: number, end: number): void {
  for (let index = start + 1; index < end; index += 1) {
    const value = values[index] ?? 0;
    let at = index;
    for (; at > start && (values[at - 1] ?? 0) > value; at -= 1) values[at] = values[at - 1] ?? 0;
    values[at] = value;
  }
}
