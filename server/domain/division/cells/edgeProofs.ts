import type { Point } from '../topology/exact.ts';
import type { PlanePolygon } from '../topology/polygons.ts';

/** Directed edges of a shape and how often each occurs; the key is "ax,ay,bx,by" in whole millimetres. */
export type EdgeUse = ReadonlyMap<string, number>;

/** The directed edges of polygons. */
export function countEdges(polygons: readonly PlanePolygon[]): EdgeUse {
  const use = new Map<string, number>();
  for (const ring of polygons.flat()) {
    for (let at = 0; at < ring.length; at += 1) {
      const [ax, ay] = ring[at] as Point;
      const [bx, by] = ring[(at + 1) % ring.length] as Point;
      const key = `${ax},${ay},${bx},${by}`;
      use.set(key, (use.get(key) ?? 0) + 1);
    }
  }
  return use;
}

/** The edges that no other shape uses the other way round, and those that occur more than once in one direction: two shapes on one side. */
export interface OuterEdges {
  readonly outer: EdgeUse;
  readonly repeated: readonly string[];
}

/** Matches the directed edges of shapes: in a seamless tiling each occurs once, and its reverse once or never. */
export function outerEdges(uses: readonly EdgeUse[]): OuterEdges {
  const sum = new Map<string, number>();
  for (const use of uses) for (const [key, count] of use) sum.set(key, (sum.get(key) ?? 0) + count);
  const repeated = [...sum].filter(([, count]) => count > 1).map(([key]) => key);
  return { repeated, outer: new Map([...sum].filter(([key]) => !sum.has(reversed(key)))) };
}

function reversed(key: string): string {
  const [ax, ay, bx, by] = key.split(',');
  return `${bx},${by},${ax},${ay}`;
}

/** Whether two shapes have the same directed edges. */
export function sameEdges(one: EdgeUse, other: EdgeUse): boolean {
  return one.size === other.size && [...one].every(([key, count]) => other.get(key) === count);
}

/**
 * Euler's formula for cells as the faces of a plane drawing: corners − edges + cells + enclosed gaps − connected parts. 0 where the cells
 * tile the plane; it needs no trust in any overlay of shapes.
 */
export function eulerSurplus(uses: readonly EdgeUse[], { outer }: OuterEdges): number {
  const corners = new Map<string, string>();
  const root = (corner: string): string => {
    let top = corner;
    while (corners.get(top) !== top) top = corners.get(top) as string;
    corners.set(corner, top);
    return top;
  };
  const edges = new Set<string>();
  for (const key of uses.flatMap((use) => [...use.keys()])) {
    const [ax, ay, bx, by] = key.split(',');
    const [from, to] = [`${ax},${ay}`, `${bx},${by}`];
    for (const corner of [from, to]) if (!corners.has(corner)) corners.set(corner, corner);
    corners.set(root(from), root(to));
    edges.add(from < to ? `${from} ${to}` : `${to} ${from}`);
  }
  const parts = [...corners.keys()].filter((corner) => root(corner) === corner).length;
  return corners.size - edges.size + uses.length + gapsIn(outer) - parts;
}

/** How many gaps the outer edges enclose: their loops that run clockwise. */
function gapsIn(outer: EdgeUse): number {
  const onward = new Map<string, string[]>();
  for (const key of outer.keys()) {
    const [ax, ay, bx, by] = key.split(',');
    onward.set(`${ax},${ay}`, [...(onward.get(`${ax},${ay}`) ?? []), `${bx},${by}`]);
  }
  let gaps = 0;
  for (const [start, ends] of onward) {
    while (ends.length > 0) if (doubledLoop(onward, start) < 0) gaps += 1;
  }
  return gaps;
}

/** Takes one loop out of the edges and gives twice its signed area. */
function doubledLoop(onward: ReadonlyMap<string, string[]>, start: string): number {
  let [area, at] = [0, start];
  for (let to = onward.get(at)?.pop(); to !== undefined; to = onward.get(at)?.pop()) {
    const [ax, ay] = at.split(',').map(Number) as [number, number];
    const [bx, by] = to.split(',').map(Number) as [number, number];
    area += ax * by - bx * ay;
    at = to;
    if (at === start) break;
  }
  return area;
}
