import { areaOfRings, type Point, type Ring } from '../topology/exact.ts';
import type { PointFinder } from '../topology/locator.ts';

/** The shape that is being cut, turned so that cuts run upright: u across the cut, v along it. Millimetres. */
interface Turned {
  readonly rings: readonly Ring[];
  /** The direction across the cut. */
  readonly across: Point;
}

/** A straight cut: everything with u below `offset` comes to one side. */
interface Cut {
  readonly turned: Turned;
  readonly offset: number;
  /** Where the cut runs inside the shape: pairs of v. */
  readonly stretches: readonly (readonly [from: number, to: number])[];
  readonly cost: number;
}

/** Angles and shares that are tried beside the plain cut across the middle: a small turn or shift may spare a component. */
const ANGLES = [0, -0.12, 0.12] as const;
const SHIFTS = [0, -0.04, 0.04, -0.08, 0.08] as const;
/** A component nearer than this to a cut counts against it. mm. */
const NEAR = 1000;
/** What one such component, and a cut in more than one stretch, cost in millimetres of cut. */
const COMPONENT_COST = 40_000;
const BROKEN_COST = 60_000;
/** A shape this little above the wanted area stays whole. */
const SLACK = 1.5;
const MAX_DEPTH = 12;
/** Cuts reach this far beyond, mm, so that rounding never leaves a gap; what sticks out is a dead end and falls away. */
const OVERSHOOT = 50;
/** Halvings of the way to the wanted area: 100 m to less than a millimetre. */
const HALVINGS = 22;
const SHORTEST_SIDE = 3000;

/**
 * Cuts a shape again and again across its long side until its parts have about the wanted area (mm²): recursive cuts of the oriented
 * bounding box (Vanegas et al., Procedural Generation of Parcels in Urban Modeling, CGF 31(2) 2012). Gives the cuts as four numbers
 * each; `componentsNear` finds those along one.
 */
export function overSplit(rings: readonly Ring[], wantedArea: number, componentsNear: PointFinder): number[] {
  const cuts: number[] = [];
  split(rings, 0);
  return cuts;

  function split(shape: readonly Ring[], depth: number): void {
    const area = areaOfRings(shape);
    if (area < wantedArea * SLACK || depth > MAX_DEPTH) return;
    const cut = cheapestCut(shape, area, wantedArea, componentsNear);
    if (!cut) return;
    cuts.push(...drawn(cut));
    split(part(cut, 1), depth + 1);
    split(part(cut, -1), depth + 1);
  }
}

function cheapestCut(shape: readonly Ring[], area: number, wanted: number, componentsNear: PointFinder): Cut | null {
  const parts = Math.max(2, Math.round(area / wanted));
  const share = Math.floor(parts / 2) / parts;
  const axis = longAxis(shape[0] ?? []);
  let best: Cut | null = null;
  for (const angle of ANGLES) {
    const turned = rotated(shape, axis + angle);
    for (const shift of SHIFTS) {
      const cut = cutAt(
        turned,
        area * (share + shift),
        1 + Math.abs(shift) * 2 + Math.abs(angle) * 0.5,
        componentsNear,
      );
      if (cut && (!best || cut.cost < best.cost)) best = cut;
    }
  }
  return best;
}

/** The direction of the long side of the smallest box around a ring that has a side along one of the ring's. Radians. */
function longAxis(ring: Ring): number {
  let best = { area: Infinity, angle: 0 };
  for (let at = 0; at < ring.length; at += 1) {
    const [ax, ay] = ring[at] as Point;
    const [bx, by] = ring[(at + 1) % ring.length] as Point;
    const length = Math.hypot(bx - ax, by - ay);
    if (length < SHORTEST_SIDE) continue;
    const [width, height] = extent(ring, (bx - ax) / length, (by - ay) / length);
    if (width * height >= best.area) continue;
    const angle = Math.atan2(by - ay, bx - ax);
    best = { area: width * height, angle: height > width ? angle + Math.PI / 2 : angle };
  }
  return best.angle;
}

