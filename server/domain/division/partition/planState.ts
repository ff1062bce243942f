import type { Graph } from './graph.ts';

/** A plan and what follows from it for each district, kept up to date while nodes move. */
export interface PlanState {
  readonly plan: Int32Array;
  readonly load: Float64Array;
  readonly area: Float64Array;
  readonly perimeter: Float64Array;
  readonly count: Int32Array;
}

/** Adds a plan up; the plan is copied. */
export function planStateOf(graph: Graph, plan: ArrayLike<number>, districts: number): PlanState {
  const column = () => new Float64Array(districts);
  const state: PlanState = {
    plan: Int32Array.from(plan),
    load: column(),
    area: column(),
    perimeter: column(),
    count: new Int32Array(districts),
  };
  for (let v = 0; v < graph.nodeCount; v += 1) {
    const d = state.plan[v] as number;
    state.load[d] = (state.load[d] as number) + (graph.load[v] as number);
    state.area[d] = (state.area[d] as number) + (graph.area[v] as number);
    state.count[d] = (state.count[d] as number) + 1;
    let outside = graph.perimeter[v] as number;
    for (let arc = graph.start[v] as number; arc < (graph.start[v + 1] as number); arc += 1) {
      if (state.plan[graph.neighbour[arc] as number] === d) outside -= graph.length[arc] as number;
    }
    state.perimeter[d] = (state.perimeter[d] as number) + outside;
  }
  return state;
}
