import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOfRings, type Point } from '../topology/exact.ts';
import { applyEdits, type GridEdit } from './applyEdits.ts';
import { drawGrids, type GridDrawing, type StoredGrid } from './drawing.ts';
import { gridOf, placesOfPieces, wholeGrids } from './pieces.ts';
import { proveLooseGrids } from './proveLooseGrids.ts';

/** A square of 0.0001 degrees, 10,000 units, as it is stored. */
const stored = (code: string, column: number, piece?: number): StoredGrid => {
  const [west, side] = [121.47 + column * 0.0001, 0.0001];
  const ring: [number, number][] = [
    [west, 31.23],
    [west + side, 31.23],
    [west + side, 31.23 + side],
    [west, 31.23 + side],
  ];
  return { code, communityCode: '310101', ...(piece && { piece }), rings: [ring] };
};
/** Grid A has pieces at columns 0 and 2; grid B lies between them at column 1; C at column 5. */
const drawing: GridDrawing = {
  ...(drawGrids([stored('A', 0, 1), stored('A', 2, 2), stored('B', 1), stored('C', 5)]) as GridDrawing),
  isOutsideFree: true,
  mayHavePieces: true,
};
const west = Math.min(...drawing.arcs.flatMap(({ points }) => points.map(([x]) => x)));
const south = Math.min(...drawing.arcs.flatMap(({ points }) => points.map(([, y]) => y)));
const at = (x: number, y: number): Point => [west + x, south + y];
const square = (x: number, y: number, side = 10_000): Point[] => [
  at(x, y),
  at(x + side, y),
  at(x + side, y + side),
  at(x, y + side),
];

const edited = (...edits: GridEdit[]): GridDrawing => {
  const replayed = applyEdits(drawing, edits);
  if ('objection' in replayed) throw new Error(replayed.objection);
  return replayed.drawing;
};
const objectionTo = (edit: GridEdit, from = drawing) => {
  const replayed = applyEdits(from, [edit]);
  return 'objection' in replayed ? replayed.objection : null;
};
/** Each grid with its code and the areas of its pieces in whole squares. */
const told = (of: GridDrawing) =>
  wholeGrids(of).map(({ id, code, polygons }) => [
    id,
    code,
    polygons.map((rings) => areaOfRings(rings) / 1e8).sort((one, other) => other - one),
  ]);

