import FlatQueue from 'flatqueue';
import type { Band } from './anneal.ts';
import type { Graph } from './graph.ts';
import { connectedHalves } from './halves.ts';
import { type LocalGraph, localGraphOf, shapeOf } from './localGraph.ts';
import { allOf, MOST_NODES } from './splitSmall.ts';
import { districtAround } from './unions.ts';

export interface ChainTask {
  readonly graph: Graph;
  readonly plan: Int32Array;
  readonly band: Band;
  /** Districts that are left alone. */
  readonly held: ReadonlySet<number>;
  /** Chains lengthened before giving up: counted, not timed. */
  readonly most: number;
}

export type Move = readonly [node: number, district: number];

/** Districts put right one after the other; the last one carries what is left over. */
interface Chain {
  readonly moves: readonly Move[];
  /** The nodes of the district that carries the surplus, or the want. */
  readonly carrier: readonly number[];
  /** How far the carrier is outside the band, in parts of the target. */
  readonly excess: number;
  /** By how much P²/4πA of the districts has grown, all together. */
  readonly shape: number;
}

/** Sets looked at in a pair of districts. */
const STEPS_OF_PAIR = 2000;
/** What a target outside the band is worth in P²/4πA. */
const PRICE_OF_EXCESS = 30;

/**
 * Moves that bring a district into the band without taking another one out of it: it is split anew together with a
 * neighbour, which takes what is left over, then that one with a neighbour of its own, and so on until somebody has room.
 * The chains that promise most are lengthened first. No moves when none was found.
 */
export function chainFrom(
  task: ChainTask,
  district: number,
): { readonly moves: readonly Move[]; readonly tried: number } {
  const chains: Chain[] = [{ moves: [], carrier: [task.plan.indexOf(district)], excess: Infinity, shape: 0 }];
  const queue = new FlatQueue<number>();
  queue.push(0, 0);
  const seen = new Set<string>();
  let tried = 0;
  while (tried < task.most && queue.length > 0) {
    tried += 1;
    const chain = chains[queue.pop() as number] as Chain;
    for (const longer of lengthened(task, chain)) {
      if (longer.excess <= 0) return { moves: longer.moves, tried };
      const key = longer.carrier.join();
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(chains.push(longer) - 1, PRICE_OF_EXCESS * longer.excess + longer.shape);
    }
  }
  return { moves: [], tried };
}

/** The chain with each neighbour of its carrier as the next. */
function lengthened(task: ChainTask, chain: Chain): Chain[] {
  const { graph, plan, held } = task;
  const before = chain.moves.map(([v]): Move => [v, plan[v] as number]);
  for (const [v, d] of chain.moves) plan[v] = d;
  const carrier = districtAround(graph, plan, chain.carrier[0] as number);
  const longer = [...carrier.doors].flatMap(([other, door]) => {
    if (held.has(other)) return [];
    const nodes = [...carrier.nodes, ...districtAround(graph, plan, door).nodes];
    if (nodes.length > MOST_NODES) return [];
    return passedOn(task, chain, localGraphOf(graph, nodes), [plan[chain.carrier[0] as number] as number, other]);
  });
  for (const [v, d] of before.reverse()) plan[v] = d;
  return longer;
}

/** The ways to split a pair so that one half is inside the band; the other one carries on. */
function passedOn(task: ChainTask, chain: Chain, local: LocalGraph, pair: readonly [number, number]): Chain[] {
  const { plan, band } = task;
  const { nodes, small, measure } = local;
  const all = allOf(small);
  const old = nodes.reduce((mask, v, i) => (plan[v] === pair[0] ? mask | (1 << i) : mask), 0);
  const shapeBefore = shapeOf(measure(old)) + shapeOf(measure(all & ~old));
  const chains: Chain[] = [];
  for (const half of connectedHalves(small, STEPS_OF_PAIR)) {
    if (half === old || half === (all & ~old)) continue;
    const halves = [half, all & ~half].map((part) => ({ part, ...measure(part) }));
    const shape = chain.shape + halves.reduce((sum, own) => sum + shapeOf(own), 0) - shapeBefore;
    const excess = halves.map(({ load }) => excessOf(band, load));
    for (const [index, own] of excess.entries()) {
      if (own > 0) continue;
      const carried = halves[1 - index]?.part ?? 0;
      const carrier = nodes.filter((_, i) => carried & (1 << i)).sort((one, other) => one - other);
      const moves = nodes.map((v, i): Move => [v, carried & (1 << i) ? pair[1] : pair[0]]);
      chains.push({ moves: [...chain.moves, ...moves], carrier, excess: excess[1 - index] as number, shape });
    }
  }
  return chains;
}

/** How far a load is outside the band, in parts of the target. Sums of the same numbers in another order differ in the last digits. */
export function excessOf({ target, below, above }: Band, load: number): number {
  const share = load / target - 1;
  return (share > 0 ? share - above : -share - below) - 1e-9;
}
