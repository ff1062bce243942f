import { Temporal } from 'temporal-polyfill';
import type { WorkingPeriod } from '../time-limit/calendar.ts';
import { type CalendarDocument, weekdays } from './documents.ts';
import type { Fault } from './fault.ts';

/** Fewer working hours a week than this and the longest limits would end beyond the years a calendar is laid out for. */
const SHORTEST_WEEK_HOURS = 20;

/** Any day shows whether a zone is known. */
const SOME_DAY = '2026-01-01';

/** What is wrong with a working calendar: periods in order and apart, days that exist and stand once, a known time zone. */
export function calendarFaults(calendar: CalendarDocument): Fault[] {
  const periods = weekdays.flatMap((weekday) => periodFaults(weekday, calendar.workingPeriods[weekday]));
  const zone: Fault[] = isTimeZone(calendar.timeZone) ? [] : [{ path: 'timeZone', rule: 'time-zone-unknown' }];
  const faults = [...zone, ...periods, ...exceptionFaults(calendar)];
  const minutes = weekdays.flatMap((weekday) => calendar.workingPeriods[weekday]).reduce(addMinutes, 0);
  const isShort = faults.length === 0 && minutes < SHORTEST_WEEK_HOURS * 60;
  return isShort ? [{ path: 'workingPeriods', rule: 'week-too-short' }] : faults;
}

function periodFaults(weekday: string, periods: readonly WorkingPeriod[]): Fault[] {
  return periods.flatMap(({ from, to }, index): Fault[] => {
    const path = `workingPeriods.${weekday}.${index}`;
    // `HH:MM` sorts as it passes; 24:00 does not exist, so a period lies within its day.
    if (to <= from) return [{ path: `${path}.to`, rule: 'time-order' }];
    const previous = periods[index - 1];
    return previous && from < previous.to ? [{ path: `${path}.from`, rule: 'periods-overlap' }] : [];
  });
}

function exceptionFaults({ exceptions }: CalendarDocument): Fault[] {
  const seen = new Set<string>();
  return exceptions.flatMap(({ day }, index): Fault[] => {
    const path = `exceptions.${index}.day`;
    if (!isDay(day)) return [{ path, rule: 'day-unknown' }];
    if (seen.has(day)) return [{ path, rule: 'day-repeated' }];
    seen.add(day);
    return [];
  });
}

function isDay(day: string): boolean {
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' }).toString() === day;
  } catch {
    return false;
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return Temporal.PlainDate.from(SOME_DAY).toZonedDateTime(timeZone).timeZoneId !== '';
  } catch {
    return false;
  }
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const addMinutes = (sum: number, { from, to }: WorkingPeriod): number => sum + minuteOf(to) - minuteOf(from);
