import type { Graph } from './graph.ts';
import type { SmallGraph } from './splitSmall.ts';

const FOUR_PI = 4 * Math.PI;

/** A handful of nodes of a graph by themselves; a set of them is a bit mask, in which `nodes[i]` is bit i. */
export interface LocalGraph {
  readonly nodes: readonly number[];
  readonly small: SmallGraph;
  readonly measure: (part: number) => Measured;
}

/** What a set of nodes makes as a district. */
export interface Measured {
  readonly load: number;
  readonly area: number;
  readonly perimeter: number;
  readonly count: number;
}

/** Cuts at most 31 nodes out of a graph, in order of their distance from the outermost one, so that parts are broken off from one end. */
export function localGraphOf(graph: Graph, members: readonly number[]): LocalGraph {
  const nodes = fromOneEnd(graph, members);
  const shared = sharedLengths(graph, nodes);
  const small = {
    load: nodes.map((v) => graph.load[v] as number),
    near: nodes.map((v) => maskOf(graph, nodes, v)),
  };
  return { nodes, small, measure: (part) => measured(graph, nodes, shared, part) };
}

/** P²/4πA: 1 for a circle. */
export const shapeOf = ({ area, perimeter }: Pick<Measured, 'area' | 'perimeter'>) =>
  perimeter ** 2 / (FOUR_PI * (area || 1));

function fromOneEnd({ x, y }: Graph, nodes: readonly number[]): number[] {
  const mean = (values: Float64Array) => nodes.reduce((sum, v) => sum + (values[v] as number), 0) / nodes.length;
  const distance = (v: number, fromX: number, fromY: number) =>
    Math.hypot((x[v] as number) - fromX, (y[v] as number) - fromY);
  const [middleX, middleY] = [mean(x), mean(y)];
  const [first = -1] = [...nodes].sort(
    (one, other) => distance(other, middleX, middleY) - distance(one, middleX, middleY) || one - other,
  );
  const away = (v: number) => distance(v, x[first] as number, y[first] as number);
  return [...nodes].sort((one, other) => away(one) - away(other) || one - other);
}

function maskOf(graph: Graph, nodes: readonly number[], v: number): number {
  let mask = 0;
  const end = graph.passableEnd[v] as number;
  for (let arc = graph.start[v] as number; arc < end; arc += 1) {
    const place = nodes.indexOf(graph.neighbour[arc] as number);
    if (place >= 0) mask |= 1 << place;
  }
  return mask;
}

/** The border between any two of the nodes, row by row. */
function sharedLengths(graph: Graph, nodes: readonly number[]): Float64Array {
  const shared = new Float64Array(nodes.length * nodes.length);
  for (const [i, v] of nodes.entries()) {
    const end = graph.start[v + 1] as number;
    for (let arc = graph.start[v] as number; arc < end; arc += 1) {
      const j = nodes.indexOf(graph.neighbour[arc] as number);
      if (j >= 0) shared[i * nodes.length + j] = graph.length[arc] as number;
    }
  }
  return shared;
}

function measured(graph: Graph, nodes: readonly number[], shared: Float64Array, part: number): Measured {
  let [load, area, perimeter, count] = [0, 0, 0, 0];
  for (let left = part; left !== 0; left &= left - 1) {
    const i = 31 - Math.clz32(left & -left);
    const v = nodes[i] as number;
    load += graph.load[v] as number;
    area += graph.area[v] as number;
    perimeter += graph.perimeter[v] as number;
    count += 1;
    for (let inside = part; inside !== 0; inside &= inside - 1) {
      perimeter -= shared[i * nodes.length + (31 - Math.clz32(inside & -inside))] as number;
    }
  }
  return { load, area, perimeter, count };
}
