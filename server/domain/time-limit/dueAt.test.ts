import { describe, expect, it } from 'vitest';
import { chineseOffice, laidOut, shanghai, shanghaiTime } from '../../testing/workingCalendars.ts';
import { dueAt, elapsed } from './dueAt.ts';
import type { LimitUnit, TimeLimit } from './units.ts';

const calendar = laidOut(chineseOffice);

/** What the case shows, start (Shanghai wall time), limit, due. Worked by hand with a calendar on paper. */
type Row = readonly [what: string, start: string, value: number, unit: LimitUnit, due: string];

// 16 November 2026 is a Monday, 20 November a Friday.
const urgent: Row[] = [
  ['within a day', '2026-11-16T09:00', 2, 'urgent_hour', '2026-11-16T11:00'],
  ['through the midday break', '2026-11-16T11:00', 1.5, 'urgent_hour', '2026-11-16T12:30'],
  ['half an hour', '2026-11-16T09:00', 0.5, 'urgent_hour', '2026-11-16T09:30'],
  ['a quarter of an hour', '2026-11-16T08:50', 0.25, 'urgent_hour', '2026-11-16T09:05'],
  ['twenty minutes over midnight', '2026-11-16T23:50', 20 / 60, 'urgent_hour', '2026-11-17T00:10'],
  ['over midnight into Saturday', '2026-11-20T23:30', 2, 'urgent_hour', '2026-11-21T01:30'],
  ['all of National Day', '2026-10-01T00:00', 24, 'urgent_hour', '2026-10-02T00:00'],
  ['Friday evening to Saturday evening', '2026-11-20T17:00', 1, 'urgent_day', '2026-11-21T17:00'],
  ['over the end of February', '2026-02-28T12:00', 1, 'urgent_day', '2026-03-01T12:00'],
  ['ten days through Spring Festival', '2026-02-14T18:00', 10, 'urgent_day', '2026-02-24T18:00'],
  ['over the end of the year', '2026-12-31T23:00', 2, 'urgent_hour', '2027-01-01T01:00'],
  ['days over the end of the year', '2026-12-30T08:00', 3, 'urgent_day', '2027-01-02T08:00'],
];

const withinDays: Row[] = [
  ['in the morning', '2026-11-16T09:00', 2, 'work_hour', '2026-11-16T11:00'],
  ['over midday: 2.5 h before, 1.5 h after', '2026-11-16T09:00', 4, 'work_hour', '2026-11-16T14:30'],
  ['over midday: half and half', '2026-11-16T11:00', 1, 'work_hour', '2026-11-16T13:30'],
  ['begun in the midday break', '2026-11-16T12:15', 1, 'work_hour', '2026-11-16T14:00'],
  ['begun before office hours', '2026-11-16T06:00', 1, 'work_hour', '2026-11-16T09:30'],
  ['begun at midnight, the whole morning', '2026-11-16T00:00', 3, 'work_hour', '2026-11-16T11:30'],
  ['begun after office hours', '2026-11-16T18:30', 1, 'work_hour', '2026-11-17T09:30'],
  ['begun exactly at the end of the day', '2026-11-16T18:00', 1, 'work_hour', '2026-11-17T09:30'],
  ['begun exactly at the end of the morning', '2026-11-16T11:30', 1, 'work_hour', '2026-11-16T14:00'],
  ['begun exactly at the beginning of the afternoon', '2026-11-16T13:00', 1, 'work_hour', '2026-11-16T14:00'],
  ['begun exactly at the beginning of the day', '2026-11-16T08:30', 1, 'work_hour', '2026-11-16T09:30'],
  ['ends with the morning', '2026-11-16T08:30', 3, 'work_hour', '2026-11-16T11:30'],
  ['ends with the afternoon', '2026-11-16T13:00', 5, 'work_hour', '2026-11-16T18:00'],
  ['a quarter more than the morning', '2026-11-16T08:30', 3.25, 'work_hour', '2026-11-16T13:15'],
  ['66 minutes end with the morning', '2026-11-16T10:24', 1.1, 'work_hour', '2026-11-16T11:30'],
  ['one minute today, 29 tomorrow', '2026-11-16T17:59', 0.5, 'work_hour', '2026-11-17T08:59'],
  ['over night', '2026-11-16T17:00', 2, 'work_hour', '2026-11-17T09:30'],
  ['24 work hours are three days', '2026-11-16T08:30', 24, 'work_hour', '2026-11-18T18:00'],
  ['a work day from its beginning', '2026-11-16T08:30', 1, 'work_day', '2026-11-16T18:00'],
  ['a work day from within', '2026-11-16T09:00', 1, 'work_day', '2026-11-17T09:00'],
  ['half a work day is four hours', '2026-11-16T08:30', 0.5, 'work_day', '2026-11-16T14:00'],
  ['a work day from midday', '2026-11-16T12:00', 1, 'work_day', '2026-11-17T11:30'],
];

