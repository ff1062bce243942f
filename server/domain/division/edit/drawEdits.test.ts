import { describe, expect, it } from 'vitest';
import { areaOfRings, type Point } from '../topology/exact.ts';
import { applyEdits, type GridEdit } from './applyEdits.ts';
import { drawGrids, type GridDrawing, polygonsOfCells } from './drawing.ts';
import { proveLooseGrids } from './proveLooseGrids.ts';

const empty: GridDrawing = { origin: [12_147_000_000, 3_123_000_000], cells: [], arcs: [], isOutsideFree: true };
const square = (x: number, y: number, side = 10_000): Point[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];
const draw = (id: string, ring: readonly Point[]): GridEdit => ({ id, kind: 'draw', ring, community: '310101' });
function drawn(from: GridDrawing, ...edits: GridEdit[]): GridDrawing {
  const replayed = applyEdits(from, edits);
  if ('objection' in replayed) throw new Error(replayed.objection);
  return replayed.drawing;
}
const objectionOf = (from: GridDrawing, edit: GridEdit) => {
  const replayed = applyEdits(from, [edit]);
  return 'objection' in replayed ? replayed.objection : null;
};
const areasOf = (drawing: GridDrawing) =>
  drawing.cells.map((_, at) => areaOfRings(polygonsOfCells(drawing).get(at)?.[0] ?? []));

describe('drawing a cell', () => {
  it('begins where there is nothing', () => {
    const drawing = drawn(empty, draw('a', square(0, 0)));
    expect(drawing.cells).toEqual([{ id: 'a', communityCode: '310101', code: null }]);
    expect(areasOf(drawing)).toEqual([1e8]);
  });

  it('leaves to the neighbours what is theirs and shares the border with them', () => {
    const drawing = drawn(empty, draw('a', square(0, 0)), draw('b', square(5000, 0)));
    expect(areasOf(drawing)).toEqual([1e8, 5e7]);
    expect(drawing.arcs.filter(({ left, right }) => left !== -1 && right !== -1)).toHaveLength(1);
    expect(areasOf(drawn(drawing, { id: 'm', kind: 'merge', into: 'a', other: 'b' }))).toEqual([1.5e8]);
  });

  it('may surround another', () => {
    const drawing = drawn(empty, draw('a', square(0, 0)), draw('b', square(-5000, -5000, 20_000)));
    expect(areasOf(drawing)).toEqual([1e8, 3e8]);
    expect(areasOf(drawn(drawing, { id: 'r', kind: 'remove', cell: 'a' }))).toEqual([3e8]);
  });

  it.each<[string, GridEdit, string]>([
    ['two corners', draw('b', square(0, 0).slice(0, 2)), 'border-too-short'],
    [
      'a bow tie',
      draw('b', [
        [20_000, 0],
        [30_000, 10_000],
        [30_000, 0],
        [20_000, 10_000],
      ]),
      'borders-cross',
    ],
    ['what others have', draw('b', square(2000, 2000, 4000)), 'ring-covers-nothing'],
    [
      'a bar over another',
      draw('b', [
        [-5000, 4000],
        [15_000, 4000],
        [15_000, 6000],
        [-5000, 6000],
      ]),
      'ring-falls-apart',
    ],
  ])('refuses %s', (_, edit, objection) => {
    expect(objectionOf(drawn(empty, draw('a', square(0, 0))), edit)).toBe(objection);
  });

  it('is not for drawings whose outside is fixed', () => {
    const ring = square(0, 0, 1).map(([x, y]): [number, number] => [121.47 + x / 1000, 31.23 + y / 1000]);
    const fixed = drawGrids([{ code: 'g', communityCode: 'c', rings: [ring] }]) as GridDrawing;
    expect(objectionOf(fixed, draw('a', square(200_000, 0)))).toBe('outer-border-fixed');
    expect(objectionOf(fixed, { id: 'r', kind: 'remove', cell: 'g' })).toBe('outer-border-fixed');
  });

  it('may be moved at its outer border, but not across another', () => {
    const two = drawn(empty, draw('a', square(0, 0)), draw('b', square(20_000, 0)));
    expect(areasOf(drawn(two, { id: 'm', kind: 'move', from: [10_000, 0], to: [12_000, 0] }))[0]).toBe(1.1e8);
    expect(objectionOf(two, { id: 'm', kind: 'move', from: [10_000, 0], to: [25_000, 5000] })).toBe('borders-cross');
  });
});

describe('what is proved of grids that need no neighbours', () => {
  it('holds of what the edits make, and tells what lies outside or in others', () => {
    const drawing = drawn(empty, draw('a', square(0, 0)), draw('b', square(5000, 0)));
    expect(proveLooseGrids(drawing, []).filter(({ holds }) => !holds)).toEqual([]);
    const found = proveLooseGrids(drawing, [{ id: 'b', isOutside: true, isInOther: true }]).filter(
      ({ holds }) => !holds,
    );
    expect(found.map(({ name, broken }) => [name, broken])).toEqual([
      ['inside-district', 1],
      ['apart-from-others', 1],
    ]);
    expect(found[0]?.at?.[0]).toBeGreaterThan(121.47);
  });
});
