import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SmallGraph, splitSmall } from './splitSmall.ts';

/** A row of nodes, each beside the next. */
const row = (...load: number[]): SmallGraph => ({
  load,
  near: load.map((_, i) => (i > 0 ? 1 << (i - 1) : 0) | (i < load.length - 1 ? 1 << (i + 1) : 0)),
});
const task = { parts: 2, least: 9, most: 11, steps: 10_000, cost: () => 0 };

function isConnected({ near }: SmallGraph, part: number): boolean {
  let reached = part & -part;
  for (let before = 0; before !== reached; ) {
    before = reached;
    for (const [i, mask] of near.entries()) if (reached & (1 << i)) reached |= mask & part;
  }
  return reached === part;
}

/** Whether there is any split, by looking at every way to give nodes to parts. */
function canBeSplit(graph: SmallGraph, { parts, least, most }: typeof task): boolean {
  const count = graph.load.length;
  for (let way = 0; way < parts ** count; way += 1) {
    const masks = new Array<number>(parts).fill(0);
    for (let i = 0, left = way; i < count; i += 1, left = Math.floor(left / parts)) {
      masks[left % parts] = (masks[left % parts] ?? 0) | (1 << i);
    }
    const isRight = masks.every((mask) => {
      const own = graph.load.reduce((sum, load, i) => sum + (mask & (1 << i) ? load : 0), 0);
      return mask !== 0 && own >= least && own <= most && isConnected(graph, mask);
    });
    if (isRight) return true;
  }
  return false;
}

describe('splitting a few nodes', () => {
  it('finds the only way', () => {
    // 5 + 5 | 3 + 7, as masks of the first two and the last two.
    expect(splitSmall(row(5, 5, 3, 7), task)).toEqual([0b0011, 0b1100]);
  });

  it('says when there is none', () => {
    expect(splitSmall(row(5, 3, 5, 7), task)).toBeNull();
    expect(splitSmall(row(20), task)).toBeNull();
  });

  it('takes the best of several', () => {
    const ring: SmallGraph = { load: [5, 5, 5, 5], near: [0b1010, 0b0101, 0b1010, 0b0101] };
    // Nodes 0 and 3 together are dear.
    const cost = (part: number) => (part === 0b1001 ? 5 : 1);
    expect(splitSmall(ring, { ...task, cost })).toEqual([0b0011, 0b1100]);
  });

  it('finds a way whenever there is one, and only right ones', () => {
    const graph = fc
      .record({ load: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 7 }), links: fc.integer() })
      .map(({ load, links }): SmallGraph => {
        const near = load.map(() => 0);
        let bit = 0;
        for (let i = 0; i < load.length; i += 1) {
          for (let j = 0; j < i; j += 1, bit = (bit + 1) % 31) {
            if (!(links & (1 << bit))) continue;
            near[i] = (near[i] ?? 0) | (1 << j);
            near[j] = (near[j] ?? 0) | (1 << i);
          }
        }
        return { load, near };
      });
    fc.assert(
      fc.property(graph, fc.integer({ min: 2, max: 3 }), (small, parts) => {
        const mean = small.load.reduce((sum, own) => sum + own, 0) / parts;
        const own = { ...task, parts, least: mean * 0.85, most: mean * 1.15 };
        const found = splitSmall(small, own);
        expect(found !== null).toBe(canBeSplit(small, own));
        if (!found) return;
        expect(found.reduce((all, part) => all | part, 0)).toBe(2 ** small.load.length - 1);
        expect(found.reduce((sum, part) => sum + part, 0)).toBe(2 ** small.load.length - 1);
        for (const part of found) {
          const load = small.load.reduce((sum, each, i) => sum + (part & (1 << i) ? each : 0), 0);
          expect(load).toBeGreaterThanOrEqual(own.least);
          expect(load).toBeLessThanOrEqual(own.most);
          expect(isConnected(small, part)).toBe(true);
        }
      }),
      { seed: 4, numRuns: 400 },
    );
  });
});
