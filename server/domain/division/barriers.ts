import type { PartitionEdge } from './partition/input.ts';

export const obstacleKinds = ['water', 'expressway'] as const;
export type ObstacleKind = (typeof obstacleKinds)[number];

/** A common border that lies in water or along an expressway. Nodes are places in the list of unit grids. */
export interface Obstacle {
  readonly one: number;
  readonly other: number;
  readonly kind: ObstacleKind;
  /** Whether a street that one may walk leads over it from one unit grid into the other. */
  readonly isCrossed: boolean;
}

export interface ObstacleMap {
  readonly nodes: readonly {
    readonly load: number;
    /** Whether most of it is water. */
    readonly isWet: boolean;
    /** Nodes of different groups may never share a grid; equal where groups do not matter. */
    readonly group: string;
  }[];
  readonly edges: readonly PartitionEdge[];
  readonly obstacles: readonly Obstacle[];
  /** The load of a piece that is too small to be a grid of its own. */
  readonly leastLoad: number;
}

export interface Barriers {
  /** What cannot be crossed. */
  readonly held: readonly { readonly one: number; readonly other: number; readonly kind: ObstacleKind }[];
  /** Borders in water or along expressways over which a street leads. */
  readonly crossed: number;
  /** Barriers that had to be given up, because they cut off less than `leastLoad`. */
  readonly opened: number;
}

/**
 * Which borders cannot be crossed. The water in front of a bank belongs to that bank: a wet unit grid goes with the dry
 * neighbour of its longest border, and only the border between the water of two banks is a barrier. Banks are the pieces
 * of land that hang together without any way over water; a lake, around which one can walk, has a single bank.
 */
export function barriersOf(map: ObstacleMap): Barriers {
  const separating = separatingObstacles(map);
  const closed = separating.filter(({ isCrossed }) => !isCrossed);
  const held = openSmallPieces(map, closed);
  return {
    held: held.map(({ one, other, kind }) => ({ one, other, kind })),
    crossed: separating.length - closed.length,
    opened: closed.length - held.length,
  };
}

function separatingObstacles({ nodes, edges, obstacles }: ObstacleMap): Obstacle[] {
  const inWater = new Set(obstacles.flatMap(({ one, other, kind }) => (kind === 'water' ? [keyOf(one, other)] : [])));
  const isDry = (v: number) => nodes[v]?.isWet === false;
  const landWays = edges.filter(([one, other]) => isDry(one) && isDry(other) && !inWater.has(keyOf(one, other)));
  const land = piecesOf(nodes.length, landWays);
  const bank = new Map<number, { piece: number; length: number }>();
  for (const [one, other, length] of edges) {
    for (const [wet, dry] of [
      [one, other],
      [other, one],
    ] as const) {
      if (isDry(wet) || !isDry(dry) || length <= (bank.get(wet)?.length ?? 0)) continue;
      bank.set(wet, { piece: land[dry] as number, length });
    }
  }
  const sideOf = (v: number) => (isDry(v) ? land[v] : bank.get(v)?.piece);
  // An expressway on a river's bank makes two obstacles of one border; a street that crosses it crosses both.
  const single = [...new Map(obstacles.map((obstacle) => [keyOf(obstacle.one, obstacle.other), obstacle])).values()];
  return single.filter(({ one, other, kind }) => {
    if (isDry(one) && isDry(other)) return true;
    // Water far from any bank separates nothing by itself, and a road on the water's edge does not take it off its bank.
    const [first, second] = [sideOf(one), sideOf(other)];
    return kind === 'water' && first !== undefined && second !== undefined && first !== second;
  });
}

/** Gives up barriers around the lightest pieces, each towards the piece with the longest border, until none is too small. */
function openSmallPieces({ nodes, edges, leastLoad }: ObstacleMap, closed: readonly Obstacle[]): Obstacle[] {
  const isSameGroup = (one: number, other: number) => nodes[one]?.group === nodes[other]?.group;
  const lengthOf = new Map(edges.map(([one, other, length]) => [keyOf(one, other), length]));
  const known = closed.filter(({ one, other }) => lengthOf.has(keyOf(one, other)));
  const shut = new Set(known.map(({ one, other }) => keyOf(one, other)));
  const ways = edges.filter(([one, other]) => isSameGroup(one, other) && !shut.has(keyOf(one, other)));
  let piece = piecesOf(nodes.length, ways);
  let between = known.filter(({ one, other }) => isSameGroup(one, other) && piece[one] !== piece[other]);
  const load = new Map<number, number>();
  for (const [v, p] of piece.entries()) load.set(p, (load.get(p) ?? 0) + (nodes[v]?.load ?? 0));
  const given = new Set<Obstacle>();
  for (;;) {
    const ends = between.flatMap(({ one, other }) => [piece[one] as number, piece[other] as number]);
    const loadOf = (p: number) => load.get(p) ?? 0;
    const smallest = [...new Set(ends)]
      .filter((p) => loadOf(p) < leastLoad)
      .sort((one, other) => loadOf(one) - loadOf(other) || one - other)[0];
    if (smallest === undefined) return known.filter((obstacle) => !given.has(obstacle));
    const target = longestNeighbour(between, piece, smallest, lengthOf);
    piece = piece.map((p) => (p === smallest ? target : p));
    load.set(target, loadOf(target) + loadOf(smallest));
    for (const obstacle of between) if (piece[obstacle.one] === piece[obstacle.other]) given.add(obstacle);
    between = between.filter((obstacle) => !given.has(obstacle));
  }
}

function longestNeighbour(
  between: readonly Obstacle[],
  piece: Int32Array,
  own: number,
  lengthOf: ReadonlyMap<string, number>,
): number {
  const shared = new Map<number, number>();
  for (const { one, other } of between) {
    const [first, second] = [piece[one] as number, piece[other] as number];
    if (first !== own && second !== own) continue;
    const neighbour = first === own ? second : first;
    shared.set(neighbour, (shared.get(neighbour) ?? 0) + (lengthOf.get(keyOf(one, other)) ?? 0));
  }
  return [...shared].reduce((best, next) => (next[1] > best[1] ? next : best), [-1, -1])[0];
}

/** The connected pieces by these edges: for each node the lowest place in its piece. */
function piecesOf(count: number, edges: readonly PartitionEdge[]): Int32Array {
  const parent = Int32Array.from({ length: count }, (_, v) => v);
  const rootOf = (v: number): number => {
    let root = v;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] as number] as number;
      root = parent[root] as number;
    }
    return root;
  };
  for (const [one, other] of edges) {
    const [first, second] = [rootOf(one), rootOf(other)];
    parent[Math.max(first, second)] = Math.min(first, second);
  }
  return parent.map((_, v) => rootOf(v));
}

const keyOf = (one: number, other: number) => (one < other ? `${one} ${other}` : `${other} ${one}`);
