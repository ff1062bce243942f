import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeWindow } from './rules.ts';
import { isInWindow, localMoment, MINUTES_PER_WEEK, minutesOfWeek, momentOfWeek } from './timeWindow.ts';

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const timeWindow = fc.record(
  {
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    from: fc.integer({ min: 0, max: 1439 }).map(clock),
    to: fc.integer({ min: 0, max: 1439 }).map(clock),
  },
  { requiredKeys: ['from', 'to'] },
);

/** Window, weekday, time, inside? */
const table: readonly (readonly [TimeWindow, number, string, boolean])[] = [
  [{ from: '08:00', to: '18:00' }, 3, '08:00', true],
  [{ from: '08:00', to: '18:00' }, 3, '18:00', false],
  [{ from: '08:00', to: '18:00' }, 3, '07:59', false],
  [{ from: '00:00', to: '00:00' }, 7, '23:59', true],
  [{ weekdays: [1, 2], from: '08:00', to: '18:00' }, 3, '09:00', false],
  [{ weekdays: [5], from: '22:00', to: '06:00' }, 5, '22:00', true],
  [{ weekdays: [5], from: '22:00', to: '06:00' }, 6, '05:59', true],
  [{ weekdays: [5], from: '22:00', to: '06:00' }, 5, '05:59', false],
  [{ weekdays: [5], from: '22:00', to: '06:00' }, 6, '06:00', false],
  [{ weekdays: [7], from: '22:00', to: '06:00' }, 1, '03:00', true],
  [{ weekdays: [6], from: '12:00', to: '12:00' }, 7, '11:59', true],
];

describe('a time window', () => {
  it.each(table)('%j on day %i at %s: %s', (window, weekday, time, isInside) => {
    const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    expect(isInWindow(window, { weekday, minute })).toBe(isInside);
  });

  it('is the same as its stretches of the week', () => {
    fc.assert(
      fc.property(timeWindow, fc.integer({ min: 0, max: MINUTES_PER_WEEK - 1 }), (window, minute) => {
        const isInside = minutesOfWeek(window).some(([start, end]) => start <= minute && minute < end);
        expect(isInWindow(window, momentOfWeek(minute))).toBe(isInside);
      }),
    );
  });
});

describe('the local moment', () => {
  it.each([
    ['2026-11-23T01:05:00Z', 'Asia/Shanghai', { weekday: 1, minute: 545 }],
    ['2026-11-22T23:59:59Z', 'Asia/Shanghai', { weekday: 1, minute: 479 }],
    ['2026-11-22T16:00:00Z', 'Asia/Shanghai', { weekday: 1, minute: 0 }],
    ['2026-11-22T15:59:00Z', 'Asia/Shanghai', { weekday: 7, minute: 1439 }],
    ['2026-07-01T12:00:00Z', 'Europe/Berlin', { weekday: 3, minute: 840 }],
    ['2026-12-01T12:00:00Z', 'Europe/Berlin', { weekday: 2, minute: 780 }],
  ])('of %s in %s', (instant, zone, expected) => {
    expect(localMoment(instant, zone)).toEqual(expected);
  });
});
