import { describe, expect, it } from 'vitest';
import { Coverage } from './coverage';
import { dissolve } from './dissolve';
import { ringArea } from './geometry';
import type { Point } from './plane';

const TAG = { kind: 'wall', line: 1 };

/** Two squares of 100 units side by side: west and east. */
function twoSquares(): { coverage: Coverage; west: number; east: number } {
  const coverage = new Coverage();
  const add = (ring: Point[]): number => coverage.addFace(ring.map((point) => coverage.vertex(point)));
  const square = (x: number): Point[] => [
    [x, 0],
    [x + 100, 0],
    [x + 100, 100],
    [x, 100],
  ];
  return { coverage, west: add(square(0)), east: add(square(100)) };
}

describe('a coverage', () => {
  it('puts a new border point into the rings of both sides', () => {
    const { coverage, west, east } = twoSquares();
    const middle = coverage.vertex([100, 40]);
    coverage.splitEdge(coverage.vertex([100, 0]), coverage.vertex([100, 100]), middle);
    expect(coverage.ring(west)).toContain(middle);
    expect(coverage.ring(east)).toContain(middle);
    expect(coverage.leftOf(coverage.vertex([100, 0]), middle)).toBe(west);
    expect(coverage.leftOf(middle, coverage.vertex([100, 0]))).toBe(east);
  });

  it('divides a face without losing area and tags the cut', () => {
    const { coverage, west } = twoSquares();
    const path = [coverage.vertex([0, 0]), coverage.vertex([60, 70]), coverage.vertex([100, 100])];
    const [left, right] = coverage.divide(west, path, TAG);
    const area = (face: number): number => ringArea(coverage.ring(face).map((v) => coverage.unitsOf(v)));
    expect(area(left) + area(right)).toBe(10_000);
    expect(area(left)).toBeGreaterThan(0);
    expect(coverage.tagOf(coverage.vertex([60, 70]), coverage.vertex([0, 0]))).toEqual(TAG);
  });

  it('merges neighbours into one ring', () => {
    const { coverage, west, east } = twoSquares();
    const merged = coverage.merge(west, east);
    expect(merged).toBeDefined();
    expect(coverage.ring(merged as number)).toHaveLength(6);
  });

  it('refuses a cut that does not end on the border', () => {
    const { coverage, west } = twoSquares();
    const path = [coverage.vertex([0, 0]), coverage.vertex([50, 50])];
    expect(() => coverage.divide(west, path, TAG)).toThrow('two border points');
  });
});

describe('dissolving faces', () => {
  it('keeps a hole as a hole', () => {
    const coverage = new Coverage();
    const add = (ring: Point[]): number => coverage.addFace(ring.map((point) => coverage.vertex(point)));
    const cell = (x: number, y: number): Point[] => [
      [x, y],
      [x + 10, y],
      [x + 10, y + 10],
      [x, y + 10],
    ];
    const around = [0, 10, 20].flatMap((x) => [0, 10, 20].filter((y) => x !== 10 || y !== 10).map((y) => cell(x, y)));
    const polygons = dissolve(coverage, around.map(add));
    expect(polygons).toHaveLength(1);
    expect(polygons[0]?.map((ring) => ring.length)).toEqual([12, 4]);
  });

  it('separates areas that touch in one point', () => {
    const { coverage, west } = twoSquares();
    const corner: Point[] = [
      [100, 100],
      [200, 100],
      [200, 200],
      [100, 200],
    ];
    const touching = coverage.addFace(corner.map((point) => coverage.vertex(point)));
    expect(dissolve(coverage, [west, touching])).toHaveLength(2);
  });
});
