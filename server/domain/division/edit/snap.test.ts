import { describe, expect, it } from 'vitest';
import { drawGrids, type GridDrawing } from './drawing.ts';
import { type Guide, snapAround, snapPoint } from './snap.ts';

/** One grid of 10,000 units a side with its middle at the origin. */
const side = 0.0001;
const ring = [
  [121.47, 31.23],
  [121.47 + side, 31.23],
  [121.47 + side, 31.23 + side],
  [121.47, 31.23 + side],
] as const;
const drawing: GridDrawing = {
  ...(drawGrids([{ code: 'A', communityCode: 'c', rings: [ring] }]) as GridDrawing),
  isOutsideFree: true,
};
const guides: Guide[] = [
  {
    kind: 'street',
    points: [
      [8000, -20_000],
      [8000, 0],
      [8000, 20_000],
    ],
  },
  {
    kind: 'water',
    points: [
      [-20_000, 9000],
      [20_000, 9000],
    ],
  },
];

describe('where a point of a border comes to lie', () => {
  it.each([
    ['a corner before all else', [5200, 5100], { point: [5000, 5000], to: 'corner' }],
    ['a border', [5300, 1000], { point: [5000, 1000], to: 'border' }],
    ['the middle of a street', [8300, -9000], { point: [8000, -9000], to: 'street' }],
    ['a corner of a street', [8300, 200], { point: [8000, 0], to: 'street' }],
    ['a bank', [-15_000, 9400], { point: [-15_000, 9000], to: 'water' }],
    ['its own place, where nothing is near', [-15_000, -15_000], { point: [-15_000, -15_000], to: null }],
  ] as const)('is %s', (_, place, snapped) => {
    expect(snapPoint(drawing, place, 1000, guides)).toEqual(snapped);
  });

  it('is the nearest of several lines', () => {
    expect(snapPoint(drawing, [8900, 9300], 1000, guides)).toEqual({ point: [8900, 9000], to: 'water' });
  });

  it('is not held by the borders of the drawing while one of them is moved', () => {
    expect(snapAround(drawing, [5300, 1000], 1000, guides).to).toBeNull();
    expect(snapAround(drawing, [7800, 1000], 1000, guides)).toEqual({ point: [8000, 1000], to: 'street' });
  });
});
