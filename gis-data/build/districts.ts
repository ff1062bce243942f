import type pg from 'pg';
import { type Arc, traceArcs } from './arcs';
import { Coverage, type FaceId } from './coverage';
import { isInRing, ringArea } from './geometry';
import { metresToUnits, type Point, unitsToMetres } from './plane';
import { polygonize } from './polygonize';
import { simplifyLine, smoothLine } from './smooth';
import type { Sources } from './sources';

/** 崇明: its outline comes from the islands of the coast layer. */
export const CHONGMING = '310151';

/** A border between two districts after cleaning and smoothing; metres. */
export interface DistrictArc {
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly line: readonly Point[];
}

/**
 * Turns the mainland outlines, each digitised for itself, into one set of shared border lines.
 *
 * All rings are noded together; every face goes to the district whose ring holds it, and a gap or an overlap to the
 * neighbour with the longest common border. Then each common line is smoothed once for both sides.
 */
export async function buildDistrictArcs(client: pg.Client, sources: Sources): Promise<DistrictArc[]> {
  const rings = new Map<string, readonly Point[]>();
  for (const [code, outlines] of sources.outlines) {
    const largest = [...outlines].sort((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a)))[0];
    if (code !== CHONGMING && largest) rings.set(code, largest);
  }
  const faces = await polygonize(client, [...rings.values()].map(closed));
  const coverage = new Coverage();
  const labels = new Map<FaceId, string>();
  for (const { rings: faceRings, centre } of faces) {
    const face = addRing(coverage, faceRings[0] as Point[]);
    const owners = [...rings].filter(([, ring]) => isInRing(centre, ring)).map(([code]) => code);
    if (owners.length === 1) labels.set(face, owners[0] as string);
  }
  adoptUnlabelled(coverage, labels);
  return traceArcs(coverage, (face) => labels.get(face)).map((arc) => smoothArc(coverage, arc));
}

function smoothArc(coverage: Coverage, { left, right, vertices }: Arc): DistrictArc {
  const line = vertices.map((vertex) => coverage.metresOf(vertex));
  return { left, right, line: simplifyLine(smoothLine(line, 2), 4) };
}

/** Gives faces without a label to the neighbour with the longest common border, largest certainty first. */
export function adoptUnlabelled(
  coverage: Coverage,
  labels: Map<FaceId, string>,
  candidates: Iterable<FaceId> = coverage.faces(),
): void {
  const waiting = [...candidates];
  for (let changed = true; changed; ) {
    changed = false;
    for (const face of waiting) {
      if (labels.has(face)) continue;
      const best = longestNeighbour(coverage, face, (other) => labels.get(other));
      if (best === undefined) continue;
      labels.set(face, best);
      changed = true;
    }
  }
}

/** The label of the neighbours with the longest common border with this face. */
export function longestNeighbour(
  coverage: Coverage,
  face: FaceId,
  labelOf: (face: FaceId) => string | undefined,
): string | undefined {
  const shared = new Map<string, number>();
  const ring = coverage.ring(face);
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length] as number;
    const other = coverage.leftOf(b, a);
    const label = other === undefined ? undefined : labelOf(other);
    if (label === undefined) return;
    const [p, q] = [coverage.metresOf(a), coverage.metresOf(b)];
    shared.set(label, (shared.get(label) ?? 0) + Math.hypot(p[0] - q[0], p[1] - q[1]));
  });
  return [...shared].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0];
}

/** Adds a ring given in units, closed or not, in either direction. */
export function addRing(coverage: Coverage, ring: readonly Point[]): FaceId {
  const open = samePoint(ring[0], ring.at(-1)) ? ring.slice(0, -1) : [...ring];
  if (ringArea(open) < 0) open.reverse();
  return coverage.addFace(open.map((point) => coverage.vertex(point)));
}

export function closed(ring: readonly Point[]): Point[] {
  return samePoint(ring[0], ring.at(-1)) ? [...ring] : [...ring, ring[0] as Point];
}

function samePoint(a: Point | undefined, b: Point | undefined): boolean {
  return a?.[0] === b?.[0] && a?.[1] === b?.[1];
}

/** The line of an arc on the integer grid. */
export function arcUnits(arc: DistrictArc): Point[] {
  return arc.line.map(metresToUnits);
}

/** Area in square metres of a ring in units. */
export function squareMetres(ring: readonly Point[]): number {
  return Math.abs(ringArea(ring.map(unitsToMetres)));
}
