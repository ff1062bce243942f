import { describe, expect, it } from 'vitest';
import { chineseOffice, everyDay, laidOut, shanghai, shanghaiTime } from '../../testing/workingCalendars.ts';
import type { CalendarDefinition } from './calendar.ts';
import { clockTimes, pauseClock, resumeClock, startClock } from './clock.ts';
import { dueAt } from './dueAt.ts';
import type { LimitUnit } from './units.ts';

type Row = readonly [what: string, start: string, value: number, unit: LimitUnit, due: string];

const workweek = [1, 2, 3, 4, 5];
const zone = (timeZone: string, workingPeriods: CalendarDefinition['workingPeriods']) =>
  laidOut({ timeZone, workingPeriods, exceptions: new Map() });

// Central Europe 2026: summer time from Sunday 29 March 02:00 (+1 → +2) to Sunday 25 October 03:00 (+2 → +1).
const berlin = zone('Europe/Berlin', everyDay(workweek, '08:00-12:00', '12:30-16:30'));
const berlinNights = zone('Europe/Berlin', everyDay([7], '00:00-08:00'));
const berlinInTheGap = zone('Europe/Berlin', everyDay([7], '02:30-06:00'));
// New York 2026: summer time from Sunday 8 March 02:00 (−5 → −4) to Sunday 1 November 02:00 (−4 → −5).
const newYork = zone('America/New_York', everyDay(workweek, '09:00-17:00'));
const newYorkNights = zone('America/New_York', everyDay([7], '00:00-08:00'));

describe.each<[string, ReturnType<typeof laidOut>, Row[]]>([
  [
    'Berlin',
    berlin,
    [
      ['spring: Friday to Monday', '2026-03-27T15:30+01:00', 2, 'work_hour', '2026-03-30T09:00+02:00'],
      ['spring: a work day stays a work day', '2026-03-27T10:00+01:00', 1, 'work_day', '2026-03-30T10:00+02:00'],
      ['spring: urgent hours skip the hour', '2026-03-28T23:00+01:00', 4, 'urgent_hour', '2026-03-29T04:00+02:00'],
      ['spring: an urgent day is 24 hours', '2026-03-28T12:00+01:00', 1, 'urgent_day', '2026-03-29T13:00+02:00'],
      ['autumn: Friday to Monday', '2026-10-23T15:30+02:00', 2, 'work_hour', '2026-10-26T09:00+01:00'],
      ['autumn: urgent hours pass it twice', '2026-10-24T23:00+02:00', 4, 'urgent_hour', '2026-10-25T02:00+01:00'],
      ['autumn: an urgent day is 24 hours', '2026-10-24T12:00+02:00', 1, 'urgent_day', '2026-10-25T11:00+01:00'],
    ],
  ],
  [
    'Berlin, a night shift in the change itself',
    berlinNights,
    [
      ['spring: the shift has seven hours', '2026-03-29T00:00+01:00', 7, 'work_hour', '2026-03-29T08:00+02:00'],
      ['spring: the eighth is next Sunday', '2026-03-29T00:00+01:00', 1, 'work_day', '2026-04-05T01:00+02:00'],
      ['autumn: the shift has nine hours', '2026-10-25T00:00+02:00', 9, 'work_hour', '2026-10-25T08:00+01:00'],
      ['autumn: eight end an hour early', '2026-10-25T00:00+02:00', 1, 'work_day', '2026-10-25T07:00+01:00'],
    ],
  ],
  [
    'Berlin, a shift that begins in the change',
    berlinInTheGap,
    [
      ['spring: 02:30 does not exist', '2026-03-29T00:00+01:00', 1, 'work_hour', '2026-03-29T04:30+02:00'],
      ['autumn: the first 02:30', '2026-10-25T00:00+02:00', 1, 'work_hour', '2026-10-25T02:30+01:00'],
    ],
  ],
  [
    'New York',
    newYork,
    [
      ['spring: Friday to Monday', '2026-03-06T16:00-05:00', 2, 'work_hour', '2026-03-09T10:00-04:00'],
      ['spring: an urgent day is 24 hours', '2026-03-07T12:00-05:00', 1, 'urgent_day', '2026-03-08T13:00-04:00'],
      ['autumn: Friday to Monday', '2026-10-30T16:00-04:00', 2, 'work_hour', '2026-11-02T10:00-05:00'],
      ['autumn: an urgent day is 24 hours', '2026-10-31T12:00-04:00', 1, 'urgent_day', '2026-11-01T11:00-05:00'],
    ],
  ],
  [
    'New York, a night shift in the change itself',
    newYorkNights,
    [
      ['spring: the shift has seven hours', '2026-03-08T00:00-05:00', 7, 'work_hour', '2026-03-08T08:00-04:00'],
      ['autumn: the shift has nine hours', '2026-11-01T00:00-04:00', 9, 'work_hour', '2026-11-01T08:00-05:00'],
    ],
  ],
])('summer time in %s', (_, calendar, rows) => {
  it.each(rows)('%s: %s + %d %s = %s', (_what, start, value, unit, due) => {
    expect(new Date(dueAt(Date.parse(start), { value, unit }, calendar))).toEqual(new Date(due));
  });
});

