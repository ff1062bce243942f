import { describe, expect, it } from 'vitest';
import { shareOut } from './communities';
import { createRandom } from './random';
import { unevenness } from './split';

describe('fair shares', () => {
  it('gives out every piece by largest remainder', () => {
    expect(shareOut([50, 30, 20], 7)).toEqual([4, 2, 1]);
    expect(shareOut([1, 1000], 3)).toEqual([0, 3]);
  });

  it('finds equal halves perfect and crumbs forbidden', () => {
    expect(unevenness(50, 50, 2)).toBe(0);
    expect(unevenness(5, 95, 2)).toBe(Number.POSITIVE_INFINITY);
    expect(unevenness(40, 60, 5)).toBeLessThan(unevenness(45, 55, 5));
  });
});

describe('seeded random numbers', () => {
  it('repeat themselves', () => {
    const [a, b] = [createRandom(7), createRandom(7)];
    const row = (random: typeof a): number[] => Array.from({ length: 5 }, () => random.next());
    expect(row(a)).toEqual(row(b));
    expect(row(createRandom(8))).not.toEqual(row(createRandom(7)));
  });
});
