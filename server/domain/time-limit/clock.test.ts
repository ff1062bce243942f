import { describe, expect, it } from 'vitest';
import { chineseOffice, laidOut, shanghai, shanghaiTime } from '../../testing/workingCalendars.ts';
import {
  type Clock,
  clockTimes,
  extendClock,
  isPaused,
  pauseClock,
  remainingMilliseconds,
  resumeClock,
  startClock,
} from './clock.ts';
import type { LimitUnit } from './units.ts';

const calendar = laidOut(chineseOffice);
const instant = (text: string): string => new Date(shanghai(text)).toISOString();
const local = (text: string | null): string | null => text && shanghaiTime(Date.parse(text));
const minutes = (count: number): number => count * 60_000;

interface Row {
  readonly what: string;
  readonly start: string;
  readonly limit: readonly [number, LimitUnit];
  readonly extensions?: readonly number[];
  /** From and to; without `to` the clock still stands. */
  readonly pauses?: readonly (readonly [from: string, to?: string])[];
  readonly warn: string;
  readonly due: string;
}

/** Shanghai wall time, worked by hand: 80 % and 100 % of the allowance, counted on the clock itself. */
const returns: Row[] = [
  {
    what: 'without anything',
    start: '2026-11-16T09:00',
    limit: [4, 'work_hour'],
    warn: '2026-11-16T13:42',
    due: '2026-11-16T14:30',
  },
  {
    what: 'an internal limit of half an hour over midnight',
    start: '2026-11-16T23:45',
    limit: [0.5, 'urgent_hour'],
    warn: '2026-11-17T00:09',
    due: '2026-11-17T00:15',
  },
  {
    what: 'a return under decision for an hour of the morning',
    start: '2026-11-16T09:00',
    limit: [4, 'work_hour'],
    pauses: [['2026-11-16T10:00', '2026-11-16T11:00']],
    warn: '2026-11-16T14:42',
    due: '2026-11-16T15:30',
  },
  {
    what: 'a return decided over midday: only its work hours count',
    start: '2026-11-16T09:00',
    limit: [4, 'work_hour'],
    pauses: [['2026-11-16T11:00', '2026-11-16T13:30']],
    warn: '2026-11-16T14:42',
    due: '2026-11-16T15:30',
  },
  {
    what: 'a return asked and decided inside the midday break',
    start: '2026-11-16T09:00',
    limit: [4, 'work_hour'],
    pauses: [['2026-11-16T11:45', '2026-11-16T12:45']],
    warn: '2026-11-16T13:42',
    due: '2026-11-16T14:30',
  },
  {
    what: 'a pause over a weekend costs nothing',
    start: '2026-11-20T17:00',
    limit: [4, 'work_hour'],
    pauses: [['2026-11-21T10:00', '2026-11-22T20:00']],
    warn: '2026-11-23T10:42',
    due: '2026-11-23T11:30',
  },
  {
    what: 'a pause of an urgent limit runs through midday',
    start: '2026-11-16T09:00',
    limit: [4, 'urgent_hour'],
    pauses: [['2026-11-16T10:00', '2026-11-16T12:00']],
    warn: '2026-11-16T14:12',
    due: '2026-11-16T15:00',
  },
  {
    what: 'two pauses',
    start: '2026-11-16T09:00',
    limit: [4, 'work_hour'],
    pauses: [
      ['2026-11-16T09:30', '2026-11-16T10:30'],
      ['2026-11-16T14:00', '2026-11-16T16:00'],
    ],
    warn: '2026-11-16T16:42',
    due: '2026-11-16T17:30',
  },
  {
    what: 'an approved return that the same unit gets again the next morning',
    start: '2026-11-16T09:00',
    limit: [4, 'work_hour'],
    pauses: [['2026-11-16T10:00', '2026-11-17T09:00']],
    warn: '2026-11-17T11:12',
    due: '2026-11-17T13:30',
  },
  {
    what: 'a pause on a make-up Saturday',
    start: '2026-05-08T17:00',
    limit: [4, 'work_hour'],
    pauses: [['2026-05-09T09:30', '2026-05-09T10:30']],
    warn: '2026-05-09T13:12',
    due: '2026-05-09T14:00',
  },
];

