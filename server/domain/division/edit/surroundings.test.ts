import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countEdges, outerEdges } from '../cells/edgeProofs.ts';
import { areaOfRings, type Point } from '../topology/exact.ts';
import { applyEdits, type GridEdit } from './applyEdits.ts';
import { drawGrids, type GridDrawing, polygonsOfCells, type SurroundingGrid } from './drawing.ts';
import { joinNeighbours } from './joinNeighbours.ts';
import { inDegrees } from './measure.ts';
import { proveDrawing } from './proveDrawing.ts';
import { cellsOnNewLand } from './strayGrids.ts';
import { takesOthersLand } from './surroundings.ts';

/** Left of a slanted straight border from (0, 0) to (7001, 20003). */
const neighbour: SurroundingGrid = {
  code: 'n',
  rings: [
    [
      [0, 0],
      [7001, 20_003],
      [-20_000, 20_003],
      [-20_000, 0],
    ],
  ],
};
const origin: Point = [12_147_000_000, 3_123_000_000];
const empty: GridDrawing = { origin, cells: [], arcs: [], isOutsideFree: true, around: [neighbour] };
const draw = (id: string, ring: readonly Point[]): GridEdit => ({ id, kind: 'draw', ring, community: 'c' });
const boxAt = (south: number, north: number, west = -5000): Point[] => [
  [west, south],
  [30_000, south],
  [30_000, north],
  [west, north],
];
function drawn(from: GridDrawing, ...edits: GridEdit[]): GridDrawing {
  const replayed = applyEdits(from, edits);
  if ('objection' in replayed) throw new Error(replayed.objection);
  return replayed.drawing;
}
const objectionOf = (from: GridDrawing, edit: GridEdit) => {
  const replayed = applyEdits(from, [edit]);
  return 'objection' in replayed ? replayed.objection : null;
};
const ringsOf = (drawing: GridDrawing, cell = 0) => polygonsOfCells(drawing).get(cell)?.[0] ?? [];
const cellOf = (drawing: GridDrawing) => countEdges([ringsOf(drawing)]);

describe('a grid drawn beside others', () => {
  it('leaves them their land', () => {
    const drawing = drawn(empty, draw('a', boxAt(2000, 12_000)));
    // A trapezoid between the slanted border, x = 0.35 y, and x = 30,000: 300,000,000 − 0.175 × (12,000² − 2,000²).
    expect(areaOfRings(ringsOf(drawing))).toBeCloseTo(3e8 - (7001 / 40_006) * 1.4e8, -5);
    expect(
      objectionOf(
        empty,
        draw(
          'b',
          boxAt(2000, 12_000, -5000).map(([x, y]): Point => [Math.min(x, -1000), y]),
        ),
      ),
    ).toBe('ring-covers-nothing');
  });

  it('may grow into free land, never into theirs', () => {
    const drawing = drawn(empty, draw('a', boxAt(2000, 12_000)));
    const move = (to: Point): GridEdit => ({ id: 'm', kind: 'move', from: [30_000, 2000], to });
    expect(objectionOf(drawing, move([35_000, 1000]))).toBeNull();
    const corner = ringsOf(drawing)[0]?.find(([x, y]) => y === 2000 && x < 30_000) ?? [0, 0];
    expect(objectionOf(drawing, { id: 'm', kind: 'move', from: corner, to: [-3000, 2000] })).toBe('land-of-others');
    expect(takesOthersLand(drawing, drawing)).toBe(false);
  });
});

describe('borders of a drawing and its neighbours', () => {
  it("get each other's corners, so that every edge along them is met by its reverse", () => {
    const drawing = drawn(empty, draw('a', boxAt(2000, 12_000)));
    const { drawing: joined, neighbours } = joinNeighbours(drawing, [neighbour]);
    expect(neighbours[0]?.rings[0]).toHaveLength(6);
    const { outer } = outerEdges([cellOf(joined), countEdges([neighbours[0]?.rings ?? []])]);
    // Of 6 and 4 edges, one of each is the common border.
    expect(outer.size).toBe(8);
  });

  it("take the neighbour's corner where both have one within rounding", () => {
    const square: Point[] = [
      [1, 1],
      [7002, 20_002],
      [30_000, 20_003],
      [30_000, 0],
    ];
    const drawing = drawn({ ...empty, around: [] }, draw('a', square));
    const { drawing: joined, neighbours } = joinNeighbours(drawing, [neighbour]);
    expect(neighbours).toEqual([]);
    expect(ringsOf(joined)[0]?.map(String)).toEqual(expect.arrayContaining(['0,0', '7001,20003']));
  });

  it('agree wherever a grid is drawn over them', () => {
    const place = fc.integer({ min: 100, max: 19_900 });
    fc.assert(
      fc.property(place, place, (one, other) => {
        fc.pre(Math.abs(one - other) > 200);
        const drawing = drawn(empty, draw('a', boxAt(Math.min(one, other), Math.max(one, other))));
        const { drawing: joined, neighbours } = joinNeighbours(drawing, [neighbour]);
        const { outer } = outerEdges([cellOf(joined), countEdges([neighbours[0]?.rings ?? []])]);
        return outer.size === 8;
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('what is proved of new land', () => {
  const ring = boxAt(0, 10_000, 0).map((point) => [...inDegrees(empty, point)] as [number, number]);
  const stored = drawGrids([{ code: 'g', communityCode: 'c', rings: [ring] }]) as GridDrawing;
  const base: GridDrawing = { ...stored, isOutsideFree: true };
  const broken = (drawing: GridDrawing, strays: Parameters<typeof proveDrawing>[3] = []) =>
    proveDrawing(base, drawing, [], strays)
      .filter(({ holds, isRequired }) => !holds && isRequired)
      .map(({ name }) => name);
  const [half] = [15_000];
  const above: Point[] = [
    [-half, 4000],
    [half, 4000],
    [half, 15_000],
    [-half, 15_000],
  ];

  it('is filled by what is drawn there; land that was there must stay', () => {
    const grown = drawn(base, draw('a', above));
    expect(broken(grown)).toEqual([]);
    expect([...cellsOnNewLand(base, grown)]).toEqual(['a']);
    expect(broken(drawn(grown, { id: 'r', kind: 'remove', cell: 'g' }))).toContain('covers-communities');
  });

  it('is told where it strays', () => {
    const grown = drawn(base, draw('a', above));
    expect(broken(grown, [{ id: 'a', isOutside: true, isInOther: true }])).toEqual([
      'inside-own-community',
      'apart-from-others',
    ]);
  });
});
