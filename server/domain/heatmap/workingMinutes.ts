import type { CompiledCalendar } from '../time-limit/calendar.ts';
import { instantOfMinute } from './facts.ts';

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
