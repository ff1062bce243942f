import { type AreaTargets, type HeatAreaLevel, placeOfLevel } from './areas.ts';
import type { HeatDistrict } from './heatStore.ts';
import type { Selection } from './selection.ts';
import { eachBlock } from './sums.ts';
import { ValuesByArea } from './valuesByArea.ts';
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

/** Every question uses it in turn; a question never waits in between. */
const found = new ValuesByArea();

/** Writes the median handling time of each area that a district's handled cases lie in. An area lies in one district. */
export function putMedians(
  district: HeatDistrict,
  level: HeatAreaLevel,
  { first, more }: AreaTargets,
  selection: Selection,
  between: WorkingMinutes,
  into: Float32Array,
): void {
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
  const { lowest, starts, values } = found.takeOut();
  for (let area = 0; area + 1 < starts.length; area += 1) {
    const start = starts[area] ?? 0;
    const end = starts[area + 1] ?? 0;
    if (end > start) into[lowest + area] = medianBetween(values, start, end);
  }
}

/** Half a million areas have a dozen cases each: so few are sorted in place sooner than a sort is called. */
const FEW = 32;

/** The middle one of some values, which are not none, or the mean of the two in the middle. Sorts them. */
function medianBetween(values: Int32Array, start: number, end: number): number {
  if (end - start > FEW) values.subarray(start, end).sort();
  else sortFew(values, start, end);
  const lower = values[(start + end - 1) >> 1] ?? Number.NaN;
  return (lower + (values[(start + end) >> 1] ?? Number.NaN)) / 2;
}

function sortFew(values: Int32Array, start: number, end: number): void {
  for (let index = start + 1; index < end; index += 1) {
    const value = values[index] ?? 0;
    let at = index;
    for (; at > start && (values[at - 1] ?? 0) > value; at -= 1) values[at] = values[at - 1] ?? 0;
    values[at] = value;
  }
}
