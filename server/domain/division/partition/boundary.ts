import type { Graph } from './graph.ts';

/** The nodes that have a passable neighbour in another district, as a list that any of them can be drawn from at once. */
export interface Boundary {
  readonly nodes: Int32Array;
  size(): number;
  /** Looks again at a node that has moved or whose neighbour has. */
  update(v: number): void;
}

/** Keeps the boundary of a plan that changes in place. */
export function boundaryOf(graph: Graph, plan: Int32Array): Boundary {
  const { start, passableEnd, neighbour } = graph;
  const nodes = new Int32Array(graph.nodeCount);
  const place = new Int32Array(graph.nodeCount).fill(-1);
  let count = 0;
  const isOnBoundary = (v: number): boolean => {
    const end = passableEnd[v] as number;
    for (let arc = start[v] as number; arc < end; arc += 1) {
      if (plan[neighbour[arc] as number] !== plan[v]) return true;
    }
    return false;
  };
  const update = (v: number): void => {
    const known = place[v] as number;
    if (isOnBoundary(v)) {
      if (known >= 0) return;
      place[v] = count;
      nodes[count] = v;
      count += 1;
    } else if (known >= 0) {
      // The last one takes the place that becomes free.
      count -= 1;
      const last = nodes[count] as number;
      nodes[known] = last;
      place[last] = known;
      place[v] = -1;
    }
  };
  for (let v = 0; v < graph.nodeCount; v += 1) update(v);
  return { nodes, size: () => count, update };
}
