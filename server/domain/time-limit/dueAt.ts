import type { CompiledCalendar } from './calendar.ts';
import { isWorkingTime, limitMilliseconds, type TimeLimit } from './units.ts';

/**
 * When a limit that starts at `start` (epoch ms) runs out, in epoch ms. Working limits count only working periods;
 * a limit that ends exactly with a period is due at that period's end. Throws a RangeError beyond the compiled calendar.
 */
export function dueAt(start: number, limit: TimeLimit, calendar: CompiledCalendar): number {
  return advance(start, limitMilliseconds(limit), isWorkingTime(limit.unit), calendar);
}

/** The instant `length` milliseconds of working (or plain) time after `start`. Throws a RangeError beyond the calendar. */
export function advance(start: number, length: number, isWorking: boolean, calendar: CompiledCalendar): number {
  if (!isWorking || length === 0) return start + length;
  const target = workedUntil(start, calendar) + length;
  const index = lastAtMost(calendar.workedBefore, target, true);
  const { starts, ends, workedBefore } = calendar;
  const due = at(starts, index) + (target - at(workedBefore, index));
  if (index < 0 || due > at(ends, index)) throw outOfReach(due);
  return due;
}

/** The working (or plain) milliseconds between two instants. */
export function elapsed(from: number, to: number, isWorking: boolean, calendar: CompiledCalendar): number {
  return isWorking ? workedUntil(to, calendar) - workedUntil(from, calendar) : to - from;
}

/** Working milliseconds from the calendar's beginning to the instant. Throws a RangeError beyond the calendar. */
export function workedUntil(instant: number, calendar: CompiledCalendar): number {
  // Counting what is not laid out as free time would give a due time that is silently wrong.
  if (!(instant >= calendar.from && instant <= calendar.until)) throw outOfReach(instant);
  const index = lastAtMost(calendar.starts, instant, false);
  if (index < 0) return 0;
  const within = Math.min(instant, at(calendar.ends, index)) - at(calendar.starts, index);
  return at(calendar.workedBefore, index) + within;
}

/** The last index whose value is ≤ (or, strictly, <) the target; −1 when there is none. */
function lastAtMost(values: Float64Array, target: number, isStrict: boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = at(values, middle);
    if (isStrict ? value < target : value <= target) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function outOfReach(instant: number): RangeError {
  return new RangeError(`the working calendar does not reach ${new Date(instant).toUTCString()}`);
}

const at = (values: Float64Array, index: number): number => values[index] ?? Number.NaN;
