import { describe, expect, it } from 'vitest';
import { ChordFinder, naturalDirections } from './chord';
import type { Point } from './plane';

const SQUARE: Point[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];

/** A U, open to the north: a horizontal line through its arms crosses it twice. */
const SHAPE_U: Point[] = [
  [0, 0],
  [30, 0],
  [30, 20],
  [20, 20],
  [20, 10],
  [10, 10],
  [10, 20],
  [0, 20],
];

describe('chords', () => {
  it('gives both parts of a square their area, mass and perimeter', () => {
    const finder = new ChordFinder(SQUARE, () => 2);
    const [chord] = finder.chords(0, 4);
    expect(chord?.right.area).toBeCloseTo(40);
    expect(chord?.left.area).toBeCloseTo(60);
    expect(chord?.left.mass).toBeCloseTo(120);
    expect(chord?.right.perimeter).toBeCloseTo(28);
    expect(chord?.left.perimeter).toBeCloseTo(32);
  });

  it('takes each arm of a bent shape for itself', () => {
    const finder = new ChordFinder(SHAPE_U, () => 1);
    const parts = finder.chords(0, 15).map(({ left }) => left.area);
    expect(parts).toHaveLength(2);
    expect(parts[0]).toBeCloseTo(50);
    expect(parts[1]).toBeCloseTo(50);
  });

  it('cuts along and across the long sides', () => {
    const turned = SQUARE.map(([x, y]): Point => [x * 3 * 0.8 - y * 0.6, x * 3 * 0.6 + y * 0.8]);
    const [along = 0, across = 0] = naturalDirections(turned, 1);
    expect(along).toBeCloseTo(Math.atan2(0.6, 0.8), 1);
    expect(across - along).toBeCloseTo(Math.PI / 2);
  });
});
