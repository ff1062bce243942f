import { Delaunay } from 'd3-delaunay';
import type { PartitionEdge, PartitionInput, PartitionNode } from '../domain/division/partition/input.ts';
import { type Random, seededRandom } from '../domain/division/partition/random.ts';

/** Plain squares of `side` metres, `columns` × `lines`, each with the load that `loadOf` gives it. */
export function squares(
  columns: number,
  lines: number,
  loadOf: (column: number, line: number) => number = () => 1,
  side = 100,
): PartitionInput {
  const nodes: PartitionNode[] = [];
  const edges: PartitionEdge[] = [];
  for (let line = 0; line < lines; line += 1) {
    for (let column = 0; column < columns; column += 1) {
      const v = line * columns + column;
      nodes.push({
        load: loadOf(column, line),
        area: side * side,
        perimeter: 4 * side,
        x: (column + 0.5) * side,
        y: (line + 0.5) * side,
      });
      if (column > 0) edges.push([v - 1, v, side]);
      if (line > 0) edges.push([v - columns, v, side]);
    }
  }
  return { nodes, edges };
}

export interface MadeMap {
  readonly nodeCount: number;
  /** `even`: loads by chance alone. `hot`: five hot spots, two lakes, a river with five bridges. */
  readonly kind: 'even' | 'hot';
  readonly seed: number;
  /** Spread of the log-normal loads. */
  readonly sigma?: number;
}

/** Share of a hot map that is water. */
const WATER = 0.095;
/** Cells are a hectare on the mean. */
const CELL_METERS = 100;
const hotSpots = [
  [0.5, 0.42, 0.09, 9],
  [0.2, 0.25, 0.05, 6],
  [0.8, 0.75, 0.06, 6],
  [0.45, 0.78, 0.05, 4],
  [0.85, 0.15, 0.04, 4],
] as const;
const lakes = [
  [0.7, 0.35, 0.085],
  [0.25, 0.8, 0.06],
] as const;
const bridges = [0.08, 0.3, 0.52, 0.74, 0.93] as const;

type Point = [x: number, y: number];

/**
 * A made-up map of about so many irregular cells of a hectare.
 * Of a hot map the water is taken out and what it cuts off is left out, so that the map is connected.
 */
export function madeMap({ nodeCount, kind, seed, sigma = 1 }: MadeMap): PartitionInput {
  const random = seededRandom(seed);
  const side = Math.round(Math.sqrt(kind === 'hot' ? nodeCount / (1 - WATER) : nodeCount));
  const extent = side * CELL_METERS;
  const river = (x: number) => extent * (0.55 + 0.12 * Math.sin((5 * x) / extent) + 0.05 * Math.sin((13 * x) / extent));
  const isWater = ([x, y]: Point) =>
    kind === 'hot' &&
    (Math.abs(y - river(x)) < 0.02 * extent ||
      lakes.some(([a, b, radius]) => Math.hypot(x / extent - a, y / extent - b) < radius));
  const cells = voronoiCells(side, random);
  const loadAt = ([x, y]: Point) => {
    const heat = hotSpots.map(([a, b, width, height]) => {
      const distance = (x / extent - a) ** 2 + (y / extent - b) ** 2;
      return height * Math.exp(-distance / (2 * width * width));
    });
    const level = kind === 'hot' ? 1 + heat.reduce((sum, own) => sum + own, 0) : 1;
    return level * Math.exp(sigma * gauss(random));
  };
  const dry = cells.flatMap((ring, index) => (isWater(centreOf(ring)) ? [] : [index]));
  const place = new Map(dry.map((index, v) => [index, v]));
  const nodes = dry.map((index) => {
    const ring = cells[index] ?? [];
    const [x, y] = centreOf(ring);
    return { load: loadAt([x, y]), area: areaOf(ring), perimeter: outlineOf(ring), x, y };
  });
  const edges = sharedSides(cells, place);
  if (kind === 'hot') edges.push(...bridgesOf(nodes, edges, extent, river));
  return largestPart({ nodes, edges });
}

/** A Voronoi diagram of points in a jittered grid, moved once to the middle of their cells; one ring each. */
function voronoiCells(side: number, random: Random): Point[][] {
  const extent = side * CELL_METERS;
  const jittered = (place: number) =>
    Math.min(extent - 1, Math.max(1, (place + 0.5 + (random() - 0.5) * 1.2) * CELL_METERS));
  const first = Array.from(
    { length: side * side },
    (_, i): Point => [jittered(Math.floor(i / side)), jittered(i % side)],
  );
  return ringsOf(ringsOf(first, extent).map(centreOf), extent);
}

