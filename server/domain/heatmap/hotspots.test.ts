import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORECAST_WEEKS, forecastWeek, meanAbsoluteError } from './forecast.ts';
import { areaGraph, falseDiscoveryRates, hotspots, twoSided } from './hotspots.ts';

/** Five areas in a row, each the neighbour of the next. */
const row = (length: number) => {
  const ends = Array.from({ length: length - 1 }, (_, index) => [index, index + 1]).flat();
  return areaGraph(length, [Int32Array.from(ends)], new Uint8Array(length).fill(1));
};
const rounded = (numbers: Iterable<number>, digits = 4) => [...numbers].map((each) => Number(each.toFixed(digits)));

describe('Gi* worked by hand', () => {
  it('of five areas in a row with 0 0 0 3 7', () => {
    // Mean 2, squares 58 / 5 − 4 = 7.6, deviation 2.75681. Ends have two in their sums, the others three.
    // Spread of two: 2.75681 × √((5·2 − 4) / 4) = 3.37639; of three: 2.75681 × √((5·3 − 9) / 4) = 3.37639.
    // z: (0 − 4), (0 − 6), (3 − 6), (10 − 6), (10 − 4) over 3.37639.
    const { z, p } = hotspots(Uint32Array.of(0, 0, 0, 3, 7), row(5));
    expect(rounded(z)).toEqual([-1.1847, -1.777, -0.8885, 1.1847, 1.777]);
    expect(rounded(p, 3)).toEqual([0.236, 0.076, 0.374, 0.236, 0.076]);
  });

  it('where all is equal, or one area is all, nothing stands out', () => {
    expect([...hotspots(Uint32Array.of(4, 4, 4), row(3)).z]).toEqual([0, 0, 0]);
    expect([...hotspots(Uint32Array.of(4), row(1)).z]).toEqual([0]);
    expect([...hotspots(new Uint32Array(0), row(1)).z]).toEqual([]);
  });

  it('an area that has ended has no figure and no weight', () => {
    const graph = areaGraph(3, [Int32Array.of(0, 1), Int32Array.of(2, 1)], Uint8Array.of(1, 1, 0));
    const { z, q } = hotspots(Uint32Array.of(1, 3, 99), graph);
    expect([...z]).toEqual([0, 0, Number.NaN]);
    expect(q[2]).toBeNaN();
  });

  it('the normal probabilities are those of the tables', () => {
    expect(rounded([0, 1, 1.959964, 2.575829, 3.290527].map(twoSided), 5)).toEqual([1, 0.31731, 0.05, 0.01, 0.001]);
  });

  it('false discoveries after Benjamini and Hochberg (their rule on ten values)', () => {
    const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216];
    expect(rounded(falseDiscoveryRates(Float32Array.from(p), new Uint32Array(10).fill(1)), 3)).toEqual([
      0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.106, 0.216, 0.216, 0.216,
    ]);
  });

  it('a value that occurs several times counts as often as it does', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0.001, 0.01, 0.02, 0.04, 0.2, 1), { minLength: 1 }), (values) => {
        const one = (p: readonly number[]) => Float32Array.from(p);
        const distinct = [...new Set(values)];
        const times = distinct.map((each) => values.filter((value) => value === each).length);
        const each = falseDiscoveryRates(one(values), new Uint32Array(values.length).fill(1));
        const together = falseDiscoveryRates(one(distinct), Uint32Array.from(times));
        expect(values.map((value) => together[distinct.indexOf(value)])).toEqual([...each]);
      }),
      { seed: 8, numRuns: 200 },
    );
  });

  it('q is never below p and keeps its order; z does not change with the unit of counting', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 4, maxLength: 30 }), (counts) => {
        const graph = row(counts.length);
        const { z, p, q } = hotspots(Uint32Array.from(counts), graph);
        for (const [area, value] of p.entries()) expect(q[area]).toBeGreaterThanOrEqual(value - 1e-6);
        const order = [...p.keys()].sort((one, other) => (p[one] ?? 0) - (p[other] ?? 0));
        for (const [index, area] of order.entries())
          if (index > 0) expect(q[area]).toBeGreaterThanOrEqual((q[order[index - 1] ?? 0] ?? 0) - 1e-6);
        const scaled = hotspots(
          Uint32Array.from(counts, (count) => count * 3 + 2),
          graph,
        ).z;
        expect(rounded(scaled, 3)).toEqual(rounded(z, 3));
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('the forecast', () => {
  const weeks = (...counts: number[]) => Array.from({ length: FORECAST_WEEKS }, () => Uint32Array.from(counts));

  it('areas that do not differ beyond chance all get their mean', () => {
    // Levels 1, 2, 3: mean 2, variance 2/3; chance alone would give 2 / 6.5 = 0.31, so a little more than half is their own.
    const expected = forecastWeek(weeks(1, 2, 3), Int32Array.of(0, 0, 0));
    expect(expected[1]).toBeCloseTo(2, 5);
    expect(expected[0]).toBeGreaterThan(1);
    expect(expected[0]).toBeLessThan(2);
    expect([...forecastWeek(weeks(5, 5), Int32Array.of(0, 0))]).toEqual([5, 5]);
    // 9 and 10: variance 0.25 is below chance.
    expect(rounded(forecastWeek(weeks(9, 10), Int32Array.of(0, 0)))).toEqual([9.5, 9.5]);
  });

  it('areas that differ far more than chance keep their own level', () => {
    const [low = 0, high = 0] = forecastWeek(weeks(0, 400), Int32Array.of(0, 0));
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(399);
  });

  it('pools do not touch each other, and what a pool expects in all is what its levels were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(20), { minLength: 6, maxLength: 6 }), { minLength: 8, maxLength: 8 }),
        (counts) => {
          const made = counts.map((week) => Uint32Array.from(week));
          const pools = Int32Array.of(0, 0, 0, 1, 1, 1);
          const all = forecastWeek(made, pools);
          const alone = forecastWeek(
            made.map((week) => week.slice(0, 3)),
            pools.slice(0, 3),
          );
          expect(rounded(all.slice(0, 3), 3)).toEqual(rounded(alone, 3));
          const own = forecastWeek(made, Int32Array.of(0, 1, 2, 3, 4, 5));
          const sum = (numbers: Float32Array) => numbers.reduce((total, each) => total + each, 0);
          expect(sum(all.slice(0, 3))).toBeCloseTo(sum(own.slice(0, 3)), 3);
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });

  it('its error is the mean distance', () => {
    expect(meanAbsoluteError([1, 2.5, 0], Uint32Array.of(2, 2, 0))).toBe(0.5);
    expect(meanAbsoluteError([], new Uint32Array(0))).toBe(0);
  });
});
