import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../topology/exact.ts';
import { applyEdits, type GridEdit } from './applyEdits.ts';
import { drawGrids, type GridDrawing, polygonsOfCells, type StoredGrid } from './drawing.ts';
import { inDegrees } from './measure.ts';
import { drawingRules, proveDrawing } from './proveDrawing.ts';

/** 4 × 3 squares of a thousandth of a degree (about 96 × 111 m); the two columns in the east belong to another community. */
const SIDE = 0.001;
const grids = [0, 1, 2].flatMap((row) =>
  [0, 1, 2, 3].map((column): StoredGrid => {
    const [x, y] = [121.47 + column * SIDE, 31.23 - row * SIDE];
    const communityCode = column < 2 ? '310101007001' : '310101007002';
    const ring = [
      [x, y],
      [x + SIDE, y],
      [x + SIDE, y + SIDE],
      [x, y + SIDE],
    ] as const;
    return { code: `${communityCode}${String(row * 4 + column + 1).padStart(3, '0')}`, communityCode, rings: [ring] };
  }),
);
const base = drawGrids(grids) as GridDrawing;
const unit = SIDE * 1e8;
/** A place of the drawing: columns from the west, rows from the northern edge down. */
const at = (column: number, row: number): Point => [Math.round((column - 2) * unit), Math.round((1.5 - row) * unit)];
/** The second square of the middle row: the other community begins at its eastern side. */
const inner = grids[5]?.code ?? '';

function drawn(...edits: GridEdit[]): GridDrawing {
  const replayed = applyEdits(base, edits);
  if ('objection' in replayed) throw new Error(replayed.objection);
  return replayed.drawing;
}
const brokenOf = (drawing: GridDrawing, components: readonly Point[] = []) =>
  proveDrawing(
    base,
    drawing,
    components.map((point) => inDegrees(base, point)),
  ).filter(({ holds }) => !holds);
const split = (line: Point[]): GridEdit => ({ id: 'split', kind: 'split', cell: inner, line });
const cut = split([at(1, 1.5), at(2, 1.5)]);

describe('what is proved of a drawing', () => {
  it('holds of the grids as they are stored, rule by rule', () => {
    const proofs = proveDrawing(base, base, [inDegrees(base, at(1.5, 1.5))]);
    expect(proofs.map(({ name }) => name).sort()).toEqual(
      drawingRules.filter((name) => name !== 'inside-district').sort(),
    );
    expect(proofs.filter(({ holds }) => !holds)).toEqual([]);
  });

  it.each<[string, GridDrawing, Point[], string[]]>([
    ['a grid is cut from side to side, to the other community', drawn(split([at(1, 1.31), at(2, 1.370001)])), [], []],
    ['two grids become one', drawn({ id: 'm', kind: 'merge', into: inner, other: grids[4]?.code ?? '' }), [], []],
    ['a cut meets a component', drawn(cut), [at(1.5, 1.5)], ['no-component-on-border']],
    ['a component stood on a border before', drawn(cut), [at(1, 1.2)], []],
    [
      'the border between two communities moves',
      drawn({ id: 'b', kind: 'bend', from: at(2, 1), next: at(2, 2), to: at(2.2, 1.5) }),
      [],
      ['area-complete', 'covers-communities', 'inside-own-community'],
    ],
    ['a strip of two metres is cut off', drawn(split([at(1, 1.02), at(2, 1.02)])), [], ['no-sliver']],
  ])('tells what breaks when %s', (_, drawing, components, rules) => {
    expect(brokenOf(drawing, components).map(({ name }) => name)).toEqual(rules);
  });

  it('names the place of the first break', () => {
    const [broken] = brokenOf(drawn(cut), [at(1.5, 1.5)]);
    expect(broken).toMatchObject({ isRequired: true, broken: 1, at: inDegrees(base, at(1.5, 1.5)) });
  });

  it('finds grids that overlap or leave a gap, whatever made them', () => {
    const without = { ...base, cells: base.cells.slice(1), arcs: base.arcs.map(shifted) };
    expect(brokenOf(without).map(({ name }) => name)).toEqual(['area-complete', 'covers-communities']);
  });

  it('holds after any edits inside the communities', () => {
    const step = fc.record({
      cell: fc.nat(20),
      from: fc.nat(100),
      to: fc.nat(100),
      other: fc.nat(20),
      joins: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        let drawing = base;
        for (const [number, { cell, from, to, other, joins }] of steps.entries()) {
          const id = drawing.cells[cell % drawing.cells.length]?.id ?? '';
          const rings = polygonsOfCells(drawing).get(cell % drawing.cells.length)?.[0]?.[0] ?? [];
          const line = [rings[from % rings.length], rings[to % rings.length]].flatMap((point) =>
            point ? [point] : [],
          );
          const edit: GridEdit = joins
            ? { id: `${number}`, kind: 'merge', into: id, other: drawing.cells[other % drawing.cells.length]?.id ?? '' }
            : { id: `${number}`, kind: 'split', cell: id, line: line.map(([x, y], end) => [x + end, y]) };
          const replayed = applyEdits(drawing, [edit]);
          if ('drawing' in replayed) drawing = replayed.drawing;
        }
        expect(brokenOf(drawing).filter(({ name }) => !name.startsWith('no-'))).toEqual([]);
      }),
      { seed: 18, numRuns: 30 },
    );
  });
});

/** The arcs without the first cell: what was its inside is outside. */
function shifted(arc: GridDrawing['arcs'][number]): GridDrawing['arcs'][number] {
  return { ...arc, left: arc.left - (arc.left >= 0 ? 1 : 0), right: arc.right - (arc.right >= 0 ? 1 : 0) };
}
