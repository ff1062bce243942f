import Flatbush from 'flatbush';
import { type Point, squaredDistance } from './exact.ts';
import type { Segments } from './nodeSegments.ts';

/**
 * Draws together what was meant to be one: ends nearer to each other than `distance` (mm) become one point, and pieces run through the
 * points that lie so near to them. Lines that were digitised twice, or rounded twice, then lie on each other instead of beside each other
 * with a sliver between. The result is not noded.
 */
export function snapTogether({ coordinates, kinds }: Segments, distance: number): Segments {
  const { points, ends } = merged(coordinates, distance);
  if (points.length === 0) return { coordinates: [], kinds: [] };
  const index = indexOf(points);
  const pieces: number[] = [];
  const pieceKinds: number[] = [];
  for (let at = 0; at < kinds.length; at += 1) {
    const [from, to] = [ends[at * 2] as number, ends[at * 2 + 1] as number];
    if (from === to) continue;
    const way = [from, ...pointsBeside(points, index, from, to, distance), to];
    for (let step = 1; step < way.length; step += 1) {
      pieces.push(...(points[way[step - 1] as number] as Point), ...(points[way[step] as number] as Point));
      pieceKinds.push(kinds[at] as number);
    }
  }
  return { coordinates: pieces, kinds: pieceKinds };
}

function indexOf(points: readonly Point[]): Flatbush {
  const index = new Flatbush(points.length);
  for (const [x, y] of points) index.add(x, y, x, y);
  index.finish();
  return index;
}

/** The ends with near ones as one: the first that came stands for those after it. */
function merged(coordinates: readonly number[], distance: number): { points: Point[]; ends: number[] } {
  const all: Point[] = [];
  for (let at = 0; at < coordinates.length; at += 2)
    all.push([coordinates[at] as number, coordinates[at + 1] as number]);
  if (all.length === 0) return { points: [], ends: [] };
  const index = indexOf(all);
  const points: Point[] = [];
  const ends = new Array<number>(all.length).fill(-1);
  for (const [at, [x, y]] of all.entries()) {
    if (ends[at] !== -1) continue;
    const isOpenAndNear = (other: number): boolean => {
      const [ox, oy] = all[other] as Point;
      return ends[other] === -1 && (ox - x) ** 2 + (oy - y) ** 2 <= distance ** 2;
    };
    for (const other of index.search(x - distance, y - distance, x + distance, y + distance, isOpenAndNear)) {
      ends[other] = points.length;
    }
    points.push([x, y]);
  }
  return { points, ends };
}

/** The points beside a piece, in its direction. */
function pointsBeside(points: readonly Point[], index: Flatbush, from: number, to: number, distance: number): number[] {
  const [[ax, ay], [bx, by]] = [points[from] as Point, points[to] as Point];
  const along = (at: number): number => {
    const [x, y] = points[at] as Point;
    return (x - ax) * (bx - ax) + (y - ay) * (by - ay);
  };
  const isBeside = (at: number): boolean => {
    const [x, y] = points[at] as Point;
    const isBetween = along(at) > 0 && along(at) < (bx - ax) ** 2 + (by - ay) ** 2;
    return at !== from && at !== to && isBetween && squaredDistance(x, y, ax, ay, bx, by) <= distance ** 2;
  };
  return index
    .search(
      Math.min(ax, bx) - distance,
      Math.min(ay, by) - distance,
      Math.max(ax, bx) + distance,
      Math.max(ay, by) + distance,
      isBeside,
    )
    .sort((one, other) => along(one) - along(other) || one - other);
}
