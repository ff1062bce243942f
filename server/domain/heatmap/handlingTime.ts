import type { CompiledCalendar } from '../time-limit/calendar.ts';
import { type AreaTargets, type HeatAreaSet, placeOfLevel } from './areas.ts';
import { instantOfMinute } from './facts.ts';
import type { HeatDistrict } from './heatStore.ts';
import type { Selection } from './selection.ts';
import { eachBlock } from './sums.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Tells how many working minutes lie between two instants (minutes since 2000 UTC), or −1 where the calendar does not reach. */
export type WorkingMinutes = (from: number, to: number) => number;

const ofCalendar = new WeakMap<CompiledCalendar, WorkingMinutes>();

/** The working minutes of a calendar, with an index of its hours: a question of a million cases asks it two million times. */
export function workingMinutes(calendar: CompiledCalendar): WorkingMinutes {
  const known = ofCalendar.get(calendar);
  if (known) return known;
  const { from: begin, until, starts, ends, workedBefore } = calendar;
  const total = starts.length === 0 ? 0 : (workedBefore.at(-1) ?? 0) + (ends.at(-1) ?? 0) - (starts.at(-1) ?? 0);
  // For each hour the first working interval that ends after its beginning.
  const firstOfHour = new Int32Array(Math.ceil((until - begin) / HOUR) + 1);
  for (let hour = 0, interval = 0; hour < firstOfHour.length; hour += 1) {
    while (interval < ends.length && (ends[interval] ?? 0) <= begin + hour * HOUR) interval += 1;
    firstOfHour[hour] = interval;
  }
  const workedUntil = (instant: number): number => {
    let interval = firstOfHour[Math.floor((instant - begin) / HOUR)] ?? ends.length;
    while (interval < ends.length && (ends[interval] ?? 0) <= instant) interval += 1;
    if (interval >= ends.length) return total;
    return (workedBefore[interval] ?? 0) + Math.max(0, instant - (starts[interval] ?? 0));
  };
  const between: WorkingMinutes = (from, to) => {
    const start = instantOfMinute(from);
    const end = instantOfMinute(to);
    if (start < begin || end >= until) return -1;
    return (workedUntil(end) - workedUntil(start)) / MINUTE;
  };
  ofCalendar.set(calendar, between);
  return between;
}

/** Handling times of handled cases: working minutes from the (last) dispatch to the feedback, one list for each area and one of all. */
export class HandlingTimes {
  private areas = new Int32Array(1024);
  private minutes = new Float32Array(1024);
  private count = 0;
  /** Every case once, also where its areas are several or none. */
  private readonly ofAll: number[] = [];

  add(district: HeatDistrict, areas: HeatAreaSet, targets: AreaTargets, selection: Selection, between: WorkingMinutes) {
    const kind = placeOfLevel[areas.level];
    this.visit(district, selection, between, kind, (place, minutes) => {
      const area = targets.first[place] ?? -1;
      if (area < 0) return;
      this.push(area, minutes);
      for (const other of targets.more.get(place) ?? []) this.push(other, minutes);
    });
  }

  /** Adds a district's cases without asking where they lie. */
  addAll(district: HeatDistrict, selection: Selection, between: WorkingMinutes): void {
    this.visit(district, selection, between, 'grid', (_, minutes) => this.ofAll.push(minutes));
  }

  /** The median of each area; NaN where nothing was handled. */
  medians(areaCount: number): Float32Array {
    const offsets = new Int32Array(areaCount + 1);
    for (let index = 0; index < this.count; index += 1) {
      const next = (this.areas[index] ?? 0) + 1;
      offsets[next] = (offsets[next] ?? 0) + 1;
    }
    for (let area = 0; area < areaCount; area += 1) offsets[area + 1] = (offsets[area + 1] ?? 0) + (offsets[area] ?? 0);
    const sorted = new Float32Array(this.count);
    const next = offsets.slice();
    for (let index = 0; index < this.count; index += 1) {
      const area = this.areas[index] ?? 0;
      sorted[next[area] ?? 0] = this.minutes[index] ?? 0;
      next[area] = (next[area] ?? 0) + 1;
    }
    return Float32Array.from({ length: areaCount }, (_, area) =>
      medianOf(sorted.subarray(offsets[area], offsets[area + 1])),
    );
  }

  /** The median of all cases added by `addAll`; null without any. */
  median(): number | null {
    return this.ofAll.length === 0 ? null : medianOf(Float32Array.from(this.ofAll));
  }

  private visit(
    district: HeatDistrict,
    selection: Selection,
    between: WorkingMinutes,
    kind: 'grid' | 'responsibility' | 'professional',
    found: (place: number, minutes: number) => void,
  ): void {
    eachBlock(district, selection, (block, rows, count) => {
      const { dispatched, handled } = block.columns;
      const places = block.columns[kind];
      for (let index = 0; index < count; index += 1) {
        const row = rows[index] ?? 0;
        const from = dispatched[row] ?? 0;
        const to = handled[row] ?? 0;
        if (from === 0 || to < from) continue;
        const minutes = between(from, to);
        if (minutes >= 0) found(places[row] ?? 0, minutes);
      }
    });
  }

  private push(area: number, minutes: number): void {
    if (this.count === this.areas.length) {
      const areas = new Int32Array(this.count * 2);
      areas.set(this.areas);
      const all = new Float32Array(this.count * 2);
      all.set(this.minutes);
      this.areas = areas;
      this.minutes = all;
    }
    this.areas[this.count] = area;
    this.minutes[this.count] = minutes;
    this.count += 1;
  }
}

/** The middle one, or the mean of the two in the middle; NaN of nothing. Sorts its argument. */
function medianOf(values: Float32Array): number {
  if (values.length === 0) return Number.NaN;
  values.sort();
  const middle = values.length >> 1;
  const upper = values[middle] ?? Number.NaN;
  return values.length % 2 === 1 ? upper : ((values[middle - 1] ?? Number.NaN) + upper) / 2;
}
