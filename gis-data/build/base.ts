import Flatbush from 'flatbush';
import type pg from 'pg';
import { Coverage, type EdgeTag, type FaceId } from './coverage';
import { addRing, adoptUnlabelled, arcUnits, CHONGMING, closed, type DistrictArc, squareMetres } from './districts';
import { distance, distanceToSegment, isInRing, ringArea } from './geometry';
import { degreesToUnits, metresToUnits, type Point, unitsToMetres } from './plane';
import { polygonize } from './polygonize';
import { joinLines, simplifyLine } from './smooth';
import { type Sources, WINDOW } from './sources';

/** A line that becomes a border inside a district: a main road, a river bank. Metres. */
export interface DetailLine {
  readonly district: string;
  readonly tag: EdgeTag;
  readonly line: readonly Point[];
}

export interface BaseCoverage {
  readonly coverage: Coverage;
  readonly districtOf: Map<FaceId, string>;
  /** Faces of the districts with detail that lie in the river. */
  readonly waterFaces: Set<FaceId>;
  /** Land outlines (mainland within the window, islands), units. */
  readonly landRings: readonly Point[][];
}

/** Below this a face is a splinter between two lines, not a place: it joins a neighbour. */
const SPLINTER_SQUARE_METRES = 4000;

/** Nodes borders, coast and detail lines together and labels the faces with their district. */
export async function buildBase(
  client: pg.Client,
  sources: Sources,
  arcs: readonly DistrictArc[],
  details: readonly DetailLine[],
  water: readonly (readonly Point[])[],
): Promise<BaseCoverage> {
  const mainland = mainlandRing(sources.coast);
  const islands = districtIslands(sources);
  const clipped = details.flatMap((detail) => clipDetail(detail, districtRing(arcs, detail.district), water));
  const lines = [
    ...arcs.map(arcUnits),
    ...clipped.map(({ line }) => line.map(metresToUnits)),
    [...sources.coast],
    ...islands.map(({ ring }) => closed(ring)),
  ];
  const codes = [...new Set(arcs.flatMap(({ left, right }) => [left, right]))];
  const rings = codes
    .filter((code) => code !== undefined)
    .map((code) => ({ code, ring: districtRing(arcs, code).map(metresToUnits) }));
  const coverage = new Coverage();
  const districtOf = new Map<FaceId, string>();
  const waterFaces = new Set<FaceId>();
  const detailed = new Set(details.map(({ district }) => district));
  const splinters: FaceId[] = [];
  const faces = await polygonize(client, lines);
  // Two lines that touch in one point can enclose a splinter inside a face; it stays part of that face.
  const holes = faces.flatMap((face) => face.rings.slice(1));
  for (const { rings: faceRings, centre } of faces) {
    if (holes.some((hole) => squareMetres(hole) < 1e5 && isInRing(centre, hole))) continue;
    const outer = faceRings[0] as Point[];
    const onLand = isInRing(centre, mainland);
    const code =
      islands.find(({ ring }) => isInRing(centre, ring))?.code ??
      (onLand ? rings.find(({ ring }) => isInRing(centre, ring))?.code : undefined);
    if (code === undefined) continue;
    const face = addRing(coverage, outer);
    districtOf.set(face, code);
    const middle = unitsToMetres(centre);
    if (detailed.has(code) && water.some((ring) => isInRing(middle, ring))) waterFaces.add(face);
    else if (squareMetres(outer) < SPLINTER_SQUARE_METRES) splinters.push(face);
  }
  tagEdges(coverage, clipped);
  absorbSplinters(coverage, districtOf, splinters, waterFaces);
  adoptUnlabelled(coverage, districtOf);
  return { coverage, districtOf, waterFaces, landRings: [mainland, ...islands.map(({ ring }) => [...ring])] };
}

function mainlandRing(coast: readonly Point[]): Point[] {
  const corners: Point[] = [
    [WINDOW.west, WINDOW.north],
    [WINDOW.west, WINDOW.south],
  ];
  return [...coast, ...corners.map(degreesToUnits)];
}

/** The closed border of a mainland district, metres. */
export function districtRing(arcs: readonly DistrictArc[], code: string): Point[] {
  const own = arcs.filter(({ left, right }) => left === code || right === code);
  const rings = joinLines(own.map(({ line }) => line));
  const ring = rings.sort((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a)))[0];
  if (!ring) throw new Error(`no border for ${code}`);
  return ring.slice(1);
}

