import type { Point } from './plane';

/** Signed area of a ring (not closed), positive when it runs counter-clockwise. */
export function ringArea(ring: readonly Point[]): number {
  let twice = 0;
  let previous = ring[ring.length - 1];
  for (const point of ring) {
    if (previous) twice += previous[0] * point[1] - point[0] * previous[1];
    previous = point;
  }
  return twice / 2;
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Area centroid of a ring; the mean of its points when the ring has no area. */
export function ringCentroid(ring: readonly Point[]): Point {
  const area = ringArea(ring);
  const origin = ring[0] ?? [0, 0];
  let x = 0;
  let y = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i] as Point;
    const b = ring[(i + 1) % ring.length] as Point;
    const cross = (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1]);
    x += (a[0] + b[0] - 2 * origin[0]) * cross;
    y += (a[1] + b[1] - 2 * origin[1]) * cross;
  }
  if (area === 0) return origin;
  return [origin[0] + x / (6 * area), origin[1] + y / (6 * area)];
}

/** Even-odd test; a point on the border may fall on either side. */
export function isInRing([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i] as Point;
    const b = ring[j] as Point;
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) {
      inside = !inside;
    }
  }
  return inside;
}

/** Distance from a point to the segment a–b. */
export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared));
  return Math.hypot(p[0] - a[0] - along * dx, p[1] - a[1] - along * dy);
}

/** Distance from a point to a closed ring. */
export function distanceToRing(point: Point, ring: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    least = Math.min(least, distanceToSegment(point, ring[j] as Point, ring[i] as Point));
  }
  return least;
}

/** Do the open segments a–b and c–d cross, or touch with an end inside the other? */
export function segmentsMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  const turn = (p: Point, q: Point, r: Point): number => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  const abc = turn(a, b, c);
  const abd = turn(a, b, d);
  const cda = turn(c, d, a);
  const cdb = turn(c, d, b);
  return abc > 0 !== abd > 0 && cda > 0 !== cdb > 0;
}
