import { isRefusal, type Refusal } from '../../refusal.ts';
import { adaptPrevious } from './adaptPrevious.ts';
import { objectionTo } from './checkInput.ts';
import { graphOf } from './graph.ts';
import { type CompleteOptions, completeOptions, type PartitionInput, type PartitionOptions } from './input.ts';
import { judge, type PartitionCertificate } from './judge.ts';
import { type MapPart, mapParts } from './mapParts.ts';
import { matchDistricts } from './moves.ts';
import { planStateOf } from './planState.ts';
import { solvePart } from './solvePart.ts';

export interface Partition {
  /** The district of each node, from 0. */
  readonly plan: readonly number[];
  readonly certificate: PartitionCertificate;
}

/** How many more districts than the least thinkable are tried for a maximum load. */
const MOST_RAISES = 25;

/**
 * Divides a map into districts of even load and good shape, each connected, and says how good the plan is. The same input,
 * options and seed give the same plan. Input that cannot be divided is refused with the place of the fault.
 */
export function partition(input: PartitionInput, given: PartitionOptions): Partition | Refusal {
  const options = completeOptions(given, input.nodes.length);
  const objection = objectionTo(input, options);
  if (objection) return objection;
  const graph = graphOf(input, options.borders === 'soft' ? options.softBorderWeight : 1);
  const parts = mapParts(input, graph, options);
  if (isRefusal(parts)) return parts;
  const plan = new Int32Array(graph.nodeCount);
  const solved: MapPart[] = [];
  let next = 0;
  let done = 0;
  for (const part of parts) {
    const share = part.members.length / graph.nodeCount;
    const local = { ...options, onProgress: (of: number) => options.onProgress(Math.min(1, done + of * share)) };
    const { districts, plan: own } =
      part.districts > 0 ? solve(part, part.districts, local) : leastDistricts(part, local);
    for (const [i, v] of part.members.entries()) plan[v] = next + (own[i] as number);
    solved.push({ ...part, districts });
    next += districts;
    done += share;
  }
  const numbered = renumber(plan, next, options);
  return { plan: [...numbered], certificate: judge(input, numbered, next, solved, options) };
}

interface PartPlan {
  readonly districts: number;
  readonly plan: Int32Array;
}

function solve(part: MapPart, districts: number, options: CompleteOptions): PartPlan {
  const { members, graph } = part;
  const pick = (values: readonly number[]) => Int32Array.from(members, (v) => values[v] ?? -1);
  const place = new Map(part.fixedDistricts.map((d, index) => [d, index]));
  const plan = solvePart({
    graph,
    districts,
    options,
    fixed: options.fixed && place.size > 0 ? pick(options.fixed).map((d) => place.get(d) ?? -1) : null,
    previous: options.previous
      ? adaptPrevious(graph, graph.load, pick(options.previous), districts, part.fixedDistricts)
      : null,
    onProgress: options.onProgress,
  });
  return { districts, plan };
}

/** The fewest districts with which no load is above the limit; when a node is, as many as the sum of loads asks for. */
function leastDistricts(part: MapPart, options: CompleteOptions): PartPlan {
  const limit = options.maxLoad ?? Infinity;
  const least = Math.min(
    part.members.length,
    Math.max(1, part.fixedDistricts.length, Math.ceil(part.load / limit - 1e-9)),
  );
  const most = part.graph.load.some((own) => own > limit) ? least : Math.min(part.members.length, least + MOST_RAISES);
  let found = solve(part, least, options);
  for (let districts = least + 1; districts <= most && !isUnder(part, found, limit); districts += 1) {
    found = solve(part, districts, options);
  }
  return found;
}

function isUnder({ graph }: MapPart, { plan, districts }: PartPlan, limit: number): boolean {
  return planStateOf(graph, plan, districts).load.every((own) => own <= limit * (1 + 1e-9));
}

/** Gives districts the numbers of those they are fixed to or go on from, and the others the free ones in turn. */
function renumber(plan: Int32Array, districts: number, { fixed, previous }: CompleteOptions): Int32Array {
  if (!fixed && !previous) return plan;
  const isFixed = (v: number) => (fixed?.[v] ?? -1) >= 0;
  const wanted = Array.from(plan, (_, v) => {
    const number = isFixed(v) ? (fixed?.[v] ?? -1) : (previous?.[v] ?? -1);
    return number < districts ? number : -1;
  });
  // What is fixed outweighs every number of nodes that only were there before.
  const match = matchDistricts(plan, wanted, districts, (v) => (isFixed(v) ? plan.length : 1));
  const taken = new Set(match);
  const free = Array.from({ length: districts }, (_, d) => d).filter((d) => !taken.has(d));
  const numbers = match.map((d) => (d >= 0 ? d : (free.shift() ?? 0)));
  return plan.map((d) => numbers[d] as number);
}
