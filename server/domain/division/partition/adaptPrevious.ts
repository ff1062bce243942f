import { bisect } from './bisect.ts';
import { type Graph, subgraph } from './graph.ts';

/**
 * Brings an earlier plan of a part to so many districts, numbered 0, 1, …: the lightest ones too many are dissolved (their
 * nodes get −1 and go to neighbours later), and the heaviest are halved until there are enough. Nodes that were in no
 * district keep −1. Districts that are `held`, because nodes are fixed to them, come first in their order and stay. Null
 * when there is nothing to start from.
 */
export function adaptPrevious(
  graph: Graph,
  weight: Float64Array,
  previous: Int32Array,
  districts: number,
  held: readonly number[] = [],
): Int32Array | null {
  const others = [...new Set(previous)].filter((d) => d >= 0 && !held.includes(d)).sort((one, other) => one - other);
  const known = [...held, ...others];
  if (known.length === 0) return null;
  const load = new Map(known.map((d) => [d, 0]));
  for (let v = 0; v < graph.nodeCount; v += 1) {
    const d = previous[v] as number;
    if (d >= 0) load.set(d, (load.get(d) ?? 0) + (weight[v] as number));
  }
  const byLoad = [...others].sort((one, other) => (load.get(other) ?? 0) - (load.get(one) ?? 0) || one - other);
  const staying = new Set([...held, ...byLoad].slice(0, districts));
  const kept = new Map(known.filter((d) => staying.has(d)).map((d, index) => [d, index]));
  const plan = previous.map((d) => kept.get(d) ?? -1);
  for (let next = kept.size; next < districts; next += 1) halveHeaviest(graph, weight, plan, next);
  return plan;
}

/** Gives one half of the heaviest district of several nodes the next number. */
function halveHeaviest(graph: Graph, weight: Float64Array, plan: Int32Array, next: number): void {
  const members: number[][] = Array.from({ length: next }, () => []);
  for (let v = 0; v < graph.nodeCount; v += 1) members[plan[v] as number]?.push(v);
  const loadOf = (nodes: readonly number[]) => nodes.reduce((sum, v) => sum + (weight[v] as number), 0);
  const heaviest = members
    .filter((nodes) => nodes.length > 1)
    .reduce<number[]>((most, nodes) => (loadOf(nodes) > loadOf(most) || most.length === 0 ? nodes : most), []);
  if (heaviest.length === 0) return;
  const nodes = Int32Array.from(heaviest);
  const halves = bisect(
    subgraph(graph, nodes),
    Float64Array.from(nodes, (v) => weight[v] as number),
    2,
  );
  for (const [i, v] of nodes.entries()) if (halves[i] === 1) plan[v] = next;
}
