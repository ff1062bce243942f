import { describe, expect, it } from 'vitest';
import { chineseOffice, laidOut, shanghai } from '../../testing/workingCalendars.ts';
import { clockTimes, pauseClock, resumeClock, startClock } from './clock.ts';
import { lampAt } from './lamp.ts';

const instant = (text: string): string => new Date(shanghai(text)).toISOString();
const calendar = laidOut(chineseOffice);
/** Ten work hours from Monday 09:00: warns after eight (Tuesday 09:00), due Tuesday 11:00. */
const clock = startClock(instant('2026-11-16T09:00'), { value: 10, unit: 'work_hour' });

describe('the lamp of a running clock', () => {
  it.each([
    ['2026-11-16T08:00', 'green'],
    ['2026-11-16T09:00', 'green'],
    ['2026-11-17T00:00', 'green'],
    ['2026-11-17T09:00', 'green'],
    ['2026-11-17T09:01', 'yellow'],
    ['2026-11-17T11:00', 'yellow'],
    ['2026-11-17T11:01', 'red'],
    ['2027-01-01T00:00', 'red'],
  ])('at %s is %s', (now, lamp) => {
    expect(lampAt(instant(now), clockTimes(clock, calendar))).toBe(lamp);
  });

  it('changes a millisecond after 80 % and 100 %', () => {
    const times = clockTimes(clock, calendar);
    const justAfter = (text: string) => new Date(Date.parse(text) + 1).toISOString();
    expect([lampAt(times.warnAt, times), lampAt(justAfter(times.warnAt), times)]).toEqual(['green', 'yellow']);
    expect([lampAt(times.dueAt, times), lampAt(justAfter(times.dueAt), times)]).toEqual(['yellow', 'red']);
  });

  it('understands the ways of writing an instant', () => {
    const times = clockTimes(clock, calendar);
    expect(lampAt('2026-11-17T03:00:00Z', times)).toBe('yellow');
    expect(lampAt('2026-11-17T11:00:00+08:00', times)).toBe('yellow');
  });
});

describe('the lamp of a clock that stands', () => {
  it.each([
    ['2026-11-16T10:00', 'green'],
    ['2026-11-17T10:00', 'yellow'],
    ['2026-11-17T11:30', 'red'],
  ])('since %s stays %s', (since, lamp) => {
    const times = clockTimes(pauseClock(clock, instant(since)), calendar);
    for (const now of [since, '2026-11-18T12:00', '2027-06-01T12:00']) expect(lampAt(instant(now), times)).toBe(lamp);
  });

  it('goes on from there', () => {
    const stopped = pauseClock(clock, instant('2026-11-17T10:00'));
    const times = clockTimes(resumeClock(stopped, instant('2026-11-19T10:00')), calendar);
    expect(lampAt(instant('2026-11-19T11:00'), times)).toBe('yellow');
    expect(lampAt(instant('2026-11-19T11:01'), times)).toBe('red');
  });
});

describe('without a clock', () => {
  it('there is no lamp', () => expect(lampAt('2026-11-16T01:00:00.000Z', null)).toBe('none'));
});
