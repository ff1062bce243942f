import { describe, expect, it, test } from 'vitest';
import { askedPeriod, daysBeside, monthsOf, periodKinds, periodOf, periodsUpTo, shiftPeriod } from './periods.ts';

const zone = 'Asia/Shanghai';

describe('a period holds its day', () => {
  it.each([
    ['day', '2026-11-23', '2026-11-23', '2026-11-23'],
    ['week', '2026-11-23', '2026-11-23', '2026-11-29'],
    ['week', '2026-11-22', '2026-11-16', '2026-11-22'],
    ['week', '2027-01-01', '2026-12-28', '2027-01-03'],
    ['month', '2026-11-23', '2026-11-01', '2026-11-30'],
    ['month', '2028-02-29', '2028-02-01', '2028-02-29'],
    ['quarter', '2026-11-23', '2026-10-01', '2026-12-31'],
    ['quarter', '2026-03-31', '2026-01-01', '2026-03-31'],
    ['quarter', '2026-05-31', '2026-04-01', '2026-06-30'],
    ['year', '2026-11-23', '2026-01-01', '2026-12-31'],
  ] as const)('%s of %s', (kind, day, firstDay, lastDay) => {
    expect(periodOf(kind, day, zone)).toMatchObject({ kind, firstDay, lastDay });
  });
});

describe('the period that is asked for', () => {
  // 23:59:59 and 00:00:00 of the city.
  it.each([
    ['month', null, '2026-11-30T15:59:59.999Z', '2026-11-01', '2026-10-01', null],
    ['month', null, '2026-11-30T16:00:00.000Z', '2026-12-01', '2026-11-01', null],
    ['day', null, '2026-11-30T15:59:59.999Z', '2026-11-30', '2026-11-29', null],
    ['month', '2026-10-31', '2026-11-30T15:59:59.999Z', '2026-10-01', '2026-09-01', '2026-11-01'],
    ['month', '2026-10-31', '2026-10-31T15:59:59.999Z', '2026-10-01', '2026-09-01', null],
    ['quarter', '2026-02-01', '2026-11-23T00:00:00.000Z', '2026-01-01', '2025-10-01', '2026-04-01'],
  ] as const)('%s, day %s, at %s', (period, day, now, firstDay, previousDay, nextDay) => {
    const asked = askedPeriod({ period, day }, new Date(now), zone);
    expect(asked).toMatchObject({ kind: period, firstDay });
    expect(daysBeside(asked, new Date(now), zone)).toEqual({ previousDay, nextDay });
  });
});

test('its instants are midnights of the city, the end excluded', () => {
  expect(periodOf('month', '2026-11-23', zone)).toMatchObject({
    from: '2026-10-31T16:00:00.000Z',
    to: '2026-11-30T16:00:00.000Z',
  });
});

test('a day on which clocks change has its own length', () => {
  const { from, to } = periodOf('day', '2026-03-29', 'Europe/Berlin');
  expect(Date.parse(to) - Date.parse(from)).toBe(23 * 3_600_000);
});

test.each([
  ['day', '2026-03-01', -1, '2026-02-28'],
  ['week', '2026-01-01', -1, '2025-12-22'],
  ['month', '2026-03-31', -1, '2026-02-01'],
  ['month', '2026-11-23', 2, '2027-01-01'],
  ['quarter', '2026-01-15', -1, '2025-10-01'],
  ['year', '2028-02-29', -1, '2027-01-01'],
] as const)('%s of %s shifted by %d begins on %s', (kind, day, by, firstDay) => {
  expect(shiftPeriod(periodOf(kind, day, zone), by, zone).firstDay).toBe(firstDay);
});

test.each(periodKinds)('the last twelve %ss follow each other without gap or overlap', (kind) => {
  const series = periodsUpTo(periodOf(kind, '2026-11-23', zone), 12, zone);
  expect(series).toHaveLength(12);
  expect(series.at(-1)).toEqual(periodOf(kind, '2026-11-23', zone));
  for (const [index, period] of series.slice(1).entries()) expect(period.from).toBe(series[index]?.to);
});

test.each([
  ['year', 12],
  ['quarter', 3],
  ['month', 1],
  ['week', 1],
  ['day', 1],
] as const)('a %s falls into %d parts that follow each other and end with it', (kind, count) => {
  const period = periodOf(kind, '2026-11-23', zone);
  const parts = monthsOf(period, zone);
  expect(parts).toHaveLength(count);
  expect([parts[0]?.from, parts.at(-1)?.to]).toEqual([period.from, period.to]);
  for (const [index, part] of parts.slice(1).entries()) expect(part.from).toBe(parts[index]?.to);
});
