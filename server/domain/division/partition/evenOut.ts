import type { Band } from './anneal.ts';
import { chainFrom, excessOf } from './chains.ts';
import type { Graph } from './graph.ts';
import { type PlanState, planStateOf } from './planState.ts';
import { resplit } from './resplit.ts';
import { MOST_NODES } from './splitSmall.ts';
import { unionsAround } from './unions.ts';

/**
 * The first round does most of it quickly; the few districts that are left are worth a longer search. `most` districts are
 * looked at in a round: where nothing helps, the search has an end. Counted, not timed.
 */
const unionRounds = [
  { districts: 3, unions: 40, steps: 1500, most: 500 },
  { districts: 5, unions: 100, steps: 10_000, most: 50 },
] as const;
/** Chains tried for one district in each round, and for all together. */
const chainRounds = [300, 1500] as const;
const ALL_CHAINS = 1500;

/**
 * Evens out districts of a few heavy nodes, where a single node that changes sides is a large part of the load: a district
 * outside the band is put together with some of its neighbours and all of them are split anew, inside the band. What its
 * neighbours have no room for is passed on from one to the next. Looks only at what is outside; districts with fixed nodes
 * stay as they are. Gives a new plan in which no other district is worse.
 */
export function evenOut(
  graph: Graph,
  plan: Int32Array,
  districts: number,
  band: Band,
  fixed: Int32Array | null,
): Int32Array {
  const state = planStateOf(graph, plan, districts);
  if (band.target <= 0) return state.plan;
  const held = new Set(fixed ? Array.from(state.plan).filter((_, v) => (fixed[v] as number) >= 0) : []);
  splitUnions(graph, state, band, held);
  passOn(graph, state, districts, band, held);
  return state.plan;
}

/** Splits districts outside the band anew together with a few neighbours. Changes the state. */
function splitUnions(graph: Graph, state: PlanState, band: Band, held: ReadonlySet<number>): void {
  for (const effort of unionRounds) {
    for (const d of outsideOf(state.load, band).slice(0, effort.most)) {
      // It may have been put right together with another one.
      if (excessOf(band, state.load[d] as number) <= 0) continue;
      for (const union of unionsAround(graph, state, d, { band, held, ...effort, nodes: MOST_NODES })) {
        if (resplit(graph, state, union, band, effort.steps)) break;
      }
    }
  }
}

/** Passes on what is left over, from district to district. Changes the plan alone. */
function passOn(graph: Graph, { plan }: PlanState, districts: number, band: Band, held: ReadonlySet<number>): void {
  let left = ALL_CHAINS;
  for (const most of chainRounds) {
    for (const d of outsideOf(planStateOf(graph, plan, districts).load, band)) {
      if (held.has(d)) continue;
      const found = chainFrom({ graph, plan, band, held, most: Math.min(most, left) }, d);
      left -= found.tried;
      for (const [v, to] of found.moves) plan[v] = to;
    }
  }
}

/** The districts outside the band, the worst first. */
function outsideOf(load: Float64Array, band: Band): number[] {
  const excess = Array.from(load, (own) => excessOf(band, own));
  const worst = (one: number, other: number) => (excess[other] as number) - (excess[one] as number) || one - other;
  return [...excess.keys()].filter((d) => (excess[d] as number) > 0).sort(worst);
}
