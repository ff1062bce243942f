import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countEdges, eulerSurplus, outerEdges } from '../cells/edgeProofs.ts';
import { doubleArea, type Point } from '../topology/exact.ts';
import { drawGrids, type GridDrawing, polygonsOfCells, type StoredGrid } from './drawing.ts';
import { bendBorder, type Edited, mergeCells, movePoint, splitCell, straightenBorder } from './edits.ts';

/** 3 × 2 squares of a thousandth of a degree; the two in the east belong to another community. */
const SIDE = 0.001;
const grids: StoredGrid[] = [0, 1].flatMap((row) =>
  [0, 1, 2].map((column): StoredGrid => {
    const [x, y] = [121.47 + column * SIDE, 31.23 - row * SIDE];
    const communityCode = column < 2 ? '310101007001' : '310101007002';
    const corners: [number, number][] = [
      [x, y],
      [x + SIDE, y],
      [x + SIDE, y + SIDE],
      [x, y + SIDE],
      [x, y],
    ];
    return {
      code: `${communityCode}${String(row * 2 + column + 1).padStart(3, '0')}`,
      communityCode,
      rings: [corners],
    };
  }),
);
const start = drawGrids(grids) as GridDrawing;
const unit = SIDE * 1e8;
/** A corner of the squares in the drawing's own coordinates: the middle of all is (0, 0). */
const corner = (column: number, row: number): Point => [(column - 1.5) * unit, (1 - row) * unit];
const areas = (drawing: GridDrawing): number[] =>
  drawing.cells.map(
    (_, at) =>
      (polygonsOfCells(drawing).get(at) ?? []).flat().reduce((sum, ring) => sum + doubleArea(ring), 0) / 2 / unit ** 2,
  );

function done(edited: Edited): GridDrawing {
  if ('objection' in edited) throw new Error(edited.objection);
  return edited.drawing;
}
const objectionOf = (edited: Edited) => ('objection' in edited ? edited.objection : null);
let ids = 0;
const newId = () => {
  ids += 1;
  return `new-${ids}`;
};