const suspensions: Row[] = [
  {
    what: 'over National Day',
    start: '2026-09-30T09:00',
    limit: [2, 'work_day'],
    pauses: [['2026-09-30T11:30', '2026-10-08T13:00']],
    warn: '2026-10-09T15:18',
    due: '2026-10-10T09:00',
  },
  {
    what: 'of urgent days over Spring Festival',
    start: '2026-02-14T12:00',
    limit: [3, 'urgent_day'],
    pauses: [['2026-02-15T12:00', '2026-02-24T12:00']],
    warn: '2026-02-25T21:36',
    due: '2026-02-26T12:00',
  },
  {
    what: 'of one whole day, from before its hours to after them',
    start: '2026-11-16T09:00',
    limit: [2, 'work_day'],
    pauses: [['2026-11-17T07:00', '2026-11-17T19:00']],
    warn: '2026-11-18T15:18',
    due: '2026-11-19T09:00',
  },
  {
    what: 'over the end of the year, after the warning',
    start: '2026-12-30T09:00',
    limit: [1, 'work_day'],
    pauses: [['2026-12-30T17:00', '2027-01-04T08:30']],
    warn: '2026-12-30T16:54',
    due: '2027-01-04T10:00',
  },
  {
    what: 'that has not ended: as if the clock went on where it stands',
    start: '2026-11-16T09:00',
    limit: [4, 'work_hour'],
    pauses: [['2026-11-16T10:30']],
    warn: '2026-11-16T13:42',
    due: '2026-11-16T14:30',
  },
];

const lateOrEdge: Row[] = [
  {
    what: 'a pause after the due time changes nothing',
    start: '2026-11-16T09:00',
    limit: [2, 'work_hour'],
    pauses: [['2026-11-16T14:00', '2026-11-16T16:00']],
    warn: '2026-11-16T10:36',
    due: '2026-11-16T11:00',
  },
  {
    what: 'a pause at the very due time changes nothing',
    start: '2026-11-16T09:00',
    limit: [2, 'work_hour'],
    pauses: [['2026-11-16T11:00', '2026-11-16T13:30']],
    warn: '2026-11-16T10:36',
    due: '2026-11-16T11:00',
  },
  {
    // 1.1 h is 3,960,000.0000000005 ms to a computer.
    what: 'a pause at the very due time of a limit of 66 minutes',
    start: '2026-11-16T09:00',
    limit: [1.1, 'work_hour'],
    pauses: [['2026-11-16T10:06', '2026-11-16T13:30']],
    warn: '2026-11-16T09:52:48.000',
    due: '2026-11-16T10:06',
  },
  {
    what: 'a pause between warning and due',
    start: '2026-11-16T09:00',
    limit: [2, 'work_hour'],
    pauses: [['2026-11-16T10:48', '2026-11-16T11:18']],
    warn: '2026-11-16T10:36',
    due: '2026-11-16T11:30',
  },
];

const extensions: Row[] = [
  {
    what: 'by one original limit',
    start: '2026-11-16T09:00',
    limit: [1, 'work_day'],
    extensions: [1],
    warn: '2026-11-17T15:18',
    due: '2026-11-18T09:00',
  },
  {
    what: 'twice',
    start: '2026-11-16T09:00',
    limit: [1, 'work_day'],
    extensions: [1, 1],
    warn: '2026-11-18T13:42',
    due: '2026-11-19T09:00',
  },
  {
    what: 'by half of the limit',
    start: '2026-11-16T09:00',
    limit: [4, 'work_hour'],
    extensions: [2],
    warn: '2026-11-16T15:18',
    due: '2026-11-16T16:30',
  },
  {
    what: 'of an urgent limit over New Year',
    start: '2026-12-31T20:00',
    limit: [4, 'urgent_hour'],
    extensions: [4],
    warn: '2027-01-01T02:24',
    due: '2027-01-01T04:00',
  },
  {
    what: 'and a pause',
    start: '2026-11-16T09:00',
    limit: [4, 'work_hour'],
    extensions: [2],
    pauses: [['2026-11-16T10:00', '2026-11-16T11:00']],
    warn: '2026-11-16T16:18',
    due: '2026-11-16T17:30',
  },
];

const reworks: Row[] = [
  {
    what: 'goes on where feedback stopped it',
    start: '2026-11-16T09:00',
    limit: [1, 'work_day'],
    pauses: [['2026-11-16T16:00', '2026-11-17T10:00']],
    warn: '2026-11-17T10:54',
    due: '2026-11-17T14:00',
  },
  {
    what: 'twice',
    start: '2026-11-16T09:00',
    limit: [1, 'work_day'],
    pauses: [
      ['2026-11-16T16:00', '2026-11-17T10:00'],
      ['2026-11-17T11:00', '2026-11-17T15:00'],
    ],
    warn: '2026-11-17T10:54',
    due: '2026-11-17T16:30',
  },
  {
    what: 'of an urgent limit',
    start: '2026-11-16T09:00',
    limit: [2, 'urgent_hour'],
    pauses: [['2026-11-16T10:30', '2026-11-16T12:30']],
    warn: '2026-11-16T12:36',
    due: '2026-11-16T13:00',
  },
];

