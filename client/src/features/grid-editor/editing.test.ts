import { drawGrids, type GridDrawing, type StoredGrid } from '@domain/division/edit/drawing';
import { gridOf } from '@domain/division/edit/pieces';
import { describe, expect, it } from 'vitest';
import { editGrids } from './editing';
import { type Editing, type EditingAction, noEditing, presentDrawing, shownDrawing } from './editingState';

const SIDE = 0.001;
const grids: StoredGrid[] = [0, 1].flatMap((row) =>
  [0, 1].map((column): StoredGrid => {
    const [x, y] = [121.47 + column * SIDE, 31.23 - row * SIDE];
    const ring: [number, number][] = [
      [x, y],
      [x + SIDE, y],
      [x + SIDE, y + SIDE],
      [x, y + SIDE],
    ];
    return { code: `31010100700100${row * 2 + column + 1}`, communityCode: '310101007001', rings: [ring] };
  }),
);
const base = drawGrids(grids) as GridDrawing;
const middle = [121.471, 31.23] as const;
const inNorthWest = [121.4705, 31.2305] as const;
const inNorthEast = [121.4715, 31.2305] as const;

let ids = 0;
const nextId = () => {
  ids += 1;
  return `edit-${ids}`;
};
const tap = (at: readonly [number, number]): EditingAction => ({ kind: 'tap', at, reach: 0.0001, editId: nextId() });
const having = (...actions: EditingAction[]): Editing =>
  actions.reduce(editGrids, editGrids(noEditing, { kind: 'start', base, edits: [], community: '' }));
const cellCount = (state: Editing) => presentDrawing(state)?.cells.length;