describe('drawing stored grids', () => {
  it('keeps their codes and shares their borders', () => {
    expect(start.cells.map(({ code }) => code)).toEqual(grids.map(({ code }) => code));
    expect(areas(start)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(start.arcs.filter(({ left, right }) => left !== -1 && right !== -1)).toHaveLength(7);
  });

  it('has nothing to draw where the grids reach too far', () => {
    const far = {
      ...(grids[0] as StoredGrid),
      rings: [
        [
          [121, 31],
          [122, 31],
          [122, 31.5],
          [121, 31],
        ],
      ],
    } as StoredGrid;
    expect(drawGrids([far])).toBeNull();
  });
});

describe('merging', () => {
  it('joins two neighbours; the result has no code until it is published', () => {
    const drawing = done(mergeCells(start, 0, 1, 'joined'));
    expect(areas(drawing)).toEqual([2, 1, 1, 1, 1]);
    expect(drawing.cells[0]).toEqual({ id: 'joined', communityCode: '310101007001', code: null });
    expect(drawing.cells.filter(({ code }) => code !== null)).toHaveLength(4);
  });

  it('joins borders that met where nothing meets any more', () => {
    const both = done(mergeCells(done(mergeCells(start, 0, 1, 'north')), 2, 3, 'south'));
    const [north, south] = [0, 2];
    const between = both.arcs.filter(
      ({ left, right }) => [left, right].includes(north) && [left, right].includes(south),
    );
    expect(between).toHaveLength(1);
    expect(between[0]?.points).toHaveLength(3);
  });

  it.each([
    ['grids that only touch at a corner', 0, 4, 'grids-not-adjacent'],
    ['a grid with itself', 0, 0, 'grids-not-adjacent'],
    ['a grid that is not there', 0, 99, 'grids-not-adjacent'],
    ['grids of two communities', 1, 2, 'grids-of-different-communities'],
  ] as const)('refuses %s', (_, into, other, objection) => {
    expect(objectionOf(mergeCells(start, into, other, 'x'))).toBe(objection);
  });
});

describe('splitting', () => {
  it('divides along a line between corners', () => {
    const drawing = done(splitCell(start, 0, [corner(0, 0), corner(1, 1)], newId));
    expect(areas(drawing)).toEqual([0.5, 1, 1, 1, 1, 1, 0.5]);
    expect(drawing.cells[0]?.code).toBeNull();
    expect(drawing.cells[1]?.code).toBe(grids[1]?.code);
  });

  it('takes an inner border’s side as an end, and leaves the neighbour its shape', () => {
    const onInnerSide: Point = [corner(1, 0)[0], corner(1, 0)[1] - unit / 2];
    const drawing = done(splitCell(start, 0, [corner(0, 1), onInnerSide], newId));
    expect(areas(drawing)).toEqual([0.75, 1, 1, 1, 1, 1, 0.25]);
  });

  it('ignores what of the line lies beyond', () => {
    const drawing = done(splitCell(start, 0, [corner(0, 0), corner(2, 2)], newId));
    expect(areas(drawing)).toHaveLength(7);
    expect(drawing.cells[4]?.code).toBe(grids[4]?.code);
  });

  it.each<[string, Point[], string]>([
    ['a line that ends inside', [corner(0, 0), [corner(0, 0)[0] + 10, corner(0, 0)[1] - 10]], 'line-does-not-divide'],
    ['a line that misses', [corner(2, 0), corner(3, 1)], 'line-does-not-divide'],
    ['a line along the border', [corner(0, 0), corner(1, 0)], 'line-does-not-divide'],
    ['one point', [corner(0, 0)], 'line-does-not-divide'],
    [
      'a line that would need a new corner in the outer border',
      [
        [corner(0, 0)[0], corner(0, 0)[1] - unit / 2],
        [corner(1, 0)[0], corner(1, 0)[1] - unit / 2],
      ],
      'outer-border-fixed',
    ],
  ])('refuses %s', (_, line, objection) => {
    expect(objectionOf(splitCell(start, 0, line, newId))).toBe(objection);
  });
});

describe('reshaping', () => {
  const [x, y] = corner(1, 1);

  it('moves a junction with all borders that meet there', () => {
    const drawing = done(movePoint(start, [x, y], [x + unit / 2, y]));
    expect(areas(drawing)).toEqual([1.25, 0.75, 1, 1.25, 0.75, 1]);
    expect(drawing.cells.map(({ code }) => code !== null)).toEqual([false, false, true, false, false, true]);
  });

  it('bends a border and straightens it again', () => {
    const bent = done(bendBorder(start, corner(1, 1), corner(1, 0), [x + unit / 4, y + unit / 2]));
    expect(areas(bent).slice(0, 2)).toEqual([1.125, 0.875]);
    const straight = done(straightenBorder(bent, [x + unit / 4, y + unit / 2]));
    expect(areas(straight)).toEqual(areas(start));
  });

  it.each<[string, () => Edited, string]>([
    ['a move across another border', () => movePoint(start, [x, y], [x + 2 * unit, y]), 'borders-cross'],
    ['a move onto another corner', () => movePoint(start, [x, y], corner(2, 1)), 'borders-cross'],
    ['a corner of the outer border', () => movePoint(start, corner(1, 0), [x, y + 10]), 'outer-border-fixed'],
    ['a point that is none', () => movePoint(start, [1, 2], [3, 4]), 'point-unknown'],
    [
      'a bend in the outer border',
      () => bendBorder(start, corner(0, 0), corner(1, 0), [x, y + 9]),
      'outer-border-fixed',
    ],
    ['a junction taken out', () => straightenBorder(start, [x, y]), 'point-unknown'],
  ])('refuses %s', (_, edit, objection) => {
    expect(objectionOf(edit())).toBe(objection);
  });
});

describe('any edits one after the other', () => {
  const edit = fc.tuple(
    fc.nat(4),
    fc.nat(30),
    fc.nat(60),
    fc.integer({ min: -60_000, max: 60_000 }),
    fc.integer({ min: -60_000, max: 60_000 }),
  );

  it('leave a seamless drawing of the same outline, whatever was refused', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let drawing = start;
        for (const [kind, first, second, dx, dy] of edits) {
          const points = drawing.arcs.flatMap((arc) => [...arc.points]);
          const [from, to] = [points[first % points.length] as Point, points[second % points.length] as Point];
          const arc = drawing.arcs[second % drawing.arcs.length];
          const [cell, other] = [first % drawing.cells.length, second % drawing.cells.length];
          const edited = [
            () => mergeCells(drawing, cell, other, newId()),
            () => splitCell(drawing, cell, [from, [dx, dy], to], newId),
            () => movePoint(drawing, from, [from[0] + dx, from[1] + dy]),
            () => bendBorder(drawing, arc?.points[0] as Point, arc?.points[1] as Point, [dx, dy]),
            () => straightenBorder(drawing, from),
          ][kind]?.() as Edited;
          if ('drawing' in edited) drawing = edited.drawing;
        }
        const polygons = drawing.cells.map((_, at) => polygonsOfCells(drawing).get(at) ?? []);
        expect(polygons.map((parts) => parts.length)).toEqual(drawing.cells.map(() => 1));
        const uses = polygons.map((parts) => countEdges(parts));
        const { outer, repeated } = outerEdges(uses);
        expect(repeated).toEqual([]);
        expect(eulerSurplus(uses, { outer, repeated })).toBe(0);
        expect(areas(drawing).reduce((sum, area) => sum + area, 0)).toBeCloseTo(6, 9);
      }),
      { numRuns: 150 },
    );
  });
});
