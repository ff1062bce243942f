import type { Coverage, FaceId, VertexId } from './coverage';
import type { CityDivision } from './division';
import { DETAILED_DISTRICTS, HUANGPU, type Plan } from './plan';
import { type Point, unitsToDegrees } from './plane';
import { StreetNames } from './streetNames';

export type StreetKind = 'expressway' | 'arterial' | 'collector' | 'lane';

/** A stretch of street of one name between its ends; its line is the border of the grids beside it. */
export interface Street {
  readonly district: string;
  readonly kind: StreetKind;
  readonly name: string | null;
  readonly vertices: readonly VertexId[];
}

interface Path {
  readonly line: number;
  readonly kind: StreetKind;
  readonly district: string;
  /** Town beside the first edge; names are chosen by it. */
  readonly town: string;
  readonly vertices: VertexId[];
}

const KINDS = new Set(['expressway', 'arterial', 'collector', 'lane']);

/** Collects the street lines that the division drew and gives them names that continue over crossings. */
export function collectStreets(plan: Plan, division: CityDivision, seed: number): Street[] {
  const { coverage, lineNames } = plan;
  tagBorderRoads(plan, division);
  const paths = collectPaths(coverage, division);
  const groups = joinAcrossCrossings(coverage, paths);
  const names = new StreetNames(seed);
  const known = new Map<number, string>();
  paths.forEach(({ line }, i) => {
    const name = lineNames.get(line);
    if (name !== undefined) known.set(groups[i] as number, name);
  });
  const nameOf = new Map<number, string | null>(known);
  const order = paths.map((_, i) => i).sort((a, b) => rank(paths[a]) - rank(paths[b]) || a - b);
  for (const i of order) {
    const { town, kind, vertices } = paths[i] as Path;
    const group = groups[i] as number;
    if (nameOf.has(group)) continue;
    const [from, to] = [vertices[0] as VertexId, vertices.at(-1) as VertexId];
    nameOf.set(group, names.take(town, kind, coverage.metresOf(from), coverage.metresOf(to)));
  }
  return paths.map(({ district, kind, vertices }, i) => ({
    district,
    kind,
    vertices,
    name: nameOf.get(groups[i] as number) ?? null,
  }));
}

function rank(path: Path | undefined): number {
  return ['expressway', 'arterial', 'collector', 'lane'].indexOf(path?.kind ?? 'lane');
}

/** The land border of 黄浦 is a road all around: 成都北路, 延安中路 and 陕西南路. Line numbers below 0 keep clear of the cuts. */
const BORDER_ROADS = {
  chengdu: { line: -1, kind: 'expressway', name: '成都北路' },
  yanan: { line: -2, kind: 'expressway', name: '延安中路' },
  shaanxi: { line: -3, kind: 'collector', name: '陕西南路' },
} as const;

function tagBorderRoads({ coverage, lineNames }: Plan, division: CityDivision): void {
  for (const { line, name } of Object.values(BORDER_ROADS)) lineNames.set(line, name);
  for (const [face, code] of division.communityOf) {
    if (!code.startsWith(HUANGPU) || division.water.has(face)) continue;
    const ring = coverage.ring(face);
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] as VertexId;
      const beyond = coverage.leftOf(b, a);
      const neighbour = beyond === undefined ? '' : (division.communityOf.get(beyond) ?? '');
      const road = borderRoad(neighbour.slice(0, 6), unitsToDegrees(coverage.unitsOf(a)));
      if (road) coverage.setTag(a, b, road);
    });
  }
}

function borderRoad(
  neighbour: string,
  [, latitude]: Point,
): (typeof BORDER_ROADS)[keyof typeof BORDER_ROADS] | undefined {
  if (neighbour === '310104') return BORDER_ROADS.shaanxi;
  if (neighbour !== '310106' || latitude > 31.2405) return undefined;
  if (latitude < 31.2258) return BORDER_ROADS.shaanxi;
  return latitude > 31.2282 ? BORDER_ROADS.chengdu : BORDER_ROADS.yanan;
}

