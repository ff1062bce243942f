import type { Graph } from './graph.ts';

/**
 * Puts the fixed nodes into their districts and, where those of one district lie apart, the nodes of a shortest way between
 * them too, so that the district can be connected at all. Ways do not lead over nodes fixed elsewhere. Changes the plan.
 */
export function joinFixed(graph: Graph, plan: Int32Array, fixed: Int32Array): void {
  const firstOf = new Map<number, number>();
  for (let v = 0; v < graph.nodeCount; v += 1) {
    const d = fixed[v] as number;
    if (d < 0) continue;
    plan[v] = d;
    const first = firstOf.get(d);
    if (first === undefined) firstOf.set(d, v);
    else for (const step of shortestWay(graph, first, v, fixed)) plan[step] = d;
  }
}

/** The nodes of a shortest way, ends included; empty when there is none. */
function shortestWay(graph: Graph, from: number, to: number, fixed: Int32Array): number[] {
  const before = new Map<number, number>([[from, -1]]);
  const queue = [from];
  for (const v of queue) {
    if (v === to) break;
    for (let arc = graph.start[v] as number; arc < (graph.passableEnd[v] as number); arc += 1) {
      const u = graph.neighbour[arc] as number;
      const isElsewhere = (fixed[u] as number) >= 0 && fixed[u] !== fixed[from];
      if (before.has(u) || isElsewhere) continue;
      before.set(u, v);
      queue.push(u);
    }
  }
  const way: number[] = [];
  for (let v = before.has(to) ? to : -1; v >= 0; v = before.get(v) ?? -1) way.push(v);
  return way;
}
