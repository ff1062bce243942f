import type { Arc } from '../topology/arcs.ts';
import { type Point, type Ring, squaredDistance } from '../topology/exact.ts';
import { topologyOf } from '../topology/faces.ts';
import { type PointFinder, pointFinder } from '../topology/locator.ts';
import { type GridDrawing, labelFaces, type SurroundingGrid, segmentsOf } from './drawing.ts';

/** A corner that was put on a border lies on it but for rounding to whole units. */
const ROUNDING = 2;

/** A drawing whose outer border has the corners of its neighbours, and the neighbours that got corners of the drawing. */
export interface JoinedDrawing {
  readonly drawing: GridDrawing;
  readonly neighbours: readonly SurroundingGrid[];
}

/**
 * Makes the borders between a drawing and the grids around agree to the last digit: corners within rounding of each other become that of
 * the neighbour, and each side gets the corners that the other has on the common border. No shape changes by more than the rounding.
 */
export function joinNeighbours(drawing: GridDrawing, neighbours: readonly SurroundingGrid[]): JoinedDrawing {
  const theirs = distinct(neighbours.flatMap(({ rings }) => rings.flat()));
  const nearTheirs = pointFinder(theirs);
  const arcs = withCornersOf(theirs, nearTheirs, moved(drawing.arcs, theirs, nearTheirs));
  const joined = { ...drawing, arcs };
  // Where a hair's breadth makes borders cross, they stay as they were drawn.
  if (!labelFaces(topologyOf(segmentsOf(arcs)), arcs)) return { drawing, neighbours: [] };
  const ours = distinct(arcs.filter(isOuter).flatMap(({ points }) => points));
  const nearOurs = pointFinder(ours);
  const changed = neighbours.flatMap(({ rings, ...named }) => {
    const drawn = rings.map((ring) => cornersAlong([...ring, ...ring.slice(0, 1)], ours, nearOurs).slice(0, -1));
    const isChanged = drawn.some((ring, at) => ring.length !== rings[at]?.length);
    return isChanged ? { ...named, rings: drawn } : [];
  });
  return { drawing: joined, neighbours: changed };
}

const isOuter = ({ left, right }: Arc): boolean => left === -1 || right === -1;

const distinct = (points: readonly Point[]): Point[] => [
  ...new Map(points.map((point) => [point.join(), point])).values(),
];

/** Arcs whose outer corners lie where a neighbour has its own within rounding. */
function moved(arcs: readonly Arc[], theirs: readonly Point[], near: PointFinder): Arc[] {
  const places = new Map<string, Point>();
  for (const point of arcs.filter(isOuter).flatMap(({ points }) => points)) {
    const [found] = near(...point, ...point, ROUNDING)
      .map((at) => theirs[at] as Point)
      .sort((one, other) => squaredDistance(...point, ...one, ...one) - squaredDistance(...point, ...other, ...other));
    if (found) places.set(point.join(), found);
  }
  return arcs.map((arc) => ({ ...arc, points: arc.points.map((point) => places.get(point.join()) ?? point) }));
}

const withCornersOf = (corners: readonly Point[], near: PointFinder, arcs: readonly Arc[]): Arc[] =>
  arcs.map((arc) => (isOuter(arc) ? { ...arc, points: cornersAlong(arc.points, corners, near) } : arc));

/** A line with the corners that lie on it within rounding, in their order along it. */
function cornersAlong(line: Ring, corners: readonly Point[], near: PointFinder): Ring {
  return line.flatMap((from, at) => {
    const to = line[at + 1];
    if (!to) return [from];
    const along = ([x, y]: Point): number => (x - from[0]) * (to[0] - from[0]) + (y - from[1]) * (to[1] - from[1]);
    const [least, most] = [along(from), along(to)];
    const between = near(...from, ...to, ROUNDING)
      .map((found) => corners[found] as Point)
      .filter((corner) => along(corner) > least && along(corner) < most && !isEnd(corner, from) && !isEnd(corner, to));
    return [from, ...between.sort((one, other) => along(one) - along(other))];
  });
}

/** A corner as near to the end as this is the end itself, seen from the other side. */
const isEnd = ([x, y]: Point, end: Point): boolean => Math.hypot(x - end[0], y - end[1]) < ROUNDING;
