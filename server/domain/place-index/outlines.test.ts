import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Outline, packOutlines, standing } from './outlines.ts';

const origin = { longitude: 121, latitude: 31 };
const ring = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
/** A square of a hundredth of a degree with a hole in its middle, and a second piece to the east. */
const pieces: Outline = [
  [ring(121, 31, 121.01, 31.01), ring(121.004, 31.004, 121.006, 31.006)],
  [ring(121.02, 31, 121.03, 31.01)],
];
const outlines = packOutlines([pieces, [[ring(120.99, 30.99, 121, 31)]], []], origin);

describe('where a point stands', () => {
  test.each([
    ['in the first piece', 121.002, 31.002, 'inside'],
    ['in the second piece', 121.025, 31.005, 'inside'],
    ['in the hole', 121.005, 31.005, 'outside'],
    ['between the pieces', 121.015, 31.005, 'outside'],
    ['far away', 122, 32, 'outside'],
    ['level with corners, outside', 121.015, 31.01, 'outside'],
    ['on a side', 121.01, 31.005, 'unsure'],
    ['on a corner', 121.01, 31.01, 'unsure'],
    ['on the rim of the hole', 121.004, 31.005, 'unsure'],
    ['two billionths of a degree inside', 121.002, 31.000000002, 'unsure'],
    ['two billionths outside', 121.002, 30.999999998, 'unsure'],
    ['ten billionths inside', 121.002, 31.00000001, 'inside'],
    ['ten billionths outside', 121.002, 30.99999999, 'outside'],
  ])('%s', (_name, longitude, latitude, expected) => {
    expect(standing(outlines, 0, { longitude, latitude })).toBe(expected);
  });

  test('areas are told apart; one without a shape holds nothing', () => {
    const position = { longitude: 120.995, latitude: 30.995 };
    expect([0, 1, 2].map((area) => standing(outlines, area, position))).toEqual(['outside', 'inside', 'outside']);
  });

  test('of two areas with a common side, a point off it lies in exactly one', () => {
    const sides = [
      [121.001, 31.0002],
      [121.0043, 31.0097],
    ];
    const [[ax, ay], [bx, by]] = sides as [[number, number], [number, number]];
    const split = packOutlines(
      [
        [
          [
            [
              [121, 31],
              [ax, 31],
              [ax, ay],
              [bx, by],
              [bx, 31.01],
              [121, 31.01],
              [121, 31],
            ],
          ],
        ],
        [
          [
            [
              [ax, 31],
              [121.01, 31],
              [121.01, 31.01],
              [bx, 31.01],
              [bx, by],
              [ax, ay],
              [ax, 31],
            ],
          ],
        ],
      ],
      origin,
    );
    const inside = fc.double({ min: 0.000001, max: 0.009999, noNaN: true });
    fc.assert(
      fc.property(inside, inside, (east, north) => {
        const position = { longitude: 121 + east, latitude: 31 + north };
        const found = [standing(split, 0, position), standing(split, 1, position)].sort();
        expect([['inside', 'outside'].join(), ['unsure', 'unsure'].join()]).toContain(found.join());
      }),
      { numRuns: 500, seed: 31 },
    );
  });
});
