import { expect, test } from 'vitest';
import { normal, pick, seededRandom, uuidAt, weightedIndex, wholeNumber } from './random.ts';

test('the same seed gives the same numbers, another seed others, all in [0, 1)', () => {
  const draw = (seed: number) => Array.from({ length: 1_000 }, seededRandom(seed));
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  const numbers = draw(3);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(numbers.reduce((sum, number) => sum + number, 0) / 1_000).toBeCloseTo(0.5, 1);
});

test('weights are followed, and a zero weight is never drawn', () => {
  const random = seededRandom(5);
  const draw = weightedIndex([1, 0, 3]);
  const counts = [0, 0, 0];
  for (let index = 0; index < 8_000; index += 1) {
    const drawn = draw(random);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  expect(counts[1]).toBe(0);
  expect((counts[2] ?? 0) / (counts[0] ?? 1)).toBeCloseTo(3, 0);
});

test('whole numbers stay below the count, and nothing cannot be picked from', () => {
  const random = seededRandom(6);
  const drawn = new Set(Array.from({ length: 200 }, () => wholeNumber(random, 5)));
  expect([...drawn].sort()).toEqual([0, 1, 2, 3, 4]);
  expect(() => pick(random, [])).toThrow(RangeError);
});

test('normal numbers have mean 0 and variance 1', () => {
  const random = seededRandom(7);
  const numbers = Array.from({ length: 20_000 }, () => normal(random));
  expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0, 1);
  expect(numbers.reduce((sum, number) => sum + number ** 2, 0) / numbers.length).toBeCloseTo(1, 1);
});

test('identifiers are of version 7, carry their instant and differ', () => {
  const random = seededRandom(8);
  const at = Date.parse('2026-11-22T03:00:00Z');
  const ids = Array.from({ length: 5_000 }, () => uuidAt(at, random));
  expect(new Set(ids).size).toBe(5_000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16)).toBe(at);
});
