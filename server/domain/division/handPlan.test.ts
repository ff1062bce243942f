import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breaksOfPlan, certifyPlan, dissolveGrid, type PlanGraph } from './handPlan.ts';

/** 4 × 2 squares of 100 m, a minute each; the right half is another subdistrict. Today: one grid a column pair. */
const graph: PlanGraph = {
  unitGrids: Array.from({ length: 8 }, (_, v) => ({
    code: `g${v}`,
    group: v % 4 < 2 ? 'west' : 'east',
    before: v % 4 < 2 ? 'Z1' : 'Z2',
    cases: 0,
    load: 1,
    area: 10_000,
    perimeter: 400,
    x: (v % 4) * 100,
    y: Math.floor(v / 4) * 100,
  })),
  edges: [0, 1, 2, 3, 4, 5, 6, 7].flatMap((v) => [
    ...(v % 4 < 3 ? [[v, v + 1, 100] as const] : []),
    ...(v < 4 ? [[v, v + 4, 100] as const] : []),
  ]),
};
const today = [0, 0, 1, 1, 0, 0, 1, 1];

describe('a plan by hand', () => {
  it('is counted as a computed one is', () => {
    expect(certifyPlan(graph, today, 0.1)).toMatchObject({
      districts: 2,
      maxOverMean: 1,
      isContiguous: true,
      cutLength: 200,
      isProved: true,
      bounds: { maxOverMean: 1, minOverMean: 1 },
    });
    expect(certifyPlan(graph, [0, 0, 5, 5, 0, 0, 5, 0], 0.1)).toMatchObject({
      districts: 2,
      maxOverMean: 1.25,
      isContiguous: false,
      shortfalls: [{ code: 'not-contiguous' }, { code: 'tolerance-missed' }],
    });
  });

  it.each([
    ['today', today, 'hard', []],
    [
      'a corner given to the far grid',
      [1, 0, 1, 1, 0, 0, 1, 1],
      'none',
      [{ rule: 'contiguous', number: 1, unitGridCode: 'g0' }],
    ],
    [
      'a unit grid over the border of the subdistricts',
      [0, 1, 1, 1, 0, 0, 1, 1],
      'hard',
      [{ rule: 'one-subdistrict', number: 1, unitGridCode: 'g2' }],
    ],
    ['the same where that is allowed', [0, 1, 1, 1, 0, 0, 1, 1], 'none', []],
  ] as const)('tells which rule breaks: %s', (_, plan, borders, breaks) => {
    expect(breaksOfPlan(graph, plan, borders)).toEqual(breaks);
  });

  it('takes no offence at a grid that is as it was', () => {
    const apart: PlanGraph = { ...graph, edges: graph.edges.filter(([one, other]) => one !== 0 && other !== 0) };
    expect(breaksOfPlan(apart, today, 'hard')).toEqual([]);
    expect(breaksOfPlan(apart, [0, 0, 1, 1, 0, 2, 1, 1], 'hard')).toEqual([
      { rule: 'contiguous', number: 0, unitGridCode: 'g0' },
    ]);
  });

  it('dissolves a grid into its neighbours of the same subdistrict, or says that there are none', () => {
    expect(dissolveGrid(graph, [0, 2, 1, 1, 0, 2, 1, 1], 2)).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
    expect(dissolveGrid(graph, today, 0)).toBeNull();
  });

  it('leaves every unit grid in a grid, and no grid of its own, whatever is dissolved', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }), fc.nat(3), (plan, number) => {
        const left = dissolveGrid(graph, plan, number);
        if (left === null) return;
        expect(left).not.toContain(number);
        expect(left.every((own, v) => plan[v] === number || own === plan[v])).toBe(true);
      }),
      { seed: 18 },
    );
  });
});
