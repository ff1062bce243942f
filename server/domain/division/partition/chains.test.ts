import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squares } from '../../../testing/madeMaps.ts';
import { chainFrom } from './chains.ts';
import { graphOf } from './graph.ts';
import { connectedHalves } from './halves.ts';
import { allOf, pieceAround, type SmallGraph } from './splitSmall.ts';

const loadsOf = (plan: ArrayLike<number>, load: readonly number[]) => {
  const sums: number[] = [];
  for (const [v, own] of load.entries()) sums[plan[v] as number] = (sums[plan[v] as number] ?? 0) + own;
  return sums;
};

describe('a chain of districts', () => {
  // A row of ten squares in three districts: 4 | 3 | 3, and the third has one of no load at its end.
  const load = [2, 2, 2, 2, 2, 2, 2, 2, 2, 0];
  const row = graphOf(squares(10, 1, (column) => load[column] ?? 0));
  const plan = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2];
  const band = { target: 6, below: 0.05, above: 0.05 };
  const task = { graph: row, band, held: new Set<number>(), most: 50 };

  it('hands a surplus on over a neighbour that has no room itself', () => {
    const before = Int32Array.from(plan);
    const { moves } = chainFrom({ ...task, plan: before }, 0);
    // Looking for a way leaves the plan as it was.
    expect([...before]).toEqual(plan);
    for (const [v, d] of moves) before[v] = d;
    expect(loadsOf(before, load)).toEqual([6, 6, 6]);
    expect([...before]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 2]);
  });

  it('finds none past a district that is held, nor where the loads do not fit', () => {
    expect(chainFrom({ ...task, plan: Int32Array.from(plan), held: new Set([1]) }, 0).moves).toEqual([]);
    const heavy = graphOf(squares(10, 1, (column) => (column === 0 ? 9 : 1)));
    expect(chainFrom({ ...task, graph: heavy, plan: Int32Array.from(plan) }, 0).moves).toEqual([]);
  });

  it('stops after so many tries', () => {
    expect(chainFrom({ ...task, plan: Int32Array.from(plan), most: 1 }, 0)).toEqual({ moves: [], tried: 1 });
  });
});

describe('the halves of a few nodes', () => {
  it('are all the ways to split them into two connected ones, each told once', () => {
    const graph = fc
      .record({ count: fc.integer({ min: 2, max: 8 }), links: fc.array(fc.nat({ max: 63 }), { maxLength: 14 }) })
      .map(({ count, links }): SmallGraph => {
        const near = new Array<number>(count).fill(0);
        for (const link of links) {
          const [i, j] = [(link >> 3) % count, (link & 7) % count];
          if (i === j) continue;
          near[i] = (near[i] ?? 0) | (1 << j);
          near[j] = (near[j] ?? 0) | (1 << i);
        }
        return { load: near.map(() => 1), near };
      });
    fc.assert(
      fc.property(graph, (small) => {
        const all = allOf(small);
        const isWhole = (part: number) => part !== 0 && pieceAround(small.near, part & -part, part) === part;
        const wanted = Array.from({ length: all + 1 }, (_, half) => half).filter(
          (half) => (half & 1) === 1 && isWhole(half) && isWhole(all & ~half),
        );
        const found = [...connectedHalves(small, 100_000)].sort((one, other) => one - other);
        expect(found).toEqual(wanted);
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});
