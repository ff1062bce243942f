import type { PartitionInput } from './input.ts';

/** What can be said of a plan by looking at nothing but the input and the plan. */
export interface Certificate {
  readonly districts: number;
  /** The load of each district. */
  readonly loads: readonly number[];
  readonly meanLoad: number;
  readonly maxOverMean: number;
  readonly minOverMean: number;
  /** Districts in one piece, and those that hold no node at all. */
  readonly connectedDistricts: number;
  readonly emptyDistricts: number;
  readonly isContiguous: boolean;
  /** Polsby–Popper, 4πA/P², of the districts that have an area: 1 for a circle. Null where none has. */
  readonly meanPolsbyPopper: number | null;
  readonly worstPolsbyPopper: number | null;
  /** Metres of border between districts, and how many pairs of nodes it separates. */
  readonly cutLength: number;
  readonly cutEdges: number;
}

/**
 * Counts a plan anew from the raw input, with other means than the solver (joined sets instead of searches, edges instead
 * of rows), so that an error there cannot hide here. A sum of nothing is balanced: ratios are 1 where nothing has a load.
 */
export function certify(input: PartitionInput, plan: ArrayLike<number>, districts: number): Certificate {
  const loads = new Float64Array(districts);
  for (const [v, { load }] of input.nodes.entries()) {
    const d = plan[v] as number;
    loads[d] = (loads[d] as number) + load;
  }
  const meanLoad = loads.reduce((sum, own) => sum + own, 0) / districts;
  const ratio = (load: number) => (meanLoad > 0 ? load / meanLoad : 1);
  const pieces = countPieces(input, plan, districts);
  const connectedDistricts = pieces.filter((count) => count === 1).length;
  const shapes = polsbyPopper(input, plan, districts);
  return {
    districts,
    loads: [...loads],
    meanLoad,
    maxOverMean: ratio(loads.reduce((most, own) => Math.max(most, own), 0)),
    minOverMean: ratio(loads.reduce((least, own) => Math.min(least, own), Infinity)),
    connectedDistricts,
    emptyDistricts: pieces.filter((count) => count === 0).length,
    isContiguous: connectedDistricts === districts,
    meanPolsbyPopper: shapes.length > 0 ? shapes.reduce((sum, own) => sum + own, 0) / shapes.length : null,
    worstPolsbyPopper: shapes.length > 0 ? shapes.reduce((least, own) => Math.min(least, own), 1) : null,
    ...countCut(input, plan),
  };
}

/** How many pieces each district falls into: nodes less joins, edge by edge, barriers left out. */
function countPieces(input: PartitionInput, plan: ArrayLike<number>, districts: number): number[] {
  const parent = input.nodes.map((_, v) => v);
  const rootOf = (v: number): number => {
    let root = v;
    while (parent[root] !== root) root = parent[root] as number;
    for (let step = v; step !== root; ) {
      const next = parent[step] as number;
      parent[step] = root;
      step = next;
    }
    return root;
  };
  const pieces = new Array<number>(districts).fill(0);
  for (let v = 0; v < input.nodes.length; v += 1) pieces[plan[v] as number] = (pieces[plan[v] as number] as number) + 1;
  const closed = new Set((input.barriers ?? []).flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]));
  for (const [one, other] of input.edges) {
    if (plan[one] !== plan[other] || closed.has(`${one} ${other}`)) continue;
    const [first, second] = [rootOf(one), rootOf(other)];
    if (first === second) continue;
    parent[second] = first;
    pieces[plan[one] as number] = (pieces[plan[one] as number] as number) - 1;
  }
  return pieces;
}

function polsbyPopper({ nodes, edges }: PartitionInput, plan: ArrayLike<number>, districts: number): number[] {
  const area = new Float64Array(districts);
  const outline = new Float64Array(districts);
  const shared = new Float64Array(nodes.length);
  for (const [one, other, length] of edges) {
    shared[one] = (shared[one] as number) + length;
    shared[other] = (shared[other] as number) + length;
    if (plan[one] === plan[other]) {
      outline[plan[one] as number] = (outline[plan[one] as number] as number) - 2 * length;
    }
  }
  for (const [v, node] of nodes.entries()) {
    const d = plan[v] as number;
    area[d] = (area[d] as number) + node.area;
    // Links that are no border on the ground may be longer together than the outline.
    outline[d] = (outline[d] as number) + Math.max(node.perimeter, shared[v] as number);
  }
  return [...area].flatMap((own, d) => {
    const around = outline[d] as number;
    return own > 0 && around > 0 ? [Math.min(1, (4 * Math.PI * own) / around ** 2)] : [];
  });
}

function countCut({ edges }: PartitionInput, plan: ArrayLike<number>): { cutLength: number; cutEdges: number } {
  let [cutLength, cutEdges] = [0, 0];
  for (const [one, other, length] of edges) {
    if (plan[one] === plan[other]) continue;
    cutLength += length;
    cutEdges += 1;
  }
  return { cutLength, cutEdges };
}
