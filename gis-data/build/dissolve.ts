import type { Coverage, FaceId, VertexId } from './coverage';
import { isInRing, ringArea } from './geometry';
import type { Point } from './plane';

/** Rings of one polygon, outer first, as vertices of the coverage. */
export type VertexPolygon = readonly (readonly VertexId[])[];

/** The union of the faces as polygons; walks the outer edges, so borders keep every shared vertex. */
export function dissolve(coverage: Coverage, faces: readonly FaceId[]): VertexPolygon[] {
  const group = new Set(faces);
  const outgoing = new Map<VertexId, VertexId[]>();
  let edges = 0;
  for (const face of group) {
    const ring = coverage.ring(face);
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] as VertexId;
      const other = coverage.leftOf(b, a);
      if (other !== undefined && group.has(other)) return;
      outgoing.set(a, [...(outgoing.get(a) ?? []), b]);
      edges += 1;
    });
  }
  const rings: VertexId[][] = [];
  while (edges > 0) {
    const start = [...outgoing.keys()][0] as VertexId;
    const ring = walkRing(coverage, outgoing, start);
    edges -= ring.length;
    rings.push(ring);
  }
  return nest(coverage, rings);
}

function walkRing(coverage: Coverage, outgoing: Map<VertexId, VertexId[]>, start: VertexId): VertexId[] {
  const ring: VertexId[] = [];
  let previous: VertexId | undefined;
  let at = start;
  do {
    const ways = outgoing.get(at) as VertexId[];
    const next = previous === undefined ? (ways[0] as VertexId) : sharpestLeft(coverage, previous, at, ways);
    ways.splice(ways.indexOf(next), 1);
    if (ways.length === 0) outgoing.delete(at);
    ring.push(at);
    previous = at;
    at = next;
  } while (at !== start);
  return ring;
}

/** Where areas touch in one point the leftmost turn stays inside the same lobe, so rings never cross themselves. */
function sharpestLeft(coverage: Coverage, previous: VertexId, at: VertexId, ways: readonly VertexId[]): VertexId {
  if (ways.length === 1) return ways[0] as VertexId;
  const here = coverage.unitsOf(at);
  const angle = (to: VertexId): number => {
    const there = coverage.unitsOf(to);
    return Math.atan2(there[1] - here[1], there[0] - here[0]);
  };
  const back = angle(previous);
  const clockwise = (to: VertexId): number => (back - angle(to) + Math.PI * 4) % (Math.PI * 2);
  return [...ways].sort((a, b) => clockwise(a) - clockwise(b))[0] as VertexId;
}

function nest(coverage: Coverage, rings: readonly VertexId[][]): VertexPolygon[] {
  const located = rings.map((ring) => ring.map((vertex) => coverage.unitsOf(vertex)));
  const areas = located.map(ringArea);
  const polygons = rings.map((ring) => [ring]);
  const outer = rings.map((_, i) => i).filter((i) => (areas[i] as number) > 0);
  rings.forEach((ring, i) => {
    if ((areas[i] as number) > 0) return;
    const holders = outer.filter((o) => isHoleOf(located[i] as Point[], located[o] as Point[]));
    const holder = holders.sort((a, b) => (areas[a] as number) - (areas[b] as number))[0];
    if (holder !== undefined) polygons[holder]?.push(ring);
  });
  return outer.sort((a, b) => (areas[b] as number) - (areas[a] as number)).map((i) => polygons[i] as VertexPolygon);
}

/** The middle of a hole's edge is tested, for a hole may share a vertex with the outer ring. */
function isHoleOf(hole: readonly Point[], outer: readonly Point[]): boolean {
  const [a, b] = [hole[0] as Point, hole[1] as Point];
  return isInRing([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], outer);
}
