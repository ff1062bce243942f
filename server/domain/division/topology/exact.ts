/**
 * Plane geometry on whole millimetres. Coordinates are integers relative to a local origin; while a town is not wider than
 * `MAX_EXTENT`, every product below is an integer under 2^53, so signs and areas are exact, never "almost".
 */

/** Millimetres in a metre. */
export const MILLIMETRES = 1000;

/** The widest town, in millimetres (33 km): products of two such lengths in half millimetres, doubled, still are exact in a double. */
export const MAX_EXTENT = 2 ** 25;

/** A point in whole millimetres. */
export type Point = readonly [x: number, y: number];

/** A closed ring without its first point repeated. */
export type Ring = readonly Point[];

/** Twice the signed area of a triangle: above 0 where c lies left of the way from a to b, 0 where it lies on it. */
export function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** Twice the signed area of a ring in mm²; above 0 when it runs counter-clockwise. Measured from its first point, so that it stays exact. */
export function doubleArea(ring: Ring): number {
  const [ox, oy] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let index = 0; index < ring.length; index += 1) {
    const [ax, ay] = ring[index] as Point;
    const [bx, by] = ring[(index + 1) % ring.length] as Point;
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return sum;
}

/** The area in mm² of an outer ring without its holes, which run the other way round. */
export function areaOfRings(rings: readonly Ring[]): number {
  return rings.reduce((sum, ring) => sum + doubleArea(ring), 0) / 2;
}

/** Where a point lies to a ring: inside 1, on it 0, outside -1. Exact for whole millimetres. */
export function sideOfRing(ring: Ring, x: number, y: number): -1 | 0 | 1 {
  let isInside = false;
  for (let index = 0; index < ring.length; index += 1) {
    const [ax, ay] = ring[index] as Point;
    const [bx, by] = ring[(index + 1) % ring.length] as Point;
    if (ay > y === by > y) {
      if (ay === y && by === y && x >= Math.min(ax, bx) && x <= Math.max(ax, bx)) return 0;
      if (ax === x && ay === y) return 0;
      continue;
    }
    const side = turn(ax, ay, bx, by, x, y);
    if (side === 0) return 0;
    if (side > 0 === by > ay) isInside = !isInside;
  }
  return isInside ? 1 : -1;
}

/** Where a point lies to a polygon of an outer ring and holes: inside 1, on a border 0, outside -1. */
export function sideOfPolygon(rings: readonly Ring[], x: number, y: number): -1 | 0 | 1 {
  let crossings = 0;
  for (const ring of rings) {
    const side = sideOfRing(ring, x, y);
    if (side === 0) return 0;
    if (side > 0) crossings += 1;
  }
  return crossings % 2 === 1 ? 1 : -1;
}

/** The square of the distance in mm from a point to a segment. */
export function squaredDistance(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length));
  const ex = ax + along * dx - px;
  const ey = ay + along * dy - py;
  return ex * ex + ey * ey;
}

/** The box around points: west, south, east, north. */
export function boxOf(points: readonly Point[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}
