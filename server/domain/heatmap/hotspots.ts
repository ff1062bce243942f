import type { Cells } from './cells.ts';

/** Neighbours of areas by their positions: those of area i are `neighbours[offsets[i]]` to `neighbours[offsets[i + 1] − 1]`. */
export interface AreaGraph {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** 1 where the area takes part: areas that have ended have no neighbours and no figure. */
  readonly takesPart: Uint8Array;
}

/** For each area: the statistic, how likely one as far from 0 is by chance, and the same after false discoveries. NaN where an area takes no part. */
export interface Hotspots {
  readonly z: Float32Array;
  readonly p: Float32Array;
  readonly q: Float32Array;
}

/** Makes a graph of lists of pairs: the positions of two neighbours one after the other, each pair once. */
export function areaGraph(areaCount: number, pairs: readonly Int32Array[], takesPart: Uint8Array): AreaGraph {
  const offsets = new Int32Array(areaCount + 1);
  for (const ends of pairs) {
    for (let at = 0; at < ends.length; at += 1) {
      const next = (ends[at] ?? 0) + 1;
      offsets[next] = (offsets[next] ?? 0) + 1;
    }
  }
  for (let area = 0; area < areaCount; area += 1) offsets[area + 1] = (offsets[area + 1] ?? 0) + (offsets[area] ?? 0);
  const neighbours = new Int32Array(offsets[areaCount] ?? 0);
  const next = offsets.slice();
  const put = (area: number, neighbour: number) => {
    neighbours[next[area] ?? 0] = neighbour;
    next[area] = (next[area] ?? 0) + 1;
  };
  for (const ends of pairs) {
    for (let at = 0; at < ends.length; at += 2) {
      put(ends[at] ?? 0, ends[at + 1] ?? 0);
      put(ends[at + 1] ?? 0, ends[at] ?? 0);
    }
  }
  return { offsets, neighbours, takesPart };
}

/**
 * Getis–Ord Gi* with binary weights, the area itself among its neighbours (Ord and Getis 1995, equation 14): the sum around
 * an area compared with what the mean of all areas lets expect, in standard deviations. p is two-sided by the normal
 * distribution; q is p after Benjamini and Hochberg. Where all counts are equal, z is 0.
 */
export function hotspots(counts: Cells, graph: AreaGraph): Hotspots {
  const { takesPart } = graph;
  let areas = 0;
  let sum = 0;
  let squares = 0;
  for (let area = 0; area < counts.length; area += 1) {
    if (takesPart[area] !== 1) continue;
    const count = counts[area] ?? 0;
    areas += 1;
    sum += count;
    squares += count * count;
  }
  const mean = sum / areas;
  const deviation = Math.sqrt(Math.max(0, squares / areas - mean * mean));
  const found = surroundings(counts, graph);
  const z = Float32Array.from(found.kinds, ({ weight, around }) => {
    const spread = deviation * Math.sqrt((areas * weight - weight * weight) / (areas - 1));
    return spread > 0 ? (around - mean * weight) / spread : 0;
  });
  const p = z.map(twoSided);
  const times = Uint32Array.from(found.kinds, ({ count }) => count);
  const q = falseDiscoveryRates(p, times);
  return { z: spreadOut(z, found.kindOf), p: spreadOut(p, found.kindOf), q: spreadOut(q, found.kindOf) };
}

/** How many areas take part around an area, itself among them, how many cases they have, and at how many areas it is so. */
interface Surrounding {
  readonly weight: number;
  readonly around: number;
  count: number;
}

/** Few kinds of surroundings occur among half a million areas: all that follows is worked out once for each. `kindOf` is −1 where an area takes no part. */
function surroundings(counts: Cells, graph: AreaGraph): { kinds: Surrounding[]; kindOf: Int32Array } {
  const kinds: Surrounding[] = [];
  const kindOf = new Int32Array(counts.length).fill(-1);
  const known = new Map<number, number>();
  const widest = mostNeighbours(graph) + 2;
  for (let area = 0; area < counts.length; area += 1) {
    if (graph.takesPart[area] !== 1) continue;
    const { weight, around } = sumAround(counts, graph, area);
    const key = around * widest + weight;
    const kind = known.get(key) ?? kinds.push({ weight, around, count: 0 }) - 1;
    known.set(key, kind);
    const surrounding = kinds[kind];
    if (surrounding) surrounding.count += 1;
    kindOf[area] = kind;
  }
  return { kinds, kindOf };
}

function mostNeighbours({ offsets }: AreaGraph): number {
  let most = 0;
  for (let area = 1; area < offsets.length; area += 1) {
    most = Math.max(most, (offsets[area] ?? 0) - (offsets[area - 1] ?? 0));
  }
  return most;
}

function spreadOut(ofKinds: Float32Array, kindOf: Int32Array): Float32Array {
  const ofAreas = new Float32Array(kindOf.length);
  for (let area = 0; area < kindOf.length; area += 1) ofAreas[area] = ofKinds[kindOf[area] ?? -1] ?? Number.NaN;
  return ofAreas;
}

function sumAround(counts: Cells, { offsets, neighbours, takesPart }: AreaGraph, area: number) {
  let weight = 1;
  let around = counts[area] ?? 0;
  for (let index = offsets[area] ?? 0; index < (offsets[area + 1] ?? 0); index += 1) {
    const other = neighbours[index] ?? 0;
    if (takesPart[other] !== 1) continue;
    weight += 1;
    around += counts[other] ?? 0;
  }
  return { weight, around };
}

/** The probability that a standard normal number is at least as far from 0. */
export function twoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** Coefficients of the Chebyshev fit of the complementary error function; its relative error is below 1.2 × 10⁻⁷ (Press et al., Numerical Recipes, erfcc). */
const FIT = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
  0.17087277,
];

function erfc(x: number): number {
  const t = 1 / (1 + x / 2);
  return t * Math.exp(-x * x + FIT.reduceRight((sum, coefficient) => sum * t + coefficient, 0));
}

/** p-values after Benjamini and Hochberg: the smallest false-discovery rate at which each would still be called. `times` says how often each occurs. */
export function falseDiscoveryRates(p: Float32Array, times: Uint32Array): Float32Array {
  const q = new Float32Array(p.length);
  const order = [...p.keys()].sort((one, other) => (p[other] ?? 0) - (p[one] ?? 0));
  const all = times.reduce((sum, each) => sum + each, 0);
  let rank = all;
  let least = 1;
  for (const index of order) {
    least = Math.min(least, ((p[index] ?? 1) * all) / rank);
    q[index] = least;
    rank -= times[index] ?? 0;
  }
  return q;
}
