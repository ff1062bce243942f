import type { Band } from './anneal.ts';
import type { Graph } from './graph.ts';
import { type PlanState, planStateOf } from './planState.ts';
import { resplit } from './resplit.ts';
import { MOST_NODES } from './splitSmall.ts';
import { unionsAround } from './unions.ts';

/**
 * The first round does most of it quickly; the few districts that are left are worth a longer search. What cannot come
 * inside the band is spread over its neighbours in a wider one, from where the next round takes it on. Counted, not timed.
 */
const [quick, thorough] = [
  { districts: 3, unions: 40, steps: 1500, width: 1 },
  { districts: 5, unions: 100, steps: 10_000, width: 1 },
] as const;
const widths = [2, 1.5, 1.25, 1.3, 1.2, 1.1] as const;
const rounds = [quick, thorough, ...widths.flatMap((width) => [{ ...thorough, width }, thorough])];

/**
 * Evens out districts of a few heavy nodes, where a single node that changes sides is a large part of the load: a district
 * outside the band is put together with some of its neighbours and all of them are split anew, inside the band. Looks only
 * at what is outside; districts with fixed nodes stay as they are. Gives a new plan in which no other district is worse.
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
  for (const effort of rounds) {
    const wide = { ...band, below: band.below * effort.width, above: band.above * effort.width };
    for (const d of outsideOf(state, wide)) {
      // It may have been put right together with another one.
      if (excessOf(state, wide, d) <= 0) continue;
      for (const union of unionsAround(graph, state, d, { band: wide, held, ...effort, nodes: MOST_NODES })) {
        if (resplit(graph, state, union, wide, effort.steps)) break;
      }
    }
  }
  return state.plan;
}

/** How far a load is outside the band, in parts of the target. Sums of the same numbers in another order differ in the last digits. */
function excessOf({ load }: PlanState, { target, below, above }: Band, d: number): number {
  const share = (load[d] as number) / target - 1;
  return (share > 0 ? share - above : -share - below) - 1e-9;
}

/** The districts outside the band, the worst first. */
function outsideOf(state: PlanState, band: Band): number[] {
  const excess = Array.from(state.load, (_, d) => excessOf(state, band, d));
  const worst = (one: number, other: number) => (excess[other] as number) - (excess[one] as number) || one - other;
  return [...excess.keys()].filter((d) => (excess[d] as number) > 0).sort(worst);
}