describe('grids of several pieces', () => {
  it('come back as they are stored', () => {
    expect(drawing.cells.map(({ id }) => id)).toEqual(['A#1', 'A#2', 'B', 'C']);
    expect(told(drawing)).toEqual([
      ['A', 'A', [1, 1]],
      ['B', 'B', [1]],
      ['C', 'C', [1]],
    ]);
    expect([...placesOfPieces(drawing.cells)]).toEqual([
      ['A#1', { place: 1, pieces: 2 }],
      ['A#2', { place: 2, pieces: 2 }],
    ]);
  });

  it('change as a whole when one piece is reshaped', () => {
    const moved = edited({ id: 'm', kind: 'move', from: at(0, 0), to: at(-10_000, 0) });
    expect(told(moved)).toEqual([
      ['A', null, [1.5, 1]],
      ['B', 'B', [1]],
      ['C', 'C', [1]],
    ]);
  });

  it('get a piece that is drawn for them, and leave to others what is theirs', () => {
    const drawn = edited({ id: 'd', kind: 'draw', ring: square(45_000, 0), community: '310101', pieceOf: 'A#2' });
    expect(told(drawn)[0]).toEqual(['A', null, [1, 1, 0.5]]);
    expect(told(drawn)[2]).toEqual(['C', 'C', [1]]);
  });

  it('make a grid of one piece one of two by drawing', () => {
    const drawn = edited({ id: 'd', kind: 'draw', ring: square(70_000, 0), community: '310101', pieceOf: 'C' });
    expect(told(drawn)[2]).toEqual(['C', null, [1, 1]]);
    // The larger part of a split piece stays with the grid, the other is one by itself.
    const line = [at(70_000, 2500), at(80_000, 2500)];
    const split = applyEdits(drawn, [{ id: 's', kind: 'split', cell: 'd', line }]);
    if ('objection' in split) throw new Error(split.objection);
    expect(told(split.drawing).slice(2)).toEqual([
      ['C', null, [1, 0.75]],
      ['s:2', null, [0.25]],
    ]);
  });

  it('lose a piece, and change by that', () => {
    expect(told(edited({ id: 'r', kind: 'remove', cell: 'A#2' }))[0]).toEqual(['A', null, [1]]);
  });

  it('come whole to the grid that one of their pieces is joined to', () => {
    const merged = edited({ id: 'm', kind: 'merge', into: 'B', other: 'A#1' });
    // All three squares lie side by side: one polygon is stored.
    expect(told(merged)[0]).toEqual(['m', null, [3]]);
    expect(new Set(merged.cells.map(gridOf))).toEqual(new Set(['m', 'C']));
  });

  it('are made of grids that do not touch only when asked so', () => {
    const merge: GridEdit = { id: 'm', kind: 'merge', into: 'B', other: 'C' };
    expect(objectionTo(merge)).toBe('grids-not-adjacent');
    expect(told(edited({ ...merge, kind: 'join' }))).toEqual([
      ['A', 'A', [1, 1]],
      ['m', null, [1, 1]],
    ]);
  });

  it('are refused where there is nothing to join, and to unit grids', () => {
    const pieces = { id: 'x', into: 'A#1', other: 'A#2' } as const;
    expect(objectionTo({ ...pieces, kind: 'merge' })).toBe('already-one-grid');
    expect(objectionTo({ ...pieces, kind: 'join' })).toBe('already-one-grid');
    expect(objectionTo({ ...pieces, kind: 'join', other: 'nobody' })).toBe('grids-not-adjacent');
    const unit = { ...drawing, mayHavePieces: false };
    expect(objectionTo({ id: 'x', kind: 'join', into: 'B', other: 'C' }, unit)).toBe('only-one-piece');
    const ring = square(70_000, 0);
    expect(objectionTo({ id: 'x', kind: 'draw', ring, community: '310101', pieceOf: 'C' }, unit)).toBe(
      'only-one-piece',
    );
    expect(objectionTo({ id: 'x', kind: 'draw', ring, community: '310101', pieceOf: 'nobody' })).toBe('point-unknown');
  });

  it('keep every area and every proof through any edits, and are taken back by leaving them out', () => {
    const kinds = ['draw', 'remove', 'split', 'move', 'join', 'merge'] as const;
    const step = fc.record({ kind: fc.constantFrom(...kinds), one: fc.nat(), two: fc.nat(), by: fc.nat(3000) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        let state = drawing;
        for (const [index, { kind, one, two, by }] of steps.entries()) {
          const edit = editOf(state, { kind, one, two, by, id: `e${index}` });
          const replayed = applyEdits(state, [edit]);
          state = 'objection' in replayed ? state : replayed.drawing;
        }
        const whole = wholeGrids(state);
        const areaOf = (rings: readonly Point[][][]) => rings.reduce((sum, each) => sum + areaOfRings(each), 0);
        const byCell = areaOf(
          wholeGrids({ ...state, cells: state.cells.map(({ grid: _, ...cell }) => cell) }).flatMap(
            ({ polygons }) => polygons as Point[][][],
          ),
        );
        expect(areaOf(whole.flatMap(({ polygons }) => polygons as Point[][][]))).toBe(byCell);
        for (const { code, id } of whole) {
          const codes = state.cells.filter((cell) => gridOf(cell) === id).map((cell) => cell.code);
          expect(new Set(codes)).toEqual(new Set([code]));
        }
        const required = ['one-simple-polygon', 'no-overlap', 'edges-match', 'euler'];
        const broken = proveLooseGrids(state, []).filter(({ name, holds }) => !holds && required.includes(name));
        expect(broken).toEqual([]);
      }),
      { seed: 20_261, numRuns: 150 },
    );
  });
});

/** Some edit of a drawing, by numbers. */
function editOf(
  { cells, arcs }: GridDrawing,
  {
    kind,
    one,
    two,
    by,
    id,
  }: {
    kind: 'draw' | 'remove' | 'split' | 'move' | 'join' | 'merge';
    one: number;
    two: number;
    by: number;
    id: string;
  },
): GridEdit {
  const cell = (number: number): string => cells[number % Math.max(1, cells.length)]?.id ?? 'none';
  const points = arcs.flatMap((arc) => arc.points);
  const from: Point = points[two % Math.max(1, points.length)] ?? [0, 0];
  switch (kind) {
    case 'draw':
      return { id, kind, ring: square((one % 9) * 10_000, by), community: '310101', pieceOf: cell(two) };
    case 'remove':
      return { id, kind, cell: cell(one) };
    case 'split':
      return { id, kind, cell: cell(one), line: [at(-90_000, by), at(190_000, by + (two % 999))] };
    case 'move':
      return { id, kind, from, to: [from[0] + by, from[1] + (one % 3000)] };
    case 'join':
    case 'merge':
      return { id, kind, into: cell(one), other: cell(two) };
  }
}
