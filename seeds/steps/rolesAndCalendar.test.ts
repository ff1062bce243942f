import { expect, test } from 'vitest';
import { compileCalendar } from '../../server/domain/time-limit/calendar.ts';
import { workedUntil } from '../../server/domain/time-limit/dueAt.ts';
import { defaultTimeZone, defaultWorkingPeriods } from '../calendar.ts';
import { readCalendarExceptions } from './rolesAndCalendar.ts';

const exceptions = new Map(readCalendarExceptions().map(({ day, isWorking }) => [day, isWorking]));
const calendar = compileCalendar(
  { timeZone: defaultTimeZone, workingPeriods: defaultWorkingPeriods, exceptions },
  '2025-01-01',
  '2026-12-31',
);

/** Hours worked on a local day. */
function hoursOn(day: string): number {
  const start = Date.parse(`${day}T00:00:00+08:00`);
  return (workedUntil(start + 86_400_000, calendar) - workedUntil(start, calendar)) / 3_600_000;
}

test('a work day has eight work hours', () => {
  expect(hoursOn('2026-11-20')).toBe(8);
  expect(hoursOn('2026-11-21')).toBe(0);
});

test('holidays are free and make-up weekends are worked, in both years', () => {
  expect(hoursOn('2025-10-01')).toBe(0);
  expect(hoursOn('2025-10-11')).toBe(8);
  expect(hoursOn('2026-02-17')).toBe(0);
  expect(hoursOn('2026-02-14')).toBe(8);
  expect(hoursOn('2026-10-10')).toBe(8);
});