describe('a pause over the change to summer time', () => {
  const instant = (text: string) => new Date(text).toISOString();

  it.each([
    // 8 of 24 hours used on Saturday evening; 16 more from Sunday morning.
    ['urgent_hour', 24, '2026-03-28T12:00+01:00', '2026-03-30T00:00+02:00'],
    // An hour used on Friday, the pause holds no work time, an hour on Monday.
    ['work_hour', 2, '2026-03-27T15:30+01:00', '2026-03-30T09:00+02:00'],
  ] as const)('of a clock in %s', (unit, value, start, due) => {
    const paused = pauseClock(startClock(instant(start), { value, unit }), instant('2026-03-28T20:00+01:00'));
    const resumed = resumeClock(paused, instant('2026-03-29T08:00+02:00'));
    expect(clockTimes(resumed, berlin).dueAt).toBe(instant(due));
  });
});

const inShanghai = (workingPeriods: CalendarDefinition['workingPeriods']) =>
  laidOut({ ...chineseOffice, workingPeriods });
const saturdayMornings = inShanghai({
  ...everyDay(workweek, '09:00-12:00', '13:00-17:00'),
  ...everyDay([6], '09:00-12:00'),
});

describe.each<[string, ReturnType<typeof laidOut>, Row[]]>([
  [
    'western hours, long midday',
    inShanghai(everyDay(workweek, '10:00-14:00', '15:30-19:30')),
    [
      ['before them', '2026-11-16T09:00', 1, 'work_hour', '2026-11-16T11:00'],
      ['over midday', '2026-11-16T13:30', 1, 'work_hour', '2026-11-16T16:00'],
      ['a day', '2026-11-20T12:00', 1, 'work_day', '2026-11-23T12:00'],
    ],
  ],
  [
    'late opening on Wednesdays',
    inShanghai({ ...everyDay(workweek, '08:00-16:00'), ...everyDay([3], '10:00-18:00') }),
    [
      ['into Wednesday', '2026-11-17T15:00', 2, 'work_hour', '2026-11-18T11:00'],
      ['out of Wednesday', '2026-11-18T17:00', 2, 'work_hour', '2026-11-19T09:00'],
      ['before it opens', '2026-11-18T08:30', 1, 'work_hour', '2026-11-18T11:00'],
    ],
  ],
  [
    'Saturday mornings, seven hours on other days',
    saturdayMornings,
    [
      ['Friday to Saturday', '2026-11-20T16:00', 2, 'work_hour', '2026-11-21T10:00'],
      ['Saturday to Monday', '2026-11-21T11:00', 2, 'work_hour', '2026-11-23T10:00'],
      ['a work day has eight hours all the same', '2026-11-20T09:00', 1, 'work_day', '2026-11-21T10:00'],
      ['a make-up Saturday is a whole day', '2026-10-10T11:00', 3, 'work_hour', '2026-10-10T15:00'],
      ['a make-up Sunday is a whole day', '2026-09-20T11:00', 3, 'work_hour', '2026-09-20T15:00'],
      ['a Saturday off', '2026-06-18T16:00', 2, 'work_hour', '2026-06-22T10:00'],
    ],
  ],
  [
    'twelve hours on every day',
    inShanghai(everyDay([...workweek, 6, 7], '07:00-19:00')),
    [
      ['Saturday to Sunday', '2026-11-21T18:00', 2, 'work_hour', '2026-11-22T08:00'],
      ['a work day within one', '2026-11-22T08:00', 1, 'work_day', '2026-11-22T16:00'],
      ['not on a holiday', '2026-09-30T18:00', 2, 'work_hour', '2026-10-08T08:00'],
    ],
  ],
])('another calendar: %s', (_, calendar, rows) => {
  it.each(rows)('%s: %s + %d %s = %s', (_what, start, value, unit, due) => {
    expect(shanghaiTime(dueAt(shanghai(start), { value, unit }, calendar))).toBe(due);
  });
});
