import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { apportion } from './apportion.ts';
import { type Graph, subgraph } from './graph.ts';
import type { CompleteOptions, PartitionInput } from './input.ts';
import { connectedPieces } from './parts.ts';

/** A part of the map that is divided by itself: connected, and inside one group where groups are hard. */
export interface MapPart {
  readonly group: string | number | null;
  /** Its nodes by their places in the whole map; node i of `graph` is `members[i]`. */
  readonly members: Int32Array;
  readonly graph: Graph;
  readonly load: number;
  /** The fixed districts whose members lie here, by their numbers in the whole plan. */
  readonly fixedDistricts: readonly number[];
  /** How many districts it has; 0 where that is to be found from a maximum load. */
  readonly districts: number;
}

/** Splits the map into its parts and shares the districts out among them. */
export function mapParts(input: PartitionInput, graph: Graph, options: CompleteOptions): readonly MapPart[] | Refusal {
  const groups = new Map<string | number | null, number>();
  const label = input.nodes.map(({ group = null }) => {
    if (options.borders !== 'hard') return 0;
    const known = groups.get(group) ?? groups.size;
    groups.set(group, known);
    return known;
  });
  const parts = connectedPieces(graph, label).members.map((members): MapPart => {
    const part = subgraph(graph, members);
    return {
      group: options.borders === 'hard' ? (input.nodes[members[0] as number]?.group ?? null) : null,
      members,
      graph: part,
      load: part.load.reduce((sum, own) => sum + own, 0),
      fixedDistricts: fixedIn(members, options.fixed),
      districts: 0,
    };
  });
  const apart = districtsApart(parts);
  if (apart !== null) return refuse('fixed-members-apart', { district: apart });
  if (options.districts === undefined) return parts;
  const shares = sharesOf(parts, options.districts);
  return isRefusal(shares) ? shares : parts.map((part, index) => ({ ...part, districts: shares[index] as number }));
}

function sharesOf(parts: readonly MapPart[], districts: number): readonly number[] | Refusal {
  const claims = parts.map(({ load, members, fixedDistricts }) => ({
    load,
    least: Math.max(1, fixedDistricts.length),
    most: members.length,
  }));
  const sum = (bound: 'least' | 'most') => claims.reduce((total, claim) => total + claim[bound], 0);
  return (
    apportion(claims, districts) ??
    refuse('district-count-impossible', { districts, least: sum('least'), most: sum('most') })
  );
}

function fixedIn(members: Int32Array, fixed: readonly number[] | undefined): readonly number[] {
  if (!fixed) return [];
  const found = new Set(Array.from(members, (v) => fixed[v] ?? -1));
  return [...found].filter((d) => d >= 0).sort((one, other) => one - other);
}

/** A district whose fixed members lie in two parts, which nothing can connect. */
function districtsApart(parts: readonly MapPart[]): number | null {
  const seen = new Set<number>();
  for (const d of parts.flatMap(({ fixedDistricts }) => fixedDistricts)) {
    if (seen.has(d)) return d;
    seen.add(d);
  }
  return null;
}
