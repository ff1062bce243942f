import type { Band } from './anneal.ts';
import type { Graph } from './graph.ts';
import type { PlanState } from './planState.ts';

/** A few districts that touch each other, with their nodes. */
export interface Union {
  readonly districts: readonly number[];
  readonly nodes: readonly number[];
}

export interface UnionLimits {
  readonly band: Band;
  /** Districts that are left alone. */
  readonly held: ReadonlySet<number>;
  readonly districts: number;
  readonly nodes: number;
  readonly unions: number;
}

/**
 * The connected unions of a district with some of its neighbours whose mean load lies inside the band, so that a split
 * inside it is thinkable: small ones first, then those nearest to the target.
 */
export function unionsAround(graph: Graph, state: PlanState, district: number, limits: UnionLimits): Union[] {
  const { band, held } = limits;
  if (held.has(district)) return [];
  const near = neighbourhood(graph, state, district, limits.districts);
  const nodesOf = (districts: readonly number[]) => districts.flatMap((d) => near.get(d)?.nodes ?? []);
  const countOf = (districts: readonly number[]) =>
    districts.reduce((sum, d) => sum + (near.get(d)?.nodes.length ?? 0), 0);
  const meanOf = (districts: readonly number[]) =>
    districts.reduce((sum, d) => sum + (state.load[d] as number), 0) / districts.length / band.target - 1;
  const meanOff = (districts: readonly number[]) => Math.abs(meanOf(districts));
  const found: { districts: readonly number[]; off: number }[] = [];
  let frontier = new Map<string, readonly number[]>([['', [district]]]);
  for (let size = 2; size <= limits.districts; size += 1) {
    const next = new Map<string, readonly number[]>();
    for (const districts of frontier.values()) {
      for (const other of new Set(districts.flatMap((d) => near.get(d)?.neighbours ?? []))) {
        if (districts.includes(other) || held.has(other) || !near.has(other)) continue;
        const bigger = [...districts, other].sort((one, another) => one - another);
        if (countOf(bigger) <= limits.nodes) next.set(bigger.join(' '), bigger);
      }
    }
    for (const districts of next.values()) {
      const mean = meanOf(districts);
      if (mean <= band.above && -mean <= band.below) found.push({ districts, off: meanOff(districts) });
    }
    frontier = new Map([...next].sort(([, one], [, other]) => meanOff(one) - meanOff(other)).slice(0, limits.unions));
  }
  const better = (one: (typeof found)[number], other: (typeof found)[number]) =>
    one.districts.length - other.districts.length || one.off - other.off;
  const chosen = found.sort(better).slice(0, limits.unions);
  return chosen.map(({ districts }) => ({ districts, nodes: nodesOf(districts) }));
}

interface District {
  readonly nodes: readonly number[];
  readonly neighbours: readonly number[];
}

/** The districts that can be reached over so few others, with their nodes and their neighbours. */
function neighbourhood(graph: Graph, { plan }: PlanState, first: number, most: number): ReadonlyMap<number, District> {
  const known = new Map<number, District>();
  let frontier: readonly number[] = [plan.indexOf(first)];
  for (let step = 0; step < most; step += 1) {
    const next = new Map<number, number>();
    for (const seed of frontier) {
      const found = districtAround(graph, plan, seed);
      known.set(plan[seed] as number, { nodes: found.nodes, neighbours: [...found.doors.keys()] });
      for (const [d, door] of found.doors) if (!known.has(d)) next.set(d, door);
    }
    frontier = [...next.values()];
  }
  return known;
}

/** The nodes of a connected district, and one node of each district beside it. */
export function districtAround(graph: Graph, plan: Int32Array, seed: number) {
  const nodes = [seed];
  const seen = new Set(nodes);
  const doors = new Map<number, number>();
  for (const v of nodes) {
    const end = graph.passableEnd[v] as number;
    for (let arc = graph.start[v] as number; arc < end; arc += 1) {
      const u = graph.neighbour[arc] as number;
      const d = plan[u] as number;
      if (d !== plan[seed]) doors.set(d, doors.get(d) ?? u);
      else if (!seen.has(u)) {
        seen.add(u);
        nodes.push(u);
      }
    }
  }
  return { nodes, doors };
}