const weekends: Row[] = [
  ['Friday evening', '2026-11-20T17:00', 2, 'work_hour', '2026-11-23T09:30'],
  ['Friday at the end of the day', '2026-11-20T18:00', 0.5, 'work_hour', '2026-11-23T09:00'],
  ['Saturday', '2026-11-21T10:00', 1, 'work_hour', '2026-11-23T09:30'],
  ['the last minute of Sunday', '2026-11-22T23:59', 1, 'work_hour', '2026-11-23T09:30'],
  ['Friday plus a day', '2026-11-20T09:00', 1, 'work_day', '2026-11-23T09:00'],
  ['Saturday plus a day', '2026-11-21T10:00', 1, 'work_day', '2026-11-23T18:00'],
  ['a week', '2026-11-16T09:00', 5, 'work_day', '2026-11-23T09:00'],
  ['twenty work days are four weeks', '2026-11-02T08:30', 20, 'work_day', '2026-11-27T18:00'],
];

const firstHalf: Row[] = [
  // New Year: Thursday 1 to Saturday 3 January off, Sunday 4 worked.
  ['New Year: eve, over to the make-up Sunday', '2025-12-31T17:00', 2, 'work_hour', '2026-01-04T09:30'],
  ['New Year: two days', '2025-12-31T09:00', 2, 'work_day', '2026-01-05T09:00'],
  ['New Year: begun in it', '2026-01-02T10:00', 1, 'work_day', '2026-01-04T18:00'],
  // Spring Festival: 15 to 23 February off; Saturdays 14 and 28 February worked.
  ['Spring Festival: the Saturday before is worked', '2026-02-13T17:00', 2, 'work_hour', '2026-02-14T09:30'],
  ['Spring Festival: over all of it', '2026-02-14T17:00', 2, 'work_hour', '2026-02-24T09:30'],
  ['Spring Festival: begun in it', '2026-02-16T12:00', 1, 'work_day', '2026-02-24T18:00'],
  ['Spring Festival: three days around it', '2026-02-13T09:00', 3, 'work_day', '2026-02-25T09:00'],
  ['Spring Festival: the Saturday after is worked', '2026-02-27T17:00', 2, 'work_hour', '2026-02-28T09:30'],
  ['Spring Festival: the Sunday after that is not', '2026-02-28T17:00', 2, 'work_hour', '2026-03-02T09:30'],
  // Qingming: Saturday 4 to Monday 6 April off.
  ['Qingming: over it', '2026-04-03T17:00', 2, 'work_hour', '2026-04-07T09:30'],
  ['Qingming: begun in it', '2026-04-05T09:00', 1, 'work_day', '2026-04-07T18:00'],
  // Labour Day: Friday 1 to Tuesday 5 May off, Saturday 9 May worked.
  ['Labour Day: over it', '2026-04-30T09:00', 1, 'work_day', '2026-05-06T09:00'],
  ['Labour Day: begun in it', '2026-05-03T09:00', 4, 'work_hour', '2026-05-06T14:00'],
  ['Labour Day: the Saturday after is worked', '2026-05-08T17:00', 2, 'work_hour', '2026-05-09T09:30'],
  ['Labour Day: three days with the Saturday', '2026-05-07T09:00', 3, 'work_day', '2026-05-11T09:00'],
];

