import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { graphOf } from './graph.ts';
import type { PartitionInput } from './input.ts';
import { partition } from './partition.ts';
import { connectedPieces } from './parts.ts';
import { treeStart } from './treeStart.ts';

const mapOf = (loads: readonly number[], edges: readonly (readonly [number, number])[]): PartitionInput => ({
  nodes: loads.map((load, v) => ({ load, area: 1, perimeter: 4, x: (v * 37) % 11, y: (v * 53) % 7 })),
  edges: edges.map(([one, other]) => [one, other, 1]),
});

describe('a start from links alone', () => {
  it('cuts a row into even pieces, from its end', () => {
    const map = mapOf(
      [1, 1, 1, 1, 1, 1],
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 5],
      ],
    );
    const graph = graphOf(map);
    expect([...treeStart(graph, graph.load, 3)]).toEqual([2, 2, 1, 1, 0, 0]);
  });

  it('makes connected districts, never more than wanted, of any connected graph', () => {
    const graphs = fc.record({
      loads: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 }),
      parents: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      districts: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(graphs, ({ loads, parents, districts }) => {
        const edges = loads.slice(1).map((_, v): [number, number] => [(parents[v] ?? 0) % (v + 1), v + 1]);
        const graph = graphOf(mapOf(loads, edges));
        const plan = treeStart(graph, graph.load, districts);
        const used = new Set(plan);
        expect(used.size).toBeLessThanOrEqual(districts);
        expect(Math.min(...used)).toBeGreaterThanOrEqual(0);
        expect(connectedPieces(graph, plan).members).toHaveLength(used.size);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('helps where places tell nothing of the links', () => {
    // A binary tree whose nodes lie anywhere: started by places alone its districts came to twenty times the mean.
    const tree = mapOf(
      Array.from({ length: 1000 }, () => 1),
      Array.from({ length: 999 }, (_, v): [number, number] => [v >> 1, v + 1]),
    );
    const found = partition(tree, { districts: 10, tolerance: 0.05 });
    if (isRefusal(found)) throw new Error(found.refused);
    expect(found.certificate.isContiguous).toBe(true);
    expect(found.certificate.maxOverMean).toBeLessThan(2.5);
  });
});