/** 崇明's islands and the shoals off 浦东 from the coast layer; 金山三岛 from the district map. */
function districtIslands(sources: Sources): Array<{ code: string; ring: readonly Point[] }> {
  const fromCoast = sources.islands.flatMap((ring) => {
    const [east, north] = unitsToMetres(ring[0] as Point);
    const nested = sources.islands.some((other) => other !== ring && isInRing(ring[0] as Point, other));
    if (nested || east > 60_000 || north < -2_000) return [];
    return [{ code: north > 13_000 ? CHONGMING : '310115', ring }];
  });
  const rocks = [...(sources.outlines.get('310116') ?? [])]
    .filter((ring) => squareMetres(ring) < 1e6)
    .map((ring) => ({ code: '310116', ring }));
  return [...fromCoast, ...rocks];
}

/** Step of the walk along a line when looking where it leaves its district, metres. */
const CLIP_STEP = 4;

/**
 * The parts of a line inside the district and, for a road, outside the water; each reaches one step beyond so that it
 * surely crosses the border.
 */
function clipDetail(detail: DetailLine, ring: readonly Point[], water: readonly (readonly Point[])[]): DetailLine[] {
  const isAllowed = (point: Point): boolean =>
    isInRing(point, ring) && (detail.tag.kind === 'bank' || !water.some((surface) => isInRing(point, surface)));
  const runs: Point[][] = [];
  let current: Point[] = [];
  let wasInside = false;
  for (const point of densify(detail.line, CLIP_STEP)) {
    const inside = isAllowed(point);
    if (inside || wasInside) current.push(point);
    if (!inside) {
      if (wasInside) runs.push(current);
      current = [point];
    }
    wasInside = inside;
  }
  if (wasInside) runs.push(current);
  return runs
    .filter((run) => run.length > 6)
    .map((run) => ({ ...detail, line: simplifyLine(run, 0.3).map((p) => unitsToMetres(metresToUnits(p))) }));
}

export function densify(line: readonly Point[], step: number): Point[] {
  const dense: Point[] = line[0] ? [line[0]] : [];
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1] as Point;
    const b = line[i] as Point;
    const parts = Math.max(1, Math.ceil(distance(a, b) / step));
    for (let k = 1; k <= parts; k++) {
      dense.push([a[0] + ((b[0] - a[0]) * k) / parts, a[1] + ((b[1] - a[1]) * k) / parts]);
    }
  }
  return dense;
}

/** Snapping moves a line by a few units at most; anything nearer than this lies on the detail line. Metres. */
const ON_LINE = 0.06;

function tagEdges(coverage: Coverage, details: readonly DetailLine[]): void {
  const segments = details.flatMap(({ tag, line }) => line.slice(1).map((b, i) => ({ tag, a: line[i] as Point, b })));
  if (segments.length === 0) return;
  const index = new Flatbush(segments.length);
  for (const { a, b } of segments) {
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  }
  index.finish();
  for (const face of coverage.faces()) {
    const ring = coverage.ring(face);
    ring.forEach((from, i) => {
      const to = ring[(i + 1) % ring.length] as number;
      const [p, q] = [coverage.metresOf(from), coverage.metresOf(to)];
      const [x, y] = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
      const near = index.search(x - ON_LINE, y - ON_LINE, x + ON_LINE, y + ON_LINE);
      const hit = near
        .sort((a, b) => a - b)
        .map((at) => segments[at])
        .find((s) => s && distanceToSegment([x, y], s.a, s.b) < ON_LINE);
      if (hit) coverage.setTag(from, to, hit.tag);
    });
  }
}

function absorbSplinters(
  coverage: Coverage,
  districtOf: Map<FaceId, string>,
  splinters: readonly FaceId[],
  waterFaces: ReadonlySet<FaceId>,
): void {
  for (const face of splinters) {
    const code = districtOf.get(face);
    if (code === undefined) continue;
    const neighbours = new Map<FaceId, number>();
    const ring = coverage.ring(face);
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] as number;
      const other = coverage.leftOf(b, a);
      if (other === undefined || districtOf.get(other) !== code || waterFaces.has(other)) return;
      const length = distance(coverage.metresOf(a), coverage.metresOf(b));
      neighbours.set(other, (neighbours.get(other) ?? 0) + length);
    });
    const ordered = [...neighbours].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    for (const [other] of ordered) {
      const merged = coverage.merge(face, other);
      if (merged === undefined) continue;
      districtOf.set(merged, code);
      districtOf.delete(other);
      break;
    }
    // A splinter alone at the coast is dropped: no land is lost that anybody would miss.
    districtOf.delete(face);
  }
}
