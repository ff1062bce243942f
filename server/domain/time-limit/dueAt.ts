import type { CompiledCalendar } from './calendar.ts';
import { isWorkingTime, limitMilliseconds, type TimeLimit } from './units.ts';

/**
 * When a limit that starts at `start` (epoch ms) runs out, in epoch ms. Working limits count only working periods;
 * a limit that ends exactly with a period is due at that period's end. Throws a RangeError beyond the compiled calendar.
 */
export function dueAt(start: number, limit: TimeLimit, calendar: CompiledCalendar): number {
  const length = limitMilliseconds(limit);
  if (!isWorkingTime(limit.unit)) return start + length;
  const target = workedUntil(start, calendar) + length;
  const index = lastAtMost(calendar.workedBefore, target, true);
  const { starts, ends, workedBefore } = calendar;
  const due = at(starts, index) + (target - at(workedBefore, index));
  if (index < 0 || due > at(ends, index)) throw new RangeError('the working calendar does not reach that far');
  return due;
}

/** Working milliseconds from the calendar's beginning to the instant. */
export function workedUntil(instant: number, calendar: CompiledCalendar): number {
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

const at = (values: Float64Array, index: number): number => values[index] ?? Number.NaN;