function clockOf({ start, limit: [value, unit], extensions: granted = [], pauses = [] }: Row): Clock {
  let clock = startClock(instant(start), { value, unit });
  for (const [from, to] of pauses) {
    clock = pauseClock(clock, instant(from));
    if (to) clock = resumeClock(clock, instant(to));
  }
  return granted.reduce(extendClock, clock);
}

describe.each([
  ['running, and a return under decision', returns],
  ['suspension', suspensions],
  ['pauses around the due time', lateOrEdge],
  ['extension', extensions],
  ['rework after feedback', reworks],
])('clocks worked by hand: %s', (_, rows) => {
  it.each(rows)('$what: warns $warn, due $due', (row) => {
    const { warnAt, dueAt } = clockTimes(clockOf(row), calendar);
    expect([local(warnAt), local(dueAt)]).toEqual([row.warn, row.due]);
  });
});

describe('another unit', () => {
  const limit = { value: 4, unit: 'work_hour' } as const;

  it('starts a new clock with the whole limit; the same unit goes on with what is left', () => {
    const returned = pauseClock(startClock(instant('2026-11-16T09:00'), limit), instant('2026-11-16T11:00'));
    const same = clockTimes(resumeClock(returned, instant('2026-11-17T10:00')), calendar);
    const other = clockTimes(startClock(instant('2026-11-17T10:00'), limit), calendar);
    expect([local(same.warnAt), local(same.dueAt)]).toEqual(['2026-11-17T11:12', '2026-11-17T13:30']);
    expect([local(other.warnAt), local(other.dueAt)]).toEqual(['2026-11-17T14:42', '2026-11-17T15:30']);
  });
});

describe('a clock that stands', () => {
  const running = startClock(instant('2026-11-16T09:00'), { value: 4, unit: 'work_hour' });
  const standing = pauseClock(running, instant('2026-11-16T10:30'));

  it('says since when', () => {
    expect(isPaused(running)).toBe(false);
    expect(isPaused(standing)).toBe(true);
    expect(local(clockTimes(standing, calendar).pausedAt)).toBe('2026-11-16T10:30');
    expect(clockTimes(resumeClock(standing, instant('2026-11-16T11:00')), calendar).pausedAt).toBeNull();
  });

  it('is not stopped twice, and a running one not resumed', () => {
    expect(pauseClock(standing, instant('2026-11-16T11:00'))).toEqual(standing);
    expect(resumeClock(running, instant('2026-11-16T11:00'))).toEqual(running);
  });

  it('loses nothing of what is left, however long it stands', () => {
    for (const now of ['2026-11-16T10:30', '2026-11-16T17:00', '2026-11-30T12:00'])
      expect(remainingMilliseconds(standing, instant(now), calendar)).toBe(minutes(150));
  });
});

describe('what is left', () => {
  const clock = clockOf({
    what: '',
    start: '2026-11-16T09:00',
    limit: [4, 'work_hour'],
    pauses: [['2026-11-16T10:00', '2026-11-16T11:00']],
    warn: '',
    due: '',
  });

  it.each([
    ['before it starts', '2026-11-16T08:45', 240],
    ['as it starts', '2026-11-16T09:00', 240],
    ['before the pause', '2026-11-16T09:40', 200],
    ['in the pause', '2026-11-16T10:40', 180],
    ['in the midday break', '2026-11-16T12:00', 150],
    ['at the due time', '2026-11-16T15:30', 0],
    ['an hour late', '2026-11-16T16:30', -60],
    ['late, over night', '2026-11-17T09:30', -210],
  ])('%s (%s): %d minutes', (_, now, left) => {
    expect(remainingMilliseconds(clock, instant(now), calendar)).toBe(minutes(left));
  });
});

describe('a changed calendar', () => {
  it('moves a running clock, which is kept as facts', () => {
    const clock = startClock(instant('2026-11-20T17:00'), { value: 4, unit: 'work_hour' });
    const withMondayOff = laidOut({ ...chineseOffice, exceptions: new Map([['2026-11-23', false]]) });
    expect(local(clockTimes(clock, calendar).dueAt)).toBe('2026-11-23T11:30');
    expect(local(clockTimes(clock, withMondayOff).dueAt)).toBe('2026-11-24T11:30');
  });
});