function collectPaths(coverage: Coverage, division: CityDivision): Path[] {
  const edges = new Map<string, Array<[VertexId, VertexId]>>();
  const townOf = new Map<string, string>();
  for (const [face, code] of division.communityOf) {
    const ring = coverage.ring(face);
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] as VertexId;
      const tag = coverage.tagOf(a, b);
      if (!tag || !KINDS.has(tag.kind) || isSeenFromOtherSide(coverage, division, a, b, face)) return;
      const district = code.slice(0, 6);
      const isDetailed = (DETAILED_DISTRICTS as readonly string[]).includes(district);
      if (tag.kind === 'lane' && !isDetailed) return;
      const key = `${tag.line} ${tag.kind} ${district}`;
      edges.set(key, [...(edges.get(key) ?? []), [a, b]]);
      if (!townOf.has(key)) townOf.set(key, code.slice(0, 9));
    });
  }
  return [...edges].flatMap(([key, list]) => {
    const [line, kind, district] = key.split(' ');
    return chains(list).map((vertices) => ({
      line: Number(line),
      kind: kind as StreetKind,
      district: district as string,
      town: townOf.get(key) as string,
      vertices,
    }));
  });
}

/** Each edge is met from both its faces; the face with the lower number counts. */
function isSeenFromOtherSide(
  coverage: Coverage,
  division: CityDivision,
  a: VertexId,
  b: VertexId,
  face: FaceId,
): boolean {
  const other = coverage.leftOf(b, a);
  return other !== undefined && other < face && division.communityOf.has(other);
}

/** Joins edges into as few unbranched chains as possible. */
function chains(edges: ReadonlyArray<[VertexId, VertexId]>): VertexId[][] {
  const ways = new Map<VertexId, VertexId[]>();
  for (const [a, b] of edges) {
    ways.set(a, [...(ways.get(a) ?? []), b]);
    ways.set(b, [...(ways.get(b) ?? []), a]);
  }
  const made: VertexId[][] = [];
  const take = (a: VertexId, b: VertexId): void => {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const list = ways.get(from) as VertexId[];
      list.splice(list.indexOf(to), 1);
    }
  };
  const walk = (start: VertexId): void => {
    const chain = [start];
    for (let at = start; ; ) {
      const next = ways.get(at)?.[0];
      if (next === undefined) break;
      take(at, next);
      chain.push(next);
      at = next;
    }
    if (chain.length > 1) made.push(chain);
  };
  const ends = [...ways.keys()].filter((vertex) => ways.get(vertex)?.length === 1);
  for (const vertex of [...ends, ...ways.keys()]) while (ways.get(vertex)?.length) walk(vertex);
  return made;
}

/** Two streets that meet end to end within this angle (radians) are one street. */
const STRAIGHT_ON = 0.45;

/** Group number per path: paths of one kind that continue each other over a crossing share it. */
function joinAcrossCrossings(coverage: Coverage, paths: readonly Path[]): number[] {
  const parent = paths.map((_, i) => i);
  const find = (i: number): number => {
    while (parent[i] !== i) i = parent[i] as number;
    return i;
  };
  const ends = new Map<string, Array<{ path: number; heading: number }>>();
  paths.forEach(({ vertices, kind, district }, path) => {
    for (const list of [vertices, [...vertices].reverse()]) {
      const [p, q] = [coverage.metresOf(list[0] as VertexId), coverage.metresOf(list[1] as VertexId)];
      const key = `${list[0]} ${kind} ${district}`;
      const heading = Math.atan2(q[1] - p[1], q[0] - p[0]);
      ends.set(key, [...(ends.get(key) ?? []), { path, heading }]);
    }
  });
  for (const meeting of ends.values()) {
    for (const a of meeting) {
      for (const b of meeting) {
        const bend = Math.abs(Math.abs(((a.heading - b.heading + 3 * Math.PI) % (2 * Math.PI)) - Math.PI) - Math.PI);
        if (a.path < b.path && bend < STRAIGHT_ON) parent[find(b.path)] = find(a.path);
      }
    }
  }
  return parent.map((_, i) => find(i));
}
