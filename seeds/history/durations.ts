import type { CompiledCalendar } from '../../server/domain/time-limit/calendar.ts';
import { dueAt } from '../../server/domain/time-limit/dueAt.ts';
import type { TimeLimit } from '../../server/domain/time-limit/units.ts';
import { normal, type Random } from '../random.ts';
import { localHour, localWeekday } from './statistics.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Less than this nobody needs to get there and do something. */
const SHORTEST_HANDLING = 12 * MINUTE;

/** A log-normal duration with the given median, in milliseconds. */
export function minutes(random: Random, median: number): number {
  return median * Math.exp(0.6 * normal(random)) * MINUTE;
}

/** Inspectors work from seven to ten; what falls into the night waits for the morning. */
export function inField(at: number, random: Random): number {
  const hour = localHour(at);
  if (hour >= 7 && hour < 22) return at;
  const untilSeven = (hour < 7 ? 7 - hour : 31 - hour) * HOUR;
  return at + untilSeven + random() * 90 * MINUTE;
}

/** Supervisors and the heads of units work from nine to half past five, Monday to Friday. */
export function inOffice(at: number, random: Random): number {
  const hour = localHour(at);
  const day = at - hour * HOUR;
  if (hour < 17.5 && localWeekday(at) < 5) return hour < 9 ? day + 9 * HOUR + random() * HOUR : at;
  const next = day + DAY;
  const weekday = localWeekday(next);
  return next + (weekday < 5 ? 0 : 7 - weekday) * DAY + (9 + random()) * HOUR;
}

/** When a part of the limit is used up by the limit's own clock; never before anybody could be there. */
export function afterPart(
  { limit, calendar }: { readonly limit: TimeLimit; readonly calendar: CompiledCalendar },
  start: number,
  part: number,
): number {
  const end = dueAt(start, { value: limit.value * part, unit: limit.unit }, calendar);
  return Math.max(end, start + SHORTEST_HANDLING);
}
