import { certify } from './partition/certify.ts';
import { heavyNodes } from './partition/heavyNodes.ts';
import type { GroupBorders, PartitionEdge, PartitionNode } from './partition/input.ts';

/** A unit grid of a plan that is drawn by hand. Square metres, metres in a local plane, minutes a shift. */
export interface PlannedUnitGrid extends PartitionNode {
  readonly code: string;
  readonly group: string;
  /** The responsibility grid it is in today; null where it is in none. */
  readonly before: string | null;
  readonly cases: number;
}

/** What a plan is judged on: unit grids and the borders they share, as places in the list. */
export interface PlanGraph {
  readonly unitGrids: readonly PlannedUnitGrid[];
  readonly edges: readonly PartitionEdge[];
}

export const planRules = ['contiguous', 'one-subdistrict'] as const;
export type PlanRule = (typeof planRules)[number];

/** A grid that breaks a rule, and a unit grid where it does. */
export interface PlanBreak {
  readonly rule: PlanRule;
  /** The number of the grid in the plan. */
  readonly number: number;
  readonly unitGridCode: string;
}

/** What a plan that was drawn by hand is worth, in the same figures as a computed one. */
export function certifyPlan(graph: PlanGraph, plan: readonly number[], tolerance: number) {
  const numbers = [...new Set(plan)].sort((one, other) => one - other);
  const place = new Map(numbers.map((number, at) => [number, at]));
  const certificate = certify(
    { nodes: graph.unitGrids, edges: graph.edges },
    plan.map((number) => place.get(number) ?? 0),
    numbers.length,
  );
  const { heaviest, restMean } = heavyNodes(
    Float64Array.from(graph.unitGrids, ({ load }) => load),
    numbers.length,
  );
  const { meanLoad, maxOverMean, minOverMean, isContiguous } = certificate;
  const isEven = maxOverMean <= 1 + tolerance && minOverMean >= 1 - tolerance;
  const shortfalls = [
    ...(isContiguous ? [] : [{ code: 'not-contiguous' }]),
    ...(isEven ? [] : [{ code: 'tolerance-missed' }]),
  ];
  return {
    ...certificate,
    bounds: {
      maxOverMean: meanLoad > 0 ? Math.max(1, heaviest / meanLoad) : 1,
      minOverMean: meanLoad > 0 ? restMean / meanLoad : 1,
    },
    tolerance,
    shortfalls,
    isProved: shortfalls.length === 0,
  };
}

/** Where a plan breaks a rule. A grid that is as it was before is no fault of the plan. */
export function breaksOfPlan(graph: PlanGraph, plan: readonly number[], borders: GroupBorders): PlanBreak[] {
  const kept = unchangedNumbers(graph, plan);
  const found = [...piecesApart(graph, plan)].map(
    ([number, unitGridCode]): PlanBreak => ({ rule: 'contiguous', number, unitGridCode }),
  );
  if (borders === 'hard') {
    const homes = new Map<number, string>();
    const seen = new Set<number>();
    for (const [v, { code, group }] of graph.unitGrids.entries()) {
      const number = plan[v] as number;
      const home = homes.get(number) ?? group;
      homes.set(number, home);
      if (home === group || seen.has(number)) continue;
      seen.add(number);
      found.push({ rule: 'one-subdistrict', number, unitGridCode: code });
    }
  }
  return found.filter(({ number }) => !kept.has(number));
}

/** Numbers whose unit grids are exactly those of one grid of today. */
function unchangedNumbers({ unitGrids }: PlanGraph, plan: readonly number[]): Set<number> {
  const before = new Map<number, Set<string | null>>();
  const after = new Map<string | null, Set<number>>();
  for (const [v, grid] of unitGrids.entries()) {
    const number = plan[v] as number;
    before.set(number, (before.get(number) ?? new Set()).add(grid.before));
    after.set(grid.before, (after.get(grid.before) ?? new Set()).add(number));
  }
  const isKept = ([, origins]: [number, Set<string | null>]) => {
    const [origin] = origins;
    return origins.size === 1 && typeof origin === 'string' && after.get(origin)?.size === 1;
  };
  return new Set([...before].filter(isKept).map(([number]) => number));
}

/** Numbers that fall apart, each with a unit grid of its smallest piece. */
function piecesApart({ unitGrids, edges }: PlanGraph, plan: readonly number[]): Map<number, string> {
  const neighbours = unitGrids.map((): number[] => []);
  for (const [one, other] of edges) {
    if (plan[one] !== plan[other]) continue;
    neighbours[one]?.push(other);
    neighbours[other]?.push(one);
  }
  const isSeen = new Uint8Array(unitGrids.length);
  const pieces = new Map<number, number[][]>();
  for (const first of unitGrids.keys()) {
    if (isSeen[first]) continue;
    isSeen[first] = 1;
    const piece = [first];
    for (let at = 0; at < piece.length; at += 1) {
      for (const next of neighbours[piece[at] as number] ?? []) {
        if (isSeen[next]) continue;
        isSeen[next] = 1;
        piece.push(next);
      }
    }
    const number = plan[first] as number;
    pieces.set(number, [...(pieces.get(number) ?? []), piece]);
  }
  const apart = [...pieces].filter(([, found]) => found.length > 1);
  return new Map(
    apart.map(([number, found]) => {
      const [smallest = []] = [...found].sort((one, other) => one.length - other.length);
      return [number, unitGrids[smallest[0] as number]?.code ?? ''];
    }),
  );
}

/**
 * The plan without one of its grids: its unit grids go, the outermost first, to the neighbour with which each shares the longest border.
 * Null where none of them has a neighbour.
 */
export function dissolveGrid(
  { unitGrids, edges }: PlanGraph,
  plan: readonly number[],
  number: number,
): number[] | null {
  const result = [...plan];
  for (let left = result.filter((own) => own === number).length; left > 0; left -= 1) {
    const borders = new Map<string, { v: number; to: number; length: number }>();
    for (const [one, other, length] of edges) {
      for (const [v, next] of [
        [one, other],
        [other, one],
      ] as const) {
        const to = result[next] as number;
        if (result[v] !== number || to === number || unitGrids[v]?.group !== unitGrids[next]?.group) continue;
        const known = borders.get(`${v} ${to}`) ?? { v, to, length: 0 };
        borders.set(`${v} ${to}`, { ...known, length: known.length + length });
      }
    }
    const [longest] = [...borders.values()].sort((one, other) => other.length - one.length || one.v - other.v);
    if (!longest) return null;
    result[longest.v] = longest.to;
  }
  return result;
}
