import type { Point } from './plane';

/** Weight of a place, for example communities per square metre. Argument in metres. */
export type Density = (point: Point) => number;

/** A straight line through a ring between two neighbouring crossings. Metres. */
export interface Chord {
  readonly from: Point;
  readonly to: Point;
  /** Index i of the ring edge i → i+1 on which the chord starts and ends. */
  readonly fromEdge: number;
  readonly toEdge: number;
  readonly length: number;
  /** Parts of the ring to the left of from → to, and to its right. */
  readonly left: Part;
  readonly right: Part;
}

export interface Part {
  readonly area: number;
  readonly mass: number;
  readonly perimeter: number;
}

/**
 * A ring prepared so that the area, mass and perimeter of both sides of any chord cost a few additions:
 * running sums along the ring plus three triangles.
 */
export class ChordFinder {
  readonly total: Part;
  private readonly area: number[] = [0];
  private readonly mass: number[] = [0];
  private readonly length: number[] = [0];
  private readonly origin: Point;

  readonly ring: readonly Point[];
  private readonly density: Density;

  constructor(ring: readonly Point[], density: Density) {
    this.ring = ring;
    this.density = density;
    this.origin = meanPoint(ring);
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] as Point;
      const [area, mass] = this.triangle(a, b);
      this.area.push((this.area[i] as number) + area);
      this.mass.push((this.mass[i] as number) + mass);
      this.length.push((this.length[i] as number) + Math.hypot(a[0] - b[0], a[1] - b[1]));
    });
    this.total = {
      area: this.area[ring.length] as number,
      mass: this.mass[ring.length] as number,
      perimeter: this.length[ring.length] as number,
    };
  }

  /** Signed area and mass of origin–a–b; the signs make the sum right for rings that are not convex too. */
  private triangle(a: Point, b: Point): [number, number] {
    const [x, y] = this.origin;
    const area = ((a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y)) / 2;
    const middle: Point = [(x + a[0] + b[0]) / 3, (y + a[1] + b[1]) / 3];
    return [area, area * this.density(middle)];
  }

  /** All chords of the line with direction (cos, sin) whose points p satisfy −sin·x + cos·y = offset. */
  chords(direction: number, offset: number): Chord[] {
    const cos = Math.cos(direction);
    const sin = Math.sin(direction);
    const { ring } = this;
    const hits: Array<{ edge: number; point: Point; along: number }> = [];
    for (let i = 0; i < ring.length; i++) {
      const a = ring[i] as Point;
      const b = ring[(i + 1) % ring.length] as Point;
      const sa = cos * a[1] - sin * a[0] - offset;
      const sb = cos * b[1] - sin * b[0] - offset;
      if (sa > 0 === sb > 0) continue;
      const t = sa / (sa - sb);
      const point: Point = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
      hits.push({ edge: i, point, along: point[0] * cos + point[1] * sin });
    }
    hits.sort((p, q) => p.along - q.along);
    const found: Chord[] = [];
    for (let k = 0; k + 1 < hits.length; k += 2) {
      const [p, q] = [hits[k], hits[k + 1]];
      if (p && q && p.edge !== q.edge) found.push(this.chord(p.point, p.edge, q.point, q.edge));
    }
    return found;
  }

  /** The chord between two points on ring edges. */
  chord(from: Point, fromEdge: number, to: Point, toEdge: number): Chord {
    const length = Math.hypot(from[0] - to[0], from[1] - to[1]);
    const left = this.part(to, toEdge, from, fromEdge, length);
    const right = {
      area: this.total.area - left.area,
      mass: this.total.mass - left.mass,
      perimeter: this.total.perimeter + 2 * length - left.perimeter,
    };
    return { from, to, fromEdge, toEdge, length, left, right };
  }

  /** The part bounded by the ring from `start` forward to `end` and the chord back. */
  private part(start: Point, startEdge: number, end: Point, endEdge: number, chord: number): Part {
    const count = this.ring.length;
    const first = this.ring[(startEdge + 1) % count] as Point;
    const last = this.ring[endEdge] as Point;
    const [a1, m1] = this.triangle(start, first);
    const [a2, m2] = this.triangle(last, end);
    const [a3, m3] = this.triangle(end, start);
    const between = (sums: readonly number[]): number => {
      const to = sums[endEdge] as number;
      const from = sums[startEdge + 1] as number;
      return endEdge > startEdge ? to - from : to - from + (sums[count] as number);
    };
    return {
      area: a1 + a2 + a3 + between(this.area),
      mass: m1 + m2 + m3 + between(this.mass),
      perimeter:
        between(this.length) +
        Math.hypot(start[0] - first[0], start[1] - first[1]) +
        Math.hypot(last[0] - end[0], last[1] - end[1]) +
        chord,
    };
  }
}

function meanPoint(ring: readonly Point[]): Point {
  let x = 0;
  let y = 0;
  for (const point of ring) {
    x += point[0];
    y += point[1];
  }
  return [x / ring.length, y / ring.length];
}

/** Directions (radians, modulo π) worth cutting along: those of the ring's long sides, and square to them. */
export function naturalDirections(ring: readonly Point[], limit: number): number[] {
  const bins = new Float64Array(36);
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length] as Point;
    const angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) + Math.PI * 2) % (Math.PI / 2);
    const bin = Math.floor((angle / (Math.PI / 2)) * 36) % 36;
    bins[bin] = (bins[bin] as number) + Math.hypot(a[0] - b[0], a[1] - b[1]);
  });
  const order = [...bins.keys()].sort((p, q) => (bins[q] as number) - (bins[p] as number));
  const chosen: number[] = [];
  for (const bin of order) {
    const near = chosen.some((other) => Math.min(Math.abs(other - bin), 36 - Math.abs(other - bin)) < 4);
    if (!near && (bins[bin] as number) > 0) chosen.push(bin);
    if (chosen.length >= limit) break;
  }
  return chosen.flatMap((bin) => {
    const angle = ((bin + 0.5) / 36) * (Math.PI / 2);
    return [angle, angle + Math.PI / 2];
  });
}
