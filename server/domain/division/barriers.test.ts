import { describe, expect, it } from 'vitest';
import { barriersOf, type Obstacle, type ObstacleMap } from './barriers.ts';
import type { PartitionEdge } from './partition/input.ts';

/** Six columns of unit grids in `lines` rows; columns 2 and 3 are a river where `isRiver`. Node = row × 6 + column. */
function map(lines: number, isRiver: boolean, change: Partial<ObstacleMap> = {}): ObstacleMap {
  const place = (row: number, column: number) => row * 6 + column;
  const nodes = Array.from({ length: lines * 6 }, (_, v) => {
    const isWet = isRiver && (v % 6 === 2 || v % 6 === 3);
    return { load: isWet ? 0 : 10, isWet, group: 'a' };
  });
  const edges: PartitionEdge[] = [];
  for (let row = 0; row < lines; row += 1) {
    for (let column = 0; column < 6; column += 1) {
      if (column > 0) edges.push([place(row, column - 1), place(row, column), 100]);
      if (row > 0) edges.push([place(row - 1, column), place(row, column), 100]);
    }
  }
  const isWater = (v: number) => nodes[v]?.isWet === true;
  const obstacles = edges.flatMap(([one, other]): Obstacle[] =>
    isWater(one) || isWater(other) ? [{ one, other, kind: 'water', isCrossed: false }] : [],
  );
  return { nodes, edges, obstacles, leastLoad: 20, ...change };
}

const pairs = ({ held }: { held: readonly { one: number; other: number }[] }) =>
  held.map(({ one, other }) => [one, other]);

describe('what cannot be crossed', () => {
  it('is the middle of a river: each bank keeps the water in front of it', () => {
    const found = barriersOf(map(2, true));
    expect(pairs(found)).toEqual([
      [2, 3],
      [8, 9],
    ]);
    expect(found).toMatchObject({ crossed: 0, opened: 0 });
  });

  it('is not where a bridge leads over it', () => {
    const river = map(2, true);
    const obstacles = river.obstacles.map((own) =>
      own.one === 2 && own.other === 3 ? { ...own, isCrossed: true } : own,
    );
    const found = barriersOf({ ...river, obstacles });
    expect(pairs(found)).toEqual([[8, 9]]);
    expect(found.crossed).toBe(1);
  });

  it('is no water that one can walk around', () => {
    const river = map(3, true);
    // In the last row the river has ended.
    const nodes = river.nodes.map((node, v) => (v >= 12 ? { ...node, isWet: false } : node));
    const obstacles = river.obstacles.filter(({ one, other }) => one < 12 && other < 12);
    expect(pairs(barriersOf({ ...river, nodes, obstacles }))).toEqual([]);
  });

  it('is a narrow river that runs on the border of two unit grids, and an expressway', () => {
    for (const kind of ['water', 'expressway'] as const) {
      const obstacles = [0, 6].map((row): Obstacle => ({ one: row + 2, other: row + 3, kind, isCrossed: false }));
      expect(pairs(barriersOf(map(2, false, { obstacles })))).toEqual([
        [2, 3],
        [8, 9],
      ]);
    }
  });

  it('is given up where it cuts off less than a grid, towards the longest border', () => {
    // The first column is cut off from the second, which holds twenty minutes of work: enough for a grid, until it is not.
    const obstacles = [0, 6].map(
      (row): Obstacle => ({ one: row, other: row + 1, kind: 'expressway', isCrossed: false }),
    );
    expect(barriersOf(map(2, false, { obstacles, leastLoad: 20 }))).toMatchObject({ opened: 0 });
    const found = barriersOf(map(2, false, { obstacles, leastLoad: 21 }));
    expect(found).toMatchObject({ held: [], opened: 2 });
  });

  it('stays a barrier at the border of groups, which keeps them apart anyway', () => {
    const plain = map(2, false, { leastLoad: 1000 });
    const nodes = plain.nodes.map((node, v) => ({ ...node, group: v % 6 < 3 ? 'a' : 'b' }));
    const obstacles = [0, 6].map(
      (row): Obstacle => ({ one: row + 2, other: row + 3, kind: 'water', isCrossed: false }),
    );
    expect(barriersOf({ ...plain, nodes, obstacles })).toMatchObject({ opened: 0, held: [{ one: 2 }, { one: 8 }] });
  });
});
