import { readFileSync } from 'node:fs';
import { type CalendarDefinition, type CompiledCalendar, compileCalendar } from '../domain/time-limit/calendar.ts';

/** Monday to Friday 08:30–11:30 and 13:00–18:00 in Shanghai, eight hours a day, with China's holidays of 2025 and 2026. */
export const chineseOffice: CalendarDefinition = {
  timeZone: 'Asia/Shanghai',
  workingPeriods: everyDay([1, 2, 3, 4, 5], '08:30-11:30', '13:00-18:00'),
  exceptions: publishedExceptions(),
};

/** The same periods on each of the weekdays; a period is written `08:30-11:30`. */
export function everyDay(weekdays: readonly number[], ...periods: string[]): CalendarDefinition['workingPeriods'] {
  const parsed = periods.map((period) => ({ from: period.slice(0, 5), to: period.slice(6) }));
  return Object.fromEntries(weekdays.map((weekday) => [weekday, parsed]));
}

/** Laid out from 2025 to 2027. */
export const laidOut = (definition: CalendarDefinition): CompiledCalendar =>
  compileCalendar(definition, '2025-01-01', '2027-12-31');

/** Epoch milliseconds of a Shanghai wall time `2026-11-16T09:00`. */
export const shanghai = (text: string): number => Date.parse(`${text}:00+08:00`);

/** The Shanghai wall time of an instant, to the second when it is not at a full minute. */
export function shanghaiTime(instant: number): string {
  const text = new Date(instant + 8 * 3_600_000).toISOString();
  return text.endsWith(':00.000Z') ? text.slice(0, 16) : text.slice(0, -1);
}

/** Holidays and make-up workdays (调休) as the seeds have them. */
function publishedExceptions(): Map<string, boolean> {
  const file = new URL('../../seeds/data/calendarExceptions.json', import.meta.url);
  const rows: { day: string; isWorking: boolean }[] = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(rows.map(({ day, isWorking }) => [day, isWorking]));
}