const secondHalf: Row[] = [
  // Dragon Boat Festival: Friday 19 to Sunday 21 June off.
  ['Dragon Boat: over it', '2026-06-18T17:00', 2, 'work_hour', '2026-06-22T09:30'],
  ['Dragon Boat: begun as it begins', '2026-06-19T00:00', 1, 'work_day', '2026-06-22T18:00'],
  // Mid-Autumn Festival: Friday 25 to Sunday 27 September off.
  ['Mid-Autumn: over it', '2026-09-24T17:00', 2, 'work_hour', '2026-09-28T09:30'],
  ['Mid-Autumn: begun in it', '2026-09-26T12:00', 2, 'work_day', '2026-09-29T18:00'],
  // National Day: Thursday 1 to Wednesday 7 October off; Sunday 20 September and Saturday 10 October worked.
  ['National Day: the Sunday before is worked', '2026-09-18T17:00', 2, 'work_hour', '2026-09-20T09:30'],
  ['National Day: begun on that Sunday', '2026-09-20T13:00', 1, 'work_day', '2026-09-21T11:30'],
  ['National Day: over it', '2026-09-30T17:00', 2, 'work_hour', '2026-10-08T09:30'],
  ['National Day: a day over it', '2026-09-30T09:00', 1, 'work_day', '2026-10-08T09:00'],
  ['National Day: begun in it', '2026-10-03T10:00', 1, 'work_day', '2026-10-08T18:00'],
  ['National Day: the Saturday after is worked', '2026-10-09T17:00', 2, 'work_hour', '2026-10-10T09:30'],
  ['National Day: begun on that Saturday', '2026-10-10T09:00', 1, 'work_day', '2026-10-12T09:00'],
  ['National Day: three days with the Saturday', '2026-10-08T09:00', 3, 'work_day', '2026-10-12T09:00'],
  ['Mid-Autumn and National Day together', '2026-09-24T09:00', 7, 'work_day', '2026-10-12T09:00'],
];

const tell = (start: string, limit: TimeLimit, laid = calendar) => shanghaiTime(dueAt(shanghai(start), limit, laid));

describe.each([
  ['urgent units: the clock always runs', urgent],
  ['work units within and over days', withinDays],
  ['work units over weekends', weekends],
  ['holidays and make-up workdays of 2026, January to May', firstHalf],
  ['holidays and make-up workdays of 2026, June to October', secondHalf],
])('%s', (_, rows) => {
  it.each(rows)('%s: %s + %d %s = %s', (_what, start, value, unit, due) => {
    expect(tell(start, { value, unit })).toBe(due);
  });
});

describe('the turn of the year 2026 to 2027', () => {
  const announced = new Map([...chineseOffice.exceptions, ['2027-01-01', false] as const]);
  const withNewYear = laidOut({ ...chineseOffice, exceptions: announced });

  it.each<Row>([
    ['as long as no holiday is announced', '2026-12-31T17:00', 2, 'work_hour', '2027-01-01T09:30'],
    ['the year just ends', '2026-12-31T08:30', 1, 'work_day', '2026-12-31T18:00'],
  ])('%s: %s + %d %s = %s', (_what, start, value, unit, due) => expect(tell(start, { value, unit })).toBe(due));

  it.each<Row>([
    ['with 1 January off', '2026-12-31T17:00', 2, 'work_hour', '2027-01-04T09:30'],
    ['three days with 1 January off', '2026-12-30T09:00', 3, 'work_day', '2027-01-05T09:00'],
  ])('%s: %s + %d %s = %s', (_what, start, value, unit, due) =>
    expect(tell(start, { value, unit }, withNewYear)).toBe(due),
  );
});

describe('area classes: one filing condition, three limits', () => {
  const limits = { A: [4, 'work_hour'], B: [1, 'work_day'], C: [3, 'work_day'] } as const;
  // Friday 15:00: three hours are left of the day.
  it.each<readonly [keyof typeof limits, string]>([
    ['A', '2026-11-23T09:30'],
    ['B', '2026-11-23T15:00'],
    ['C', '2026-11-25T15:00'],
  ])('class %s is due %s', (areaClass, due) => {
    const [value, unit] = limits[areaClass];
    expect(tell('2026-11-20T15:00', { value, unit })).toBe(due);
  });
});

describe('the edges of what is laid out', () => {
  const tenDays: TimeLimit = { value: 10, unit: 'work_day' };

  it('is refused beyond the last day', () => {
    expect(() => dueAt(shanghai('2027-12-30T09:00'), tenDays, calendar)).toThrow(RangeError);
    expect(() => dueAt(shanghai('2028-01-03T09:00'), tenDays, calendar)).toThrow(RangeError);
  });

  it('is refused before the first day: what was worked then is not known', () => {
    expect(() => dueAt(shanghai('2024-12-31T09:00'), tenDays, calendar)).toThrow(RangeError);
    expect(() => elapsed(shanghai('2024-12-31T09:00'), shanghai('2025-01-06T09:00'), true, calendar)).toThrow(
      RangeError,
    );
  });

  it('needs no calendar for urgent units', () => {
    expect(tell('2029-12-31T09:00', { value: 1, unit: 'urgent_day' })).toBe('2030-01-01T09:00');
  });

  it('gives an empty limit no time, and never less than none', () => {
    for (const start of ['2026-11-21T10:00', '2026-11-16T12:00', '2026-11-16T09:00', '2025-01-01T00:00'])
      expect(tell(start, { value: 0, unit: 'work_hour' })).toBe(start);
  });
});
