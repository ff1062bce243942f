import type { Graph } from './graph.ts';

/**
 * A start that looks at links alone: subtrees of a depth-first tree are cut off from its ends as soon as they carry a
 * district's share of what is left. For maps on which coordinates say little about who is whose neighbour: trees, combs,
 * long ways around. Every district is connected; there may be fewer than wanted, never more. The graph is connected.
 */
export function treeStart(graph: Graph, weight: Float64Array, districts: number): Int32Array {
  const { order, parent } = depthFirst(graph);
  const carried = Float64Array.from(weight);
  const plan = new Int32Array(graph.nodeCount).fill(-1);
  let left = weight.reduce((sum, own) => sum + own, 0);
  let next = 0;
  for (const v of [...order].reverse()) {
    const own = carried[v] as number;
    const above = parent[v] as number;
    const share = left / (districts - next);
    // A part that is nearer to the share than it would be with what comes next is enough.
    if (above >= 0 && next < districts - 1 && own + (weight[above] as number) / 2 >= share) {
      plan[v] = next;
      next += 1;
      left -= own;
    } else if (above >= 0) carried[above] = (carried[above] as number) + own;
  }
  // What was not cut off belongs to what is above it; the rest around the first node is the last district.
  for (const v of order) {
    if ((plan[v] as number) < 0) plan[v] = (parent[v] as number) < 0 ? next : (plan[parent[v] as number] as number);
  }
  return plan;
}

/** The nodes in the order in which they are first reached, and from where; the parent of the first is −1. */
function depthFirst({ start, passableEnd, neighbour, nodeCount }: Graph) {
  const parent = new Int32Array(nodeCount).fill(-1);
  const isSeen = new Uint8Array(nodeCount);
  const at = start.slice();
  const order: number[] = [];
  const way: number[] = [];
  const reach = (v: number) => {
    isSeen[v] = 1;
    order.push(v);
    way.push(v);
  };
  reach(0);
  while (way.length > 0) {
    const v = way[way.length - 1] as number;
    const arc = at[v] as number;
    if (arc === passableEnd[v]) {
      way.pop();
      continue;
    }
    at[v] = arc + 1;
    const u = neighbour[arc] as number;
    if (isSeen[u]) continue;
    parent[u] = v;
    reach(u);
  }
  return { order, parent };
}
