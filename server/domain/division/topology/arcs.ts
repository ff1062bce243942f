import type { Point, Ring } from './exact.ts';
import type { Topology } from './topology.ts';

/**
 * A stretch of border between two junctions, or a whole ring of border without one. What lies left and right are labels, -1 for nothing;
 * since both sides share the arc, moving it moves both.
 */
export interface Arc {
  readonly points: Ring;
  readonly left: number;
  readonly right: number;
}

/** The borders between faces of different labels as arcs. Points in millimetres. */
export function arcsOf(topology: Topology, labels: ArrayLike<number>): Arc[] {
  const { points, origin } = topology;
  const labelOf = (half: number): number => {
    const face = topology.left[half] as number;
    return face < 0 ? -1 : (labels[face] as number);
  };
  const borderAt = new Map<number, number[]>();
  for (let half = 0; half < origin.length; half += 1) {
    if (labelOf(half) === labelOf(half ^ 1)) continue;
    const at = origin[half] as number;
    borderAt.set(at, [...(borderAt.get(at) ?? []), half]);
  }
  const isTaken = new Uint8Array(origin.length);
  const arcs: Arc[] = [];
  const follow = (start: number): void => {
    const way: Point[] = [points[origin[start] as number] as Point];
    for (let half = start; ; ) {
      isTaken[half] = 1;
      isTaken[half ^ 1] = 1;
      const end = origin[half ^ 1] as number;
      way.push(points[end] as Point);
      const here = borderAt.get(end) ?? [];
      const onward = here.length === 2 ? here.find((other) => !isTaken[other]) : undefined;
      if (onward === undefined) break;
      half = onward;
    }
    arcs.push({ points: way, left: labelOf(start), right: labelOf(start ^ 1) });
  };
  // First those between junctions; what is left then are rings without one.
  for (const isRing of [false, true]) {
    for (const halves of borderAt.values()) {
      if (!isRing && halves.length === 2) continue;
      for (const half of halves) if (!isTaken[half]) follow(half);
    }
  }
  return arcs;
}

const samePoint = ([ax, ay]: Point, [bx, by]: Point): boolean => ax === bx && ay === by;

/** Joins arcs at points where only two of them meet: such a point is no junction any more. */
export function joinArcs(arcs: readonly Arc[]): Arc[] {
  const open = new Map<string, Arc[]>();
  const keyOf = ([x, y]: Point): string => `${x},${y}`;
  const endsOf = ({ points }: Arc): Point[] => [points[0] as Point, points.at(-1) as Point];
  for (const arc of arcs) for (const end of endsOf(arc)) open.set(keyOf(end), [...(open.get(keyOf(end)) ?? []), arc]);
  const joined = new Set(arcs);
  for (const [key, meeting] of open) {
    const [one, other] = meeting;
    if (meeting.length !== 2 || !one || !other || one === other) continue;
    const [x, y] = key.split(',').map(Number) as [number, number];
    const merged = joinAt(one, other, [x, y]);
    joined.delete(one);
    joined.delete(other);
    joined.add(merged);
    for (const [at, list] of open) {
      if (at !== key && (list.includes(one) || list.includes(other))) {
        open.set(
          at,
          list.map((arc) => (arc === one || arc === other ? merged : arc)),
        );
      }
    }
    open.set(key, []);
  }
  return [...joined];
}

/** Two arcs through a common end as one, in the direction of the first. */
function joinAt(one: Arc, other: Arc, end: Point): Arc {
  const first = samePoint(one.points.at(-1) as Point, end) ? one : reversed(one);
  const second = samePoint(other.points[0] as Point, end) ? other : reversed(other);
  return { points: [...first.points, ...second.points.slice(1)], left: first.left, right: first.right };
}

function reversed({ points, left, right }: Arc): Arc {
  return { points: [...points].reverse(), left: right, right: left };
}
