import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apportion } from './apportion.ts';

const claim = (load: number, least = 1, most = 99) => ({ load, least, most });

it.each([
  // 30, 20, 10 in six: 10 each.
  [[claim(30), claim(20), claim(10)], 6, [3, 2, 1]],
  // The fourth district goes to 60 of 60, 50, 10.
  [[claim(60), claim(50), claim(10)], 4, [2, 1, 1]],
  // A tiny part keeps its one.
  [[claim(100), claim(1)], 5, [4, 1]],
  [[claim(0), claim(0)], 3, [2, 1]],
  [[claim(9, 1, 2), claim(1)], 4, [2, 2]],
  [[claim(1), claim(1)], 1, null],
  [[claim(1, 1, 1), claim(1, 1, 1)], 3, null],
])('%j in %i: %j', (claims, districts, expected) => {
  expect(apportion(claims, districts)).toEqual(expected);
});

it('no other sharing out has a smaller largest load per district', () => {
  const loads = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 3 });
  fc.assert(
    fc.property(loads, fc.integer({ min: 3, max: 9 }), (values, districts) => {
      const worst = (shares: readonly number[]) => Math.max(...values.map((load, i) => load / (shares[i] ?? 1)));
      const shares = apportion(
        values.map((load) => claim(load)),
        districts,
      );
      for (const other of compositions(districts, values.length)) {
        expect(worst(shares ?? [])).toBeLessThanOrEqual(worst(other) + 1e-9);
      }
    }),
    { numRuns: 100 },
  );
});

function compositions(total: number, parts: number): number[][] {
  if (parts === 1) return [[total]];
  return Array.from({ length: total - parts + 1 }, (_, i) => i + 1).flatMap((first) =>
    compositions(total - first, parts - 1).map((rest) => [first, ...rest]),
  );
}