function ringsOf(points: readonly Point[], extent: number): Point[][] {
  const diagram = Delaunay.from(points).voronoi([0, 0, extent, extent]);
  // Corners of neighbouring cells are to be the same numbers, and the last point of a ring repeats the first.
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return points.map((_, i) => {
    const ring = (diagram.cellPolygon(i) ?? []).slice(1).map(([x, y]): Point => [round(x), round(y)]);
    return ring.filter((point, at) => point.join() !== ring[(at + 1) % ring.length]?.join());
  });
}

function sharedSides(cells: readonly (readonly Point[])[], place: ReadonlyMap<number, number>): PartitionEdge[] {
  const owner = new Map<string, number>();
  const shared = new Map<number, number>();
  for (const [index, v] of place) {
    const ring = cells[index] ?? [];
    for (const [i, from] of ring.entries()) {
      const to = ring[(i + 1) % ring.length] ?? from;
      const key = [from.join(), to.join()].sort().join(' ');
      const other = owner.get(key);
      if (other === undefined) owner.set(key, v);
      else {
        const pair = Math.min(v, other) * place.size + Math.max(v, other);
        shared.set(pair, (shared.get(pair) ?? 0) + Math.hypot(from[0] - to[0], from[1] - to[1]));
      }
    }
  }
  return [...shared].map(([pair, length]) => [Math.floor(pair / place.size), pair % place.size, length]);
}

/** Links the nearest cells on both sides of the river, ten metres each. */
function bridgesOf(
  nodes: readonly PartitionNode[],
  edges: readonly PartitionEdge[],
  extent: number,
  river: (x: number) => number,
): PartitionEdge[] {
  const known = new Set(edges.map(([one, other]) => `${one} ${other}`));
  return bridges.flatMap((share): PartitionEdge[] => {
    const x = share * extent;
    const near = (isNorth: boolean) => {
      let [best, least] = [0, Infinity];
      for (const [v, node] of nodes.entries()) {
        const distance = Math.hypot(node.x - x, node.y - river(x));
        if (node.y > river(node.x) === isNorth && distance < least) [best, least] = [v, distance];
      }
      return best;
    };
    const [one, other] = [near(true), near(false)].sort((a, b) => a - b) as [number, number];
    return one === other || known.has(`${one} ${other}`) ? [] : [[one, other, 10]];
  });
}

function largestPart({ nodes, edges }: PartitionInput): PartitionInput {
  const around: number[][] = nodes.map(() => []);
  for (const [one, other] of edges) {
    around[one]?.push(other);
    around[other]?.push(one);
  }
  const part = new Array<number>(nodes.length).fill(-1);
  const sizes: number[] = [];
  for (const first of nodes.keys()) {
    if ((part[first] ?? 0) >= 0) continue;
    const queue = [first];
    part[first] = sizes.length;
    for (const v of queue) {
      for (const u of around[v] ?? []) {
        if ((part[u] ?? 0) >= 0) continue;
        part[u] = sizes.length;
        queue.push(u);
      }
    }
    sizes.push(queue.length);
  }
  const largest = sizes.indexOf(Math.max(...sizes));
  const kept = new Map([...nodes.keys()].filter((v) => part[v] === largest).map((v, index) => [v, index]));
  return {
    nodes: nodes.filter((_, v) => kept.has(v)),
    edges: edges.flatMap(([one, other, length]): PartitionEdge[] => {
      const [a, b] = [kept.get(one), kept.get(other)];
      return a === undefined || b === undefined ? [] : [[a, b, length]];
    }),
  };
}

function gauss(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function areaOf(ring: readonly Point[]): number {
  const twice = ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

function outlineOf(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + Math.hypot(nextX - x, nextY - y);
  }, 0);
}

/** The centre of gravity. */
function centreOf(ring: readonly Point[]): Point {
  let [twice, x, y] = [0, 0, 0];
  for (const [i, [fromX, fromY]] of ring.entries()) {
    const [toX, toY] = ring[(i + 1) % ring.length] ?? [fromX, fromY];
    const cross = fromX * toY - toX * fromY;
    twice += cross;
    x += (fromX + toX) * cross;
    y += (fromY + toY) * cross;
  }
  return [x / (3 * twice), y / (3 * twice)];
}