function extent(ring: Ring, ux: number, uy: number): [number, number] {
  let [lowU, highU, lowV, highV] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of ring) {
    const u = x * ux + y * uy;
    const v = y * ux - x * uy;
    lowU = Math.min(lowU, u);
    highU = Math.max(highU, u);
    lowV = Math.min(lowV, v);
    highV = Math.max(highV, v);
  }
  return [highU - lowU, highV - lowV];
}

function rotated(shape: readonly Ring[], angle: number): Turned {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    across: [cos, sin],
    rings: shape.map((ring) => ring.map(([x, y]): Point => [x * cos + y * sin, y * cos - x * sin])),
  };
}

function cutAt(turned: Turned, wantedBelow: number, factor: number, componentsNear: PointFinder): Cut | null {
  const us = (turned.rings[0] ?? []).map(([u]) => u);
  let [low, high] = [Math.min(...us), Math.max(...us)];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (areaBelow(turned.rings, middle) < wantedBelow) low = middle;
    else high = middle;
  }
  const offset = (low + high) / 2;
  const stretches = stretchesAt(turned.rings, offset);
  if (stretches.length === 0) return null;
  let [length, near] = [0, 0];
  for (const [from, to] of stretches) {
    length += to - from;
    const [a, b] = [back(turned, offset, from), back(turned, offset, to)];
    near += componentsNear(...a, ...b, NEAR).length;
  }
  const cost = length * factor + near * COMPONENT_COST + (stretches.length > 1 ? BROKEN_COST : 0);
  return { turned, offset, stretches, cost };
}

/** The area of what lies below the offset: ∮ (u − offset) dv, to which the cut itself adds nothing. */
function areaBelow(rings: readonly Ring[], offset: number): number {
  let area = 0;
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 1) {
      const [au, av] = ring[at] as Point;
      const [bu, bv] = ring[(at + 1) % ring.length] as Point;
      if (au >= offset && bu >= offset) continue;
      const share = au < offset && bu < offset ? 1 : (offset - Math.min(au, bu)) / Math.abs(bu - au);
      const ends = share === 1 ? (au + bu) / 2 - offset : (Math.min(au, bu) - offset) / 2;
      area += ends * (bv - av) * share;
    }
  }
  return area;
}

function stretchesAt(rings: readonly Ring[], offset: number): [number, number][] {
  const vs: number[] = [];
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 1) {
      const [au, av] = ring[at] as Point;
      const [bu, bv] = ring[(at + 1) % ring.length] as Point;
      if (au < offset !== bu < offset) vs.push(av + ((offset - au) / (bu - au)) * (bv - av));
    }
  }
  vs.sort((one, other) => one - other);
  const stretches: [number, number][] = [];
  for (let at = 0; at + 1 < vs.length; at += 2) {
    // Of a clipped hollow shape two sides lie on each other: between them is nothing.
    if ((vs[at + 1] as number) - (vs[at] as number) > 1) stretches.push([vs[at] as number, vs[at + 1] as number]);
  }
  return stretches;
}

function back({ across: [cos, sin] }: Turned, u: number, v: number): [number, number] {
  return [u * cos - v * sin, u * sin + v * cos];
}

function drawn({ turned, offset, stretches }: Cut): number[] {
  return stretches.flatMap(([from, to]) => [
    ...back(turned, offset, from - OVERSHOOT).map(Math.round),
    ...back(turned, offset, to + OVERSHOOT).map(Math.round),
  ]);
}

/** What lies on one side of a cut, turned back. Parts of hollow shapes stay joined along the cut: only their area counts. */
function part({ turned, offset }: Cut, side: 1 | -1): Ring[] {
  return turned.rings.map((ring) => {
    const kept: Point[] = [];
    for (let at = 0; at < ring.length; at += 1) {
      const [au, av] = ring[at] as Point;
      const [bu, bv] = ring[(at + 1) % ring.length] as Point;
      const [a, b] = [(au - offset) * side, (bu - offset) * side];
      if (a <= 0) kept.push(back(turned, au, av));
      if (a < 0 ? b > 0 : a > 0 && b < 0) {
        kept.push(back(turned, offset, av + ((offset - au) / (bu - au)) * (bv - av)));
      }
    }
    return kept;
  });
}
