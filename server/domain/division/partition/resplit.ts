import type { Band } from './anneal.ts';
import type { Graph } from './graph.ts';
import { localGraphOf, shapeOf } from './localGraph.ts';
import type { PlanState } from './planState.ts';
import { splitSmall } from './splitSmall.ts';
import type { Union } from './unions.ts';

/** Splits a union of districts anew, inside the band and in good shape. Changes the state when a way is found. */
export function resplit(graph: Graph, state: PlanState, union: Union, band: Band, steps: number): boolean {
  const { nodes, small, measure } = localGraphOf(graph, union.nodes);
  const found = splitSmall(small, {
    parts: union.districts.length,
    least: band.target * (1 - band.below),
    most: band.target * (1 + band.above),
    steps,
    cost: (part) => shapeOf(measure(part)),
  });
  if (!found) return false;
  for (const [index, part] of found.entries()) {
    const d = union.districts[index] as number;
    const { load, area, perimeter, count } = measure(part);
    state.load[d] = load;
    state.area[d] = area;
    state.perimeter[d] = perimeter;
    state.count[d] = count;
    for (const [i, v] of nodes.entries()) if (part & (1 << i)) state.plan[v] = d;
  }
  return true;
}
