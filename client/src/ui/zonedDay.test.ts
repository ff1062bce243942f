import { describe, expect, it } from 'vitest';
import { dayOf, endOfDay } from './zonedDay';

describe('days on the clocks of a city', () => {
  it('begin at its own midnight', () => {
    expect(dayOf(Date.parse('2026-11-23T15:59:59Z'), 'Asia/Shanghai')).toBe('2026-11-23');
    expect(dayOf(Date.parse('2026-11-23T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-24');
  });

  it.each([
    ['2026-12-31', 'Asia/Shanghai', '2026-12-31T15:59:59.000Z'],
    ['2026-07-01', 'Europe/Berlin', '2026-07-01T21:59:59.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-25T22:59:59.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T21:59:59.000Z'],
    ['2026-03-01', 'UTC', '2026-03-01T23:59:59.000Z'],
  ])('%s in %s ends at %s', (day, timeZone, end) => {
    expect(endOfDay(day, timeZone)).toBe(end);
  });
});
