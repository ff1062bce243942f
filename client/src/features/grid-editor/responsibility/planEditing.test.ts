import { describe, expect, it } from 'vitest';
import { type PlanAction, planEditor, startPlan } from './planEditing';

/** 4 × 2 squares of a degree; numbers 0 in the west, 1 in the east. */
const unitGrids = Array.from({ length: 8 }, (_, v) => {
  const [x, y] = [v % 4, Math.floor(v / 4)];
  const ring: [number, number][] = [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ];
  const work = { before: null, cases: 0, load: 1, area: 1, perimeter: 4, x, y };
  return { code: `g${v}`, group: 's', number: v % 4 < 2 ? 0 : 1, rings: [ring], ...work };
});
const edges: [number, number, number][] = unitGrids.flatMap((_, v): [number, number, number][] => [
  ...(v % 4 < 3 ? ([[v, v + 1, 1]] as [number, number, number][]) : []),
  ...(v < 4 ? ([[v, v + 4, 1]] as [number, number, number][]) : []),
]);
const edit = planEditor({ unitGrids, edges });
const done = (...actions: PlanAction[]) => actions.reduce(edit, startPlan(unitGrids));

describe('drawing a plan', () => {
  it('gives a tapped unit grid to the chosen grid, and takes that back and forth', () => {
    const given = done(
      { kind: 'tap', at: [0.5, 0.5] },
      { kind: 'tool', tool: 'assign' },
      { kind: 'tap', at: [2.5, 0.5] },
    );
    expect(given.plan).toEqual([0, 0, 0, 1, 0, 0, 1, 1]);
    const back = edit(given, { kind: 'undo' });
    expect(back.plan).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
    expect(edit(back, { kind: 'redo' }).plan).toEqual(given.plan);
    expect(edit(given, { kind: 'tap', at: [9, 9] })).toEqual(given);
  });

  it('gives all that a lasso holds, and nothing before it is closed', () => {
    const corners = [
      [1.9, -0.1],
      [3.1, -0.1],
      [3.1, 2.1],
      [1.9, 2.1],
    ] as const;
    const open = done(
      { kind: 'choose', number: 0 },
      { kind: 'tool', tool: 'lasso' },
      ...corners.map((at): PlanAction => ({ kind: 'tap', at })),
    );
    expect(open.plan).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
    expect(edit(open, { kind: 'finish' })).toMatchObject({ plan: [0, 0, 0, 1, 0, 0, 0, 1], lasso: [] });
    expect(edit(open, { kind: 'cancel' }).lasso).toEqual([]);
  });

  it('draws the lasso by keys, too', () => {
    const put = (at: readonly [number, number]): PlanAction[] => [
      { kind: 'aim', at, reach: 0.05 },
      { kind: 'put', reach: 0.05, editId: '' },
    ];
    const begun: PlanAction[] = [
      { kind: 'choose', number: 0 },
      { kind: 'tool', tool: 'lasso' },
    ];
    const corners = [...put([1.9, -0.1]), ...put([3.1, -0.1]), ...put([9, 9])];
    const open = done(...begun, ...corners, { kind: 'takeBack' }, ...put([3.1, 2.1]), ...put([1.9, 2.1]));
    expect(open.lasso).toHaveLength(4);
    expect(put([1.9, -0.1]).reduce(edit, open)).toMatchObject({ plan: [0, 0, 0, 1, 0, 0, 0, 1], lasso: [] });
  });

  it('begins, joins and dissolves grids', () => {
    const begun = done({ kind: 'begin' }, { kind: 'tap', at: [0.5, 0.5] });
    expect(begun).toMatchObject({ target: 2, plan: [2, 0, 1, 1, 0, 0, 1, 1] });
    expect(edit(begun, { kind: 'join', other: 1 }).plan).toEqual([2, 0, 2, 2, 0, 0, 2, 2]);
    expect(edit(begun, { kind: 'dissolve' })).toMatchObject({ target: null, plan: [0, 0, 1, 1, 0, 0, 1, 1] });
    const whole = done({ kind: 'choose', number: 0 }, { kind: 'join', other: 1 });
    expect(edit(whole, { kind: 'dissolve' })).toMatchObject({ plan: whole.plan, objection: 'no-neighbour' });
  });
});
