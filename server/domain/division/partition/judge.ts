import { type Certificate, certify } from './certify.ts';
import { heavyNodes } from './heavyNodes.ts';
import type { CompleteOptions, PartitionInput } from './input.ts';
import type { MapPart } from './mapParts.ts';
import { countMoved } from './moves.ts';

/** A goal that the plan does not reach. `bound` says what no plan can undercut, where that is known. */
export type Shortfall =
  | { readonly code: 'not-contiguous'; readonly districts: number }
  | { readonly code: 'tolerance-missed'; readonly reached: number; readonly bound: number }
  | {
      readonly code: 'node-heavier-than-tolerance';
      readonly node: number;
      readonly load: number;
      readonly bound: number;
    }
  | { readonly code: 'limit-missed'; readonly reached: number; readonly bound: number }
  | { readonly code: 'node-heavier-than-limit'; readonly node: number; readonly load: number; readonly bound: number };

/** How one part of the map came out, measured against its own mean. */
export interface PartResult {
  readonly group: string | number | null;
  readonly nodes: number;
  readonly districts: number;
  readonly load: number;
  readonly meanLoad: number;
  readonly maxOverMean: number;
  readonly minOverMean: number;
}

export interface PartitionCertificate extends Certificate {
  readonly tolerance: number;
  readonly maxLoad: number | null;
  /** No plan with these parts and nodes has a smaller max/mean, or a larger min/mean. */
  readonly bounds: { readonly maxOverMean: number; readonly minOverMean: number };
  readonly parts: readonly PartResult[];
  /** Nodes that left the district that goes on from their old one; null without an earlier plan. */
  readonly movedNodes: number | null;
  readonly shortfalls: readonly Shortfall[];
  /** Whether every goal is reached: connected, inside the tolerance of each part's own mean, under the limit. */
  readonly isProved: boolean;
}

/** Sums of the same numbers in another order differ in the last digits. */
const ROUNDING = 1e-9;

/** Says of a finished plan what it is worth and which goals it misses. */
export function judge(
  input: PartitionInput,
  plan: Int32Array,
  districts: number,
  parts: readonly MapPart[],
  options: CompleteOptions,
): PartitionCertificate {
  const certificate = certify(input, plan, districts);
  const results = parts.map((part) => resultOf(part, plan, certificate.loads));
  const shortfalls = [
    ...(certificate.isContiguous
      ? []
      : [{ code: 'not-contiguous', districts: districts - certificate.connectedDistricts } as const]),
    ...toleranceShortfalls(parts, results, options.tolerance),
    ...limitShortfalls(input, certificate, options.maxLoad),
  ];
  return {
    ...certificate,
    tolerance: options.tolerance,
    maxLoad: options.maxLoad ?? null,
    bounds: boundsOf(parts, results, certificate.meanLoad),
    parts: results,
    movedNodes: options.previous ? countMoved(plan, options.previous, districts) : null,
    shortfalls,
    isProved: shortfalls.length === 0,
  };
}

function resultOf(
  { group, members, load, districts }: MapPart,
  plan: Int32Array,
  loads: readonly number[],
): PartResult {
  const own = [...new Set(Array.from(members, (v) => plan[v] as number))].map((d) => loads[d] as number);
  const meanLoad = load / districts;
  const ratio = (value: number) => (meanLoad > 0 ? value / meanLoad : 1);
  return {
    group,
    nodes: members.length,
    districts,
    load,
    meanLoad,
    maxOverMean: ratio(own.reduce((most, value) => Math.max(most, value), 0)),
    minOverMean: ratio(own.reduce((least, value) => Math.min(least, value), Infinity)),
  };
}

function boundsOf(parts: readonly MapPart[], results: readonly PartResult[], mean: number) {
  if (mean <= 0) return { maxOverMean: 1, minOverMean: 1 };
  let [most, least] = [0, Infinity];
  for (const [index, { graph, districts }] of parts.entries()) {
    const { heaviest, restMean } = heavyNodes(graph.load, districts);
    most = Math.max(most, results[index]?.meanLoad ?? 0, heaviest);
    least = Math.min(least, restMean);
  }
  return { maxOverMean: most / mean, minOverMean: least / mean };
}

function toleranceShortfalls(
  parts: readonly MapPart[],
  results: readonly PartResult[],
  tolerance: number,
): Shortfall[] {
  return results.flatMap(({ meanLoad, maxOverMean, minOverMean }, index): Shortfall[] => {
    const part = parts[index];
    const isKept = maxOverMean <= 1 + tolerance + ROUNDING && minOverMean >= 1 - tolerance - ROUNDING;
    if (isKept || !part) return [];
    const { heaviest, heaviestNode } = heavyNodes(part.graph.load, part.districts);
    const bound = Math.max(1, heaviest / meanLoad);
    if (bound > 1 + tolerance) {
      return [
        { code: 'node-heavier-than-tolerance', node: part.members[heaviestNode] as number, load: heaviest, bound },
      ];
    }
    const isOver = maxOverMean - 1 >= 1 - minOverMean;
    return [{ code: 'tolerance-missed', reached: isOver ? maxOverMean : minOverMean, bound: isOver ? bound : 1 }];
  });
}

function limitShortfalls(input: PartitionInput, { loads }: Certificate, maxLoad: number | undefined): Shortfall[] {
  if (maxLoad === undefined) return [];
  const reached = loads.reduce((most, own) => Math.max(most, own), 0);
  if (reached <= maxLoad * (1 + ROUNDING)) return [];
  const node = input.nodes.findIndex(({ load }) => load > maxLoad);
  const load = input.nodes[node]?.load;
  if (load !== undefined) return [{ code: 'node-heavier-than-limit', node, load, bound: load }];
  const total = loads.reduce((sum, own) => sum + own, 0);
  return [{ code: 'limit-missed', reached, bound: total / loads.length }];
}
