import { Temporal } from 'temporal-polyfill';
import type { LocalMoment } from './facts.ts';
import type { TimeWindow } from './rules.ts';

export const MINUTES_PER_DAY = 24 * 60;
const DAYS_PER_WEEK = 7;
export const MINUTES_PER_WEEK = DAYS_PER_WEEK * MINUTES_PER_DAY;
const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;

/** An instant on the clocks of a time zone. */
export function localMoment(instant: string, timeZone: string): LocalMoment {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return { weekday: local.dayOfWeek, minute: local.hour * 60 + local.minute };
}

/** Whether a moment lies in the window. */
export function isInWindow(window: TimeWindow, { weekday, minute }: LocalMoment): boolean {
  const [from, to] = [minuteOf(window.from), minuteOf(window.to)];
  const counts = (day: number): boolean => (window.weekdays ?? everyDay).includes(day);
  if (from < to) return counts(weekday) && from <= minute && minute < to;
  // Past midnight the hours belong to the day before.
  return (counts(weekday) && minute >= from) || (counts(dayBefore(weekday)) && minute < to);
}

/** The window as stretches of the week in minutes from Monday 00:00, ascending and apart, ends excluded. */
export function minutesOfWeek(window: TimeWindow): readonly (readonly [number, number])[] {
  const [from, to] = [minuteOf(window.from), minuteOf(window.to)];
  const length = from < to ? to - from : MINUTES_PER_DAY - from + to;
  const stretches = (window.weekdays ?? everyDay).flatMap((weekday): [number, number][] => {
    const start = (weekday - 1) * MINUTES_PER_DAY + from;
    const end = start + length;
    if (end <= MINUTES_PER_WEEK) return [[start, end]];
    return [
      [start, MINUTES_PER_WEEK],
      [0, end - MINUTES_PER_WEEK],
    ];
  });
  return joined(stretches.filter(([start, end]) => start < end));
}

/** The moment that a minute of the week is. */
export function momentOfWeek(minute: number): LocalMoment {
  return { weekday: Math.floor(minute / MINUTES_PER_DAY) + 1, minute: minute % MINUTES_PER_DAY };
}

function joined(stretches: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [start, end] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function dayBefore(weekday: number): number {
  return weekday === 1 ? DAYS_PER_WEEK : weekday - 1;
}
