import { expect, test } from 'vitest';
import { isBroken, pointOf } from './record.ts';

test.each([
  ['a point', 'point', [[3, 4]], [3, 4]],
  [
    'a line: half of its length, 5 of 10',
    'line',
    [
      [0, 0],
      [8, 0],
      [8, 2],
    ],
    [5, 0],
  ],
  [
    'a line without length',
    'line',
    [
      [7, 7],
      [7, 7],
    ],
    [7, 7],
  ],
  [
    'an area of two squares',
    'area',
    [
      [10, 0],
      [12, 0],
      [12, 4],
      [10, 4],
      [10, 0],
    ],
    [11, 2],
  ],
  [
    'an area without extent',
    'area',
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    [1, 1],
  ],
  [
    'a place that is no number is passed over',
    'point',
    [
      [Number.NaN, 1],
      [2, 3],
    ],
    [2, 3],
  ],
  ['nothing at all', 'point', [], null],
] as const)('%s', (_what, kind, coordinates, expected) => {
  expect(pointOf({ kind, coordinates })).toEqual(expected);
});

test('seven-digit northings keep their millimetres', () => {
  const [x, y] = [640_000.25, 3_457_000.75];
  const corners = [
    [x, y],
    [x + 10, y],
    [x + 10, y + 10],
    [x, y + 10],
  ] as const;
  const [centreX, centreY] = pointOf({ kind: 'area', coordinates: corners }) ?? [0, 0];
  expect(centreX).toBeCloseTo(x + 5, 6);
  expect(centreY).toBeCloseTo(y + 5, 6);
});

test('a broken record is told from a good one', () => {
  expect(isBroken({ position: 1, broken: 'not-json' })).toBe(true);
  expect(isBroken({ position: 1, attributes: {}, geometry: null })).toBe(false);
});
