import type { Graph } from './graph.ts';
import { connectedPieces } from './parts.ts';

const MOST_ROUNDS = 50;

/**
 * Makes every district connected and leaves none empty. Of each district the piece with its fixed nodes stays, otherwise
 * the heaviest one; every other piece goes to the neighbour with which it shares the longest border, lighter ones
 * preferred. Fixed nodes (`fixed[v]` ≥ 0) never move. Changes the plan.
 */
export function repair(
  graph: Graph,
  weight: Float64Array,
  plan: Int32Array,
  districts: number,
  fixed: Int32Array | null,
): void {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const moved = joinStrayPieces(graph, weight, plan, districts, fixed);
    const filled = fillEmpty(graph, weight, plan, districts, fixed);
    if (!moved && !filled) return;
  }
}

/** Hands every stray piece to a neighbour; pieces that have none but stray neighbours wait for the next round. */
function joinStrayPieces(
  graph: Graph,
  weight: Float64Array,
  plan: Int32Array,
  districts: number,
  fixed: Int32Array | null,
): boolean {
  const { pieceOf, members } = connectedPieces(graph, plan);
  const loads = members.map((piece) => sumOf(piece, weight));
  const main = mainPieces(plan, members, loads, districts, fixed);
  const mean = weight.reduce((sum, own) => sum + own, 0) / districts || 1;
  const load = new Float64Array(districts);
  for (let v = 0; v < graph.nodeCount; v += 1) {
    const d = plan[v] as number;
    if (d >= 0) load[d] = (load[d] as number) + (weight[v] as number);
  }
  let isMoved = false;
  for (const [index, piece] of members.entries()) {
    const own = plan[piece[0] as number] as number;
    if (main[own] === index || (fixed && piece.some((v) => (fixed[v] as number) >= 0))) continue;
    const shared = new Map<number, number>();
    for (const v of piece) {
      for (let arc = graph.start[v] as number; arc < (graph.passableEnd[v] as number); arc += 1) {
        const u = graph.neighbour[arc] as number;
        const d = plan[u] as number;
        // A piece of no length (a bridge) is a way too.
        if (d >= 0 && d !== own && main[d] === pieceOf[u])
          shared.set(d, (shared.get(d) ?? 1e-6) + (graph.length[arc] as number));
      }
    }
    const target = bestNeighbour(shared, load, mean);
    if (target < 0) continue;
    for (const v of piece) plan[v] = target;
    load[target] = (load[target] as number) + (loads[index] as number);
    if (own >= 0) load[own] = (load[own] as number) - (loads[index] as number);
    isMoved = true;
  }
  return isMoved;
}

function bestNeighbour(shared: ReadonlyMap<number, number>, load: Float64Array, mean: number): number {
  let target = -1;
  let best = -1;
  for (const [d, length] of shared) {
    const worth = length * (2 - Math.min(1.9, (load[d] as number) / mean));
    if (worth > best) [target, best] = [d, worth];
  }
  return target;
}

/** The piece of each district that stays; −1 for an empty district. */
function mainPieces(
  plan: Int32Array,
  members: readonly Int32Array[],
  loads: readonly number[],
  districts: number,
  fixed: Int32Array | null,
): Int32Array {
  const main = new Int32Array(districts).fill(-1);
  const rank = new Float64Array(districts).fill(-1);
  for (const [index, piece] of members.entries()) {
    const d = plan[piece[0] as number] as number;
    if (d < 0) continue;
    const held = fixed ? piece.filter((v) => (fixed[v] as number) >= 0).length : 0;
    const own = held * 1e12 + (loads[index] as number) + piece.length * 1e-9;
    if (own > (rank[d] as number)) {
      rank[d] = own;
      main[d] = index;
    }
  }
  return main;
}

/** Gives every empty district one node of the heaviest district that can spare it and stays connected. */
function fillEmpty(
  graph: Graph,
  weight: Float64Array,
  plan: Int32Array,
  districts: number,
  fixed: Int32Array | null,
): boolean {
  const members: number[][] = Array.from({ length: districts }, () => []);
  for (let v = 0; v < graph.nodeCount; v += 1) members[plan[v] as number]?.push(v);
  const empty = members.flatMap((nodes, d) => (nodes.length === 0 ? [d] : []));
  const load = members.map((nodes) => sumOf(nodes, weight));
  for (const d of empty) {
    const donors = members.map((_, other) => other).filter((other) => (members[other]?.length ?? 0) > 1);
    donors.sort((one, other) => (load[other] as number) - (load[one] as number) || one - other);
    for (const donor of donors) {
      const nodes = members[donor] ?? [];
      const spare = leafOf(graph, nodes, plan, fixed);
      if (spare < 0) continue;
      plan[spare] = d;
      nodes.splice(nodes.indexOf(spare), 1);
      members[d] = [spare];
      load[donor] = (load[donor] as number) - (weight[spare] as number);
      load[d] = weight[spare] as number;
      break;
    }
  }
  return empty.length > 0;
}

/** A node whose removal leaves its district connected: the last one reached breadth first; −1 when only fixed ones are. */
function leafOf(graph: Graph, nodes: readonly number[], plan: Int32Array, fixed: Int32Array | null): number {
  const isHeld = (v: number) => fixed !== null && (fixed[v] as number) >= 0;
  const first = nodes.find(isHeld) ?? nodes[0];
  if (first === undefined) return -1;
  const order = [first];
  const seen = new Set(order);
  for (const v of order) {
    for (let arc = graph.start[v] as number; arc < (graph.passableEnd[v] as number); arc += 1) {
      const u = graph.neighbour[arc] as number;
      if (seen.has(u) || plan[u] !== plan[v]) continue;
      seen.add(u);
      order.push(u);
    }
  }
  const last = order[order.length - 1] as number;
  return order.length > 1 && !isHeld(last) ? last : -1;
}

function sumOf(nodes: ArrayLike<number> & Iterable<number>, weight: Float64Array): number {
  let sum = 0;
  for (const v of nodes) sum += weight[v] as number;
  return sum;
}
