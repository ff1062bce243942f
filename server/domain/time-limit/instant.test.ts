import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant, toInstant } from './instant.ts';

describe('writing an instant', () => {
  it('is what Date writes, for every day of four centuries and at any moment', () => {
    for (let day = Date.UTC(1600, 0, 1); day < Date.UTC(2400, 0, 1); day += 86_400_000)
      if (toInstant(day) !== new Date(day).toISOString()) expect(toInstant(day)).toBe(new Date(day).toISOString());
    const moments = fc.integer({ min: Date.UTC(1600, 0, 1), max: Date.UTC(9999, 11, 31) });
    fc.assert(
      fc.property(moments, (moment) => toInstant(moment) === new Date(moment).toISOString()),
      { numRuns: 5_000 },
    );
  });

  it('cuts fractions of a millisecond like Date', () => {
    expect(toInstant(1.9)).toBe('1970-01-01T00:00:00.001Z');
  });

  it('refuses what is no instant', () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, -1e15, 1e16])
      expect(() => toInstant(wrong)).toThrow(RangeError);
  });
});

describe('reading an instant', () => {
  it('gives what was written', () => {
    for (let day = Date.UTC(1600, 0, 1); day < Date.UTC(2400, 0, 1); day += 86_400_000)
      if (parseInstant(toInstant(day)) !== day) expect(parseInstant(toInstant(day))).toBe(day);
    const moments = fc.integer({ min: Date.UTC(1600, 0, 1), max: Date.UTC(9999, 11, 31) });
    fc.assert(
      fc.property(moments, (moment) => parseInstant(toInstant(moment)) === moment),
      { numRuns: 5_000 },
    );
  });

  it.each([
    '2026-11-16T09:00:00Z',
    '2026-11-16T09:00:00+08:00',
    '2026-11-16',
    '2026-02-29T09:00:00.000Z',
    '2026-13-16T09:00:00.000Z',
    '2026-11-16T24:00:00.000Z',
    '2026-11-16T09:60:00.000Z',
    '2026-11-1xT09:00:00.000Z',
    '2026-11-16T09:00:00.0x0Z',
    '0099-11-16T09:00:00.000Z',
    '2026.11-16T09:00:00.000Z',
    'tomorrow',
    '',
  ])('reads %j as Date.parse does', (text) => expect(parseInstant(text)).toBe(Date.parse(text)));
});
