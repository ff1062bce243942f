import type { Point } from './exact.ts';
import type { Segments } from './nodeSegments.ts';

/**
 * A drawing without crossings as half-edges: edge e is the half-edges 2e and 2e + 1, which run against each other; `h ^ 1` is the
 * other side of h. To the left of each half-edge lies one face, or the outside (-1).
 */
export interface Topology {
  readonly points: readonly Point[];
  /** The point at which each half-edge begins. */
  readonly origin: Int32Array;
  /** The half-edge that follows along the border of the same face, which lies left. */
  readonly next: Int32Array;
  /** The face left of each half-edge, or -1. */
  readonly left: Int32Array;
  /** What each edge is: the kind of the piece that it was. */
  readonly kinds: readonly number[];
  /** For each face one half-edge on each of its borders, the outer border first. */
  readonly borders: readonly (readonly number[])[];
}

/** The half-edges before their faces are known. */
export interface HalfEdges {
  readonly points: readonly Point[];
  readonly origin: Int32Array;
  readonly next: Int32Array;
  readonly kinds: readonly number[];
}

/** Joins noded pieces at their ends. Pieces that end nowhere are left out, and what only they held: they border nothing. */
export function joinPieces(segments: Segments): HalfEdges {
  const { points, ends, kinds } = withoutDeadEnds(numbered(segments));
  const origin = Int32Array.from(ends);
  const outgoing: number[][] = points.map(() => []);
  for (let half = 0; half < origin.length; half += 1) outgoing[origin[half] as number]?.push(half);
  const next = new Int32Array(origin.length);
  for (const [at, halves] of outgoing.entries()) {
    const [x, y] = points[at] as Point;
    const direction = (half: number): Point => {
      const [tx, ty] = points[origin[half ^ 1] as number] as Point;
      return [tx - x, ty - y];
    };
    halves.sort((one, other) => byAngle(direction(one), direction(other)));
    // Coming in against halves[i], one turns to the next one clockwise: so the face stays at the left hand.
    for (let index = 0; index < halves.length; index += 1) {
      next[(halves[index] as number) ^ 1] = halves[(index + halves.length - 1) % halves.length] as number;
    }
  }
  return { points, origin, next, kinds };
}

/** Counter-clockwise from east, exactly: by half-plane, then by the turn from one to the other. */
function byAngle([ax, ay]: Point, [bx, by]: Point): number {
  const upper = (x: number, y: number) => (y > 0 || (y === 0 && x > 0) ? 0 : 1);
  return upper(ax, ay) - upper(bx, by) || ay * bx - ax * by;
}

interface Numbered {
  readonly points: Point[];
  /** Two entries for each piece: the numbers of its ends. */
  readonly ends: number[];
  readonly kinds: number[];
}

function numbered({ coordinates, kinds }: Segments): Numbered {
  const numbers = new Map<string, number>();
  const points: Point[] = [];
  const ends: number[] = [];
  for (let at = 0; at < coordinates.length; at += 2) {
    const [x, y] = [coordinates[at] as number, coordinates[at + 1] as number];
    const key = `${x},${y}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = points.length;
      numbers.set(key, number);
      points.push([x, y]);
    }
    ends.push(number);
  }
  return { points, ends, kinds: [...kinds] };
}

/** How many pieces end at each point. */
export function degrees(ends: ArrayLike<number>, points: number): Int32Array {
  const degree = new Int32Array(points);
  for (let at = 0; at < ends.length; at += 1) (degree[ends[at] as number] as number)++;
  return degree;
}

function withoutDeadEnds({ points, ends, kinds }: Numbered): Numbered {
  const degree = degrees(ends, points.length);
  const piecesAt: number[][] = points.map(() => []);
  for (let at = 0; at < ends.length; at += 1) piecesAt[ends[at] as number]?.push(at >> 1);
  const isGone = new Uint8Array(kinds.length);
  const open = [...degree.keys()].filter((at) => degree[at] === 1);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const piece of piecesAt[at] ?? []) {
      if (isGone[piece]) continue;
      isGone[piece] = 1;
      for (const end of [ends[piece * 2] as number, ends[piece * 2 + 1] as number]) {
        degree[end] = (degree[end] as number) - 1;
        if (degree[end] === 1) open.push(end);
      }
    }
  }
  const kept = kinds.map((_, piece) => piece).filter((piece) => !isGone[piece]);
  return {
    points,
    ends: kept.flatMap((piece) => [ends[piece * 2] as number, ends[piece * 2 + 1] as number]),
    kinds: kept.map((piece) => kinds[piece] as number),
  };
}

/** The half-edges of a border, in order, from one of them on. */
export function halvesOfBorder(next: Int32Array, start: number): number[] {
  const halves: number[] = [];
  let half = start;
  do {
    halves.push(half);
    half = next[half] as number;
  } while (half !== start);
  return halves;
}
