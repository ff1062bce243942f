import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officeHours } from '../../testing/caseFactory.ts';
import { compileCalendar } from './calendar.ts';
import { dueAt, workedUntil } from './dueAt.ts';
import { lampAt } from './lamp.ts';
import type { LimitUnit } from './units.ts';

/** National Day 2026 (1–7 October) with its make-up workdays of 20 September and 10 October, as announced for 2026. */
const exceptions = new Map<string, boolean>([
  ['2026-09-20', true],
  ...['01', '02', '03', '04', '05', '06', '07'].map((day): [string, boolean] => [`2026-10-${day}`, false]),
  ['2026-10-10', true],
]);
const calendar = compileCalendar({ ...officeHours, exceptions }, '2026-01-01', '2027-12-31');
const local = (text: string): number => Date.parse(`${text}:00+08:00`);

describe('due times worked by hand (Shanghai wall time)', () => {
  it.each<[string, number, LimitUnit, string]>([
    // urgent units: the clock always runs
    ['2026-11-16T09:00', 2, 'urgent_hour', '2026-11-16T11:00'],
    ['2026-11-20T23:30', 2, 'urgent_hour', '2026-11-21T01:30'],
    ['2026-10-01T00:00', 24, 'urgent_hour', '2026-10-02T00:00'],
    ['2026-11-20T17:00', 1, 'urgent_day', '2026-11-21T17:00'],
    ['2026-02-28T12:00', 1, 'urgent_day', '2026-03-01T12:00'],
    ['2026-11-16T09:00', 0.5, 'urgent_hour', '2026-11-16T09:30'],
    // work hours within a day and over the midday break
    ['2026-11-16T09:00', 2, 'work_hour', '2026-11-16T11:00'],
    ['2026-11-16T09:00', 4, 'work_hour', '2026-11-16T14:30'],
    ['2026-11-16T11:30', 1, 'work_hour', '2026-11-16T14:00'],
    ['2026-11-16T12:15', 1, 'work_hour', '2026-11-16T14:00'],
    ['2026-11-16T06:00', 1, 'work_hour', '2026-11-16T09:30'],
    // a limit that ends with a period is due at its end
    ['2026-11-16T08:30', 3, 'work_hour', '2026-11-16T11:30'],
    ['2026-11-16T13:00', 5, 'work_hour', '2026-11-16T18:00'],
    // over night, over the weekend
    ['2026-11-16T17:00', 2, 'work_hour', '2026-11-17T09:30'],
    ['2026-11-20T17:00', 2, 'work_hour', '2026-11-23T09:30'],
    ['2026-11-21T10:00', 1, 'work_hour', '2026-11-23T09:30'],
    // one work day is eight work hours
    ['2026-11-16T08:30', 1, 'work_day', '2026-11-16T18:00'],
    ['2026-11-16T09:00', 1, 'work_day', '2026-11-17T09:00'],
    ['2026-11-20T09:00', 1, 'work_day', '2026-11-23T09:00'],
    ['2026-11-16T09:00', 5, 'work_day', '2026-11-23T09:00'],
    ['2026-11-21T10:00', 1, 'work_day', '2026-11-23T18:00'],
    // National Day: 30 September is a Wednesday, 8 October the next workday
    ['2026-09-30T17:00', 2, 'work_hour', '2026-10-08T09:30'],
    ['2026-09-30T09:00', 1, 'work_day', '2026-10-08T09:00'],
    ['2026-10-03T10:00', 1, 'work_day', '2026-10-08T18:00'],
    // make-up workdays: Sunday 20 September, Saturday 10 October
    ['2026-09-18T17:00', 2, 'work_hour', '2026-09-20T09:30'],
    ['2026-10-09T17:00', 2, 'work_hour', '2026-10-10T09:30'],
    ['2026-10-10T09:00', 1, 'work_day', '2026-10-12T09:00'],
    ['2026-10-08T09:00', 3, 'work_day', '2026-10-12T09:00'],
  ])('%s + %d %s = %s', (start, value, unit, due) => {
    expect(new Date(dueAt(local(start), { value, unit }, calendar)).toISOString()).toBe(
      new Date(local(due)).toISOString(),
    );
  });

  it('says so when the calendar does not reach that far', () => {
    expect(() => dueAt(local('2027-12-30T09:00'), { value: 10, unit: 'work_day' }, calendar)).toThrow(RangeError);
  });
});

describe('properties of working time', () => {
  const instant = fc.integer({ min: local('2026-01-02T00:00'), max: local('2026-12-01T00:00') });
  const length = fc.integer({ min: 1, max: 400 }).map((quarters) => quarters / 4);

  it('a due time lies in working time, and exactly the limit was worked between', () => {
    fc.assert(
      fc.property(instant, length, (start, value) => {
        const due = dueAt(start, { value, unit: 'work_hour' }, calendar);
        expect(workedUntil(due, calendar) - workedUntil(start, calendar)).toBeCloseTo(value * 3_600_000, 3);
        expect(due - start).toBeGreaterThanOrEqual(value * 3_600_000);
      }),
    );
  });

  it('later starts and longer limits are never due earlier', () => {
    fc.assert(
      fc.property(instant, instant, length, length, (a, b, x, y) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const [short, long] = x < y ? [x, y] : [y, x];
        const of = (start: number, value: number) => dueAt(start, { value, unit: 'work_hour' }, calendar);
        expect(of(early, short)).toBeLessThanOrEqual(of(late, short));
        expect(of(early, short)).toBeLessThanOrEqual(of(early, long));
      }),
    );
  });
});

describe('the lamp', () => {
  it.each([
    [0, 'green'],
    [80, 'green'],
    [81, 'yellow'],
    [100, 'yellow'],
    [101, 'red'],
  ])('at %d %% of the limit is %s', (now, lamp) => {
    expect(lampAt(now, 0, 100)).toBe(lamp);
  });

  it('does not burn without a limit', () => {
    expect(lampAt(5, null, 10)).toBe('none');
    expect(lampAt(5, 0, null)).toBe('none');
  });
});