describe('editing grids on the page', () => {
  it('selects a cell by a tap and lets go of it outside', () => {
    expect(having(tap(inNorthWest)).selected).toBe(grids[0]?.code);
    expect(having(tap(inNorthWest), tap([120, 30])).selected).toBeNull();
  });

  it('merges the second cell into the first, which stays selected', () => {
    const state = having({ kind: 'tool', tool: 'merge' }, tap(inNorthWest), tap(inNorthEast));
    expect([cellCount(state), state.selected, state.edits.length]).toEqual([3, `edit-${ids}`, 1]);
  });

  it('says why two cells cannot be merged, and keeps both', () => {
    const state = having({ kind: 'tool', tool: 'merge' }, tap(inNorthWest), tap([121.4715, 31.2295]));
    expect([cellCount(state), state.objection]).toEqual([4, 'grids-not-adjacent']);
  });

  it('divides the selected cell along a line whose ends snap to corners', () => {
    const line = [tap([121.47003, 31.23097]), tap([121.47098, 31.23004])];
    const state = having(tap(inNorthWest), { kind: 'tool', tool: 'split' }, ...line, {
      kind: 'finish',
      editId: nextId(),
    });
    expect([cellCount(state), state.line, state.objection]).toEqual([5, [], null]);
  });

  it('moves a corner by two taps, and further by keys', () => {
    const moved = having({ kind: 'tool', tool: 'reshape' }, tap(middle), tap([121.4711, 31.2301]));
    expect(moved.edits.map(({ kind }) => kind)).toEqual(['move']);
    const nudged = having(
      { kind: 'tool', tool: 'reshape' },
      tap(middle),
      { kind: 'nudge', by: [500, 0], editId: nextId() },
      { kind: 'nudge', by: [0, 500], editId: nextId() },
    );
    expect(nudged.edits).toHaveLength(2);
    expect(nudged.picked).toEqual({ corner: [500, 500] });
  });

  it('bends a border where it is tapped, and straightens it again', () => {
    const bent = having({ kind: 'tool', tool: 'reshape' }, tap([121.471, 31.2305]), tap([121.4712, 31.2305]));
    expect(bent.edits.map(({ kind }) => kind)).toEqual(['bend']);
    const straight = [tap([121.4712, 31.2305]), { kind: 'straighten', editId: nextId() } as const].reduce(
      editGrids,
      bent,
    );
    expect(straight.edits.map(({ kind }) => kind)).toEqual(['bend', 'straighten']);
  });

  it('takes edits back and makes them again, in order', () => {
    const two = having({ kind: 'tool', tool: 'merge' }, tap(inNorthWest), tap(inNorthEast), { kind: 'undo' });
    expect([cellCount(two), two.edits.length, two.undone.length]).toEqual([4, 0, 1]);
    const again = editGrids(two, { kind: 'redo' });
    expect([cellCount(again), again.edits.length, again.undone.length]).toEqual([3, 1, 0]);
    expect(editGrids(editGrids(again, { kind: 'redo' }), { kind: 'undo' }).edits).toEqual([]);
  });

  it('begins where a kept draft stood', () => {
    const { edits } = having({ kind: 'tool', tool: 'merge' }, tap(inNorthWest), tap(inNorthEast));
    const state = editGrids(noEditing, { kind: 'start', base, edits, community: '' });
    expect([cellCount(state), state.edits, state.selected]).toEqual([3, edits, null]);
  });

  it('drags a corner: every place on the way is tried, and letting go is one edit', () => {
    const at = (place: readonly [number, number], kind: 'grab' | 'drag'): EditingAction => ({
      kind,
      at: place,
      reach: 0.0001,
    });
    const tool: EditingAction = { kind: 'tool', tool: 'reshape' };
    const moving = having(tool, at(middle, 'grab'), at([121.4712, 31.2301], 'drag'), at([121.4711, 31.2301], 'drag'));
    expect(moving.edits).toEqual([]);
    expect(shownDrawing(moving)).not.toBe(presentDrawing(moving));
    const dropped = editGrids(moving, { kind: 'drop', editId: nextId() });
    expect(dropped.edits).toMatchObject([{ kind: 'move', from: [0, 0], to: [10_000, 10_000] }]);
    expect(dropped).toMatchObject({ drag: null, picked: null });
    const wrong = editGrids(moving, at([121.4725, 31.2301], 'drag'));
    expect(wrong.objection).toBe('borders-cross');
    expect(shownDrawing(wrong)).toBe(presentDrawing(wrong));
    expect(editGrids(wrong, { kind: 'drop', editId: nextId() })).toMatchObject({
      edits: [],
      objection: 'borders-cross',
    });
  });

  it('takes a press without a movement for a tap, and holds nothing with other tools', () => {
    const press: EditingAction = { kind: 'grab', at: middle, reach: 0.0001 };
    const pressed = having({ kind: 'tool', tool: 'reshape' }, press, { kind: 'drop', editId: nextId() }, tap(middle));
    expect(pressed).toMatchObject({ edits: [], drag: null, picked: { corner: [0, 0] } });
    expect(having(press).drag).toBeNull();
  });

  it('draws a ring by keys, takes a point back, and closes it at its beginning', () => {
    const free = { ...base, isOutsideFree: true };
    const put = ([x, y]: readonly [number, number]): EditingAction[] => [
      { kind: 'aim', at: [121.4721 + x * SIDE, 31.2291 + y * SIDE], reach: 0.00005 },
      { kind: 'put', reach: 0.00005, editId: nextId() },
    ];
    const actions: EditingAction[] = [
      { kind: 'start', base: free, edits: [], community: '310101007001' },
      { kind: 'tool', tool: 'draw' },
      ...put([0, 0]),
      ...put([1, 0]),
      ...put([5, 5]),
      { kind: 'takeBack' },
      ...put([1, 1]),
    ];
    const open = actions.reduce(editGrids, noEditing);
    expect(open.line).toHaveLength(3);
    const closed = put([0, 0]).reduce(editGrids, open);
    expect([cellCount(closed), closed.line, closed.objection]).toEqual([5, [], null]);
    expect(presentDrawing(closed)?.cells.at(-1)).toMatchObject({ communityCode: '310101007001', code: null });
    expect(editGrids(closed, { kind: 'cancel' }).crosshair).toBeNull();
  });

  it('offers to make grids that do not touch pieces of one, where grids may have pieces', () => {
    const tools: EditingAction[] = [{ kind: 'tool', tool: 'merge' }, tap(inNorthWest), tap([121.4715, 31.2295])];
    expect(having(...tools).apart).toBeNull();
    const loose = { ...base, isOutsideFree: true, mayHavePieces: true };
    const refused = [{ kind: 'start', base: loose, edits: [], community: '310101' } as const, ...tools].reduce(
      editGrids,
      noEditing,
    );
    expect(refused).toMatchObject({ objection: 'grids-not-adjacent', apart: { into: grids[0]?.code } });
    const joined = editGrids(refused, { kind: 'join', editId: nextId() });
    expect(joined).toMatchObject({ objection: null, apart: null, edits: [{ kind: 'join' }] });
    expect(new Set(presentDrawing(joined)?.cells.map(gridOf)).size).toBe(3);
    expect(presentDrawing(editGrids(joined, { kind: 'undo' }))).toBe(loose);
  });

  it('draws a piece of the selected grid when that is asked for', () => {
    const loose = { ...base, isOutsideFree: true, mayHavePieces: true };
    const ring = [tap([121.473, 31.23]), tap([121.474, 31.23]), tap([121.474, 31.231])];
    const drawn = [
      { kind: 'start', base: loose, edits: [], community: '310101' } as const,
      tap(inNorthWest),
      { kind: 'tool', tool: 'draw' } as const,
      { kind: 'asPiece', isWanted: true } as const,
      ...ring,
      { kind: 'finish', editId: nextId() } as const,
    ].reduce(editGrids, noEditing);
    expect(drawn.edits).toMatchObject([{ kind: 'draw', pieceOf: grids[0]?.code }]);
    expect(
      presentDrawing(drawn)
        ?.cells.filter(({ code }) => code === null)
        .map(gridOf),
    ).toEqual([grids[0]?.code, grids[0]?.code]);
  });

  it('snaps to a street, shows at what, before a point is put and after', () => {
    const free = { ...base, isOutsideFree: true };
    const near = [121.47253, 31.2305] as const;
    const points: [number, number][] = [
      [121.4725, 31.229],
      [121.4725, 31.232],
    ];
    const actions: EditingAction[] = [
      { kind: 'start', base: free, edits: [], community: '' },
      { kind: 'guides', lines: [{ kind: 'street', points }] },
      { kind: 'tool', tool: 'draw' },
    ];
    const open = actions.reduce(editGrids, noEditing);
    const over = editGrids(open, { kind: 'hover', at: near, reach: 0.0001 });
    expect(over.snapped).toEqual({ point: [150_000, 50_000], to: 'street' });
    expect(editGrids(over, { kind: 'hover', at: near, reach: 0.0001 })).toBe(over);
    expect(editGrids(over, { kind: 'hover', at: [121.475, 31.2305], reach: 0.0001 }).snapped).toBeNull();
    expect(editGrids(open, { kind: 'aim', at: near, reach: 0.0001 }).snapped?.to).toBe('street');
    expect(editGrids(over, tap(near))).toMatchObject({ line: [[150_000, 50_000]], snapped: { to: 'street' } });
    expect(editGrids({ ...over, tool: 'select' }, { kind: 'hover', at: near, reach: 0.0001 }).snapped).toBeNull();
  });
});
