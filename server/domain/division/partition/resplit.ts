import type { Band } from './anneal.ts';
import type { Graph } from './graph.ts';
import type { PlanState } from './planState.ts';
import { type SmallGraph, splitSmall } from './splitSmall.ts';
import type { Union } from './unions.ts';

const FOUR_PI = 4 * Math.PI;

/** Splits a union of districts anew, inside the band and in good shape. Changes the state when a way is found. */
export function resplit(graph: Graph, state: PlanState, union: Union, band: Band, steps: number): boolean {
  const nodes = fromOneEnd(graph, union.nodes);
  const shared = sharedLengths(graph, nodes);
  const small: SmallGraph = {
    load: nodes.map((v) => graph.load[v] as number),
    near: nodes.map((v) => maskOf(graph, nodes, v)),
  };
  const found = splitSmall(small, {
    parts: union.districts.length,
    least: band.target * (1 - band.below),
    most: band.target * (1 + band.above),
    steps,
    cost: (part) => shapeOf(measured(graph, nodes, shared, part)),
  });
  if (!found) return false;
  for (const [index, part] of found.entries()) {
    const d = union.districts[index] as number;
    const { load, area, perimeter, count } = measured(graph, nodes, shared, part);
    state.load[d] = load;
    state.area[d] = area;
    state.perimeter[d] = perimeter;
    state.count[d] = count;
    for (const [i, v] of nodes.entries()) if (part & (1 << i)) state.plan[v] = d;
  }
  return true;
}

/** The nodes in order of their distance from the outermost one, so that parts are broken off from one end. */
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

interface Measured {
  readonly load: number;
  readonly area: number;
  readonly perimeter: number;
  readonly count: number;
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

const shapeOf = ({ area, perimeter }: Measured) => perimeter ** 2 / (FOUR_PI * (area || 1));
