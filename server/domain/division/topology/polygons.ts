import { doubleArea, type Point, type Ring } from './exact.ts';
import { halvesOfBorder, type Topology } from './topology.ts';

/** A polygon in whole millimetres: the outer ring counter-clockwise, then the holes clockwise. */
export type PlanePolygon = readonly Ring[];

/** The rings of a face, its outer border first. A border that touches itself comes as it is walked. */
export function ringsOfFace({ points, origin, next, borders }: Topology, face: number): Ring[] {
  return (borders[face] ?? []).map((start) =>
    halvesOfBorder(next, start).map((half) => points[origin[half] as number] as Point),
  );
}

/** A point strictly inside a polygon: the middle of the widest stretch on three lines across it. Not on whole millimetres. */
export function pointInside(rings: readonly Ring[]): Point {
  const ys = (rings[0] ?? []).map(([, y]) => y);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  let best = { width: -1, point: [0, 0] as Point };
  for (const share of [0.5, 0.3, 0.7]) {
    // Half a millimetre beside whole ones: the line meets no corner.
    const y = Math.floor(low + share * (high - low)) + 0.5;
    const xs = crossingsAt(rings, y);
    for (let at = 0; at + 1 < xs.length; at += 2) {
      const [from, to] = [xs[at] as number, xs[at + 1] as number];
      if (to - from > best.width) best = { width: to - from, point: [(from + to) / 2, y] };
    }
  }
  return best.point;
}

/** Where a level line crosses the rings, from west to east: between each two the inside lies. A corner at that very height counts as above it. */
export function crossingsAt(rings: readonly Ring[], y: number): number[] {
  const xs: number[] = [];
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 1) {
      const [ax, ay] = ring[at] as Point;
      const [bx, by] = ring[(at + 1) % ring.length] as Point;
      if (ay > y !== by > y) xs.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  return xs.sort((one, other) => one - other);
}

/**
 * The union of faces that carry the same label, for each label: polygons of the edges whose two sides differ. A label whose faces hang
 * together gives one polygon. `labels` holds a label of 0 or more for each face, or -1 for what belongs to none.
 */
export function dissolve(topology: Topology, labels: ArrayLike<number>): Map<number, PlanePolygon[]> {
  const rings = borderRings(topology, labels, topology.origin.keys());
  return new Map([...rings].map(([label, found]) => [label, nest(found)]));
}

/** The union of some faces that are all that carry their label, without looking at any others. */
export function dissolveSome(topology: Topology, labels: ArrayLike<number>, faces: readonly number[]): PlanePolygon[] {
  const { next, borders } = topology;
  const halves = faces.flatMap((face) => (borders[face] ?? []).flatMap((start) => halvesOfBorder(next, start)));
  return [...borderRings(topology, labels, halves).values()].flatMap(nest);
}

/** The rings of edges whose two sides differ, for each label, as far as they hold one of the half-edges. */
function borderRings(
  { points, origin, next, left }: Topology,
  labels: ArrayLike<number>,
  halves: Iterable<number>,
): Map<number, Ring[]> {
  const labelOf = (half: number): number => {
    const face = left[half] as number;
    return face < 0 ? -1 : (labels[face] as number);
  };
  const isBorder = (half: number) => labelOf(half) !== labelOf(half ^ 1);
  const traced = new Set<number>();
  const rings = new Map<number, Ring[]>();
  for (const start of halves) {
    const label = labelOf(start);
    if (label < 0 || traced.has(start) || !isBorder(start)) continue;
    const walked: Point[] = [];
    let half = start;
    do {
      traced.add(half);
      walked.push(points[origin[half] as number] as Point);
      half = next[half] as number;
      while (!isBorder(half)) half = next[half ^ 1] as number;
    } while (half !== start);
    const found = rings.get(label) ?? [];
    found.push(...simpleRings(walked));
    rings.set(label, found);
  }
  return rings;
}

/** Takes a walk that touches itself apart at the points it comes back to: an outer ring and holes that touch it. */
export function simpleRings(walk: Ring): Ring[] {
  const rings: Ring[] = [];
  const way: Point[] = [];
  const placeOf = new Map<string, number>();
  for (const point of walk) {
    const key = `${point[0]},${point[1]}`;
    const before = placeOf.get(key);
    if (before !== undefined) {
      const loop = way.splice(before);
      for (const [x, y] of loop) placeOf.delete(`${x},${y}`);
      if (loop.length > 2) rings.push(loop);
    }
    placeOf.set(key, way.length);
    way.push(point);
  }
  if (way.length > 2) rings.push(way);
  return rings;
}

/** Holes go to the outer ring that holds them. Rings of one label never cross, so one point that is not on the border decides. */
function nest(rings: readonly Ring[]): PlanePolygon[] {
  const outers = rings.filter((ring) => doubleArea(ring) > 0);
  const holes = rings.filter((ring) => doubleArea(ring) < 0);
  const polygons = outers.map((ring): Ring[] => [ring]);
  for (const hole of holes) {
    const at = polygons.length === 1 ? 0 : outers.findIndex((outer) => holds(outer, hole));
    polygons[at]?.push(hole);
  }
  return polygons;
}

function holds(outer: Ring, inner: Ring): boolean {
  const [x, y] = pointInside([inner]);
  return crossingsAt([outer], y).filter((crossing) => crossing < x).length % 2 === 1;
}
