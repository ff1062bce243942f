import { type Point, sideOfPolygon, squaredDistance } from '../topology/exact.ts';
import { type GridDrawing, polygonsOfCells } from './drawing.ts';

/** A straight stretch of a border, and the place on it that is meant. */
export interface PickedBorder {
  readonly from: Point;
  readonly next: Point;
  readonly at: Point;
}

/** The cell that a place lies in, or -1. */
export function pickCell(drawing: GridDrawing, [x, y]: Point): number {
  for (const [cell, polygons] of polygonsOfCells(drawing)) {
    if (polygons.some((rings) => sideOfPolygon(rings, x, y) >= 0)) return cell;
  }
  return -1;
}

/** The corner of a border nearest to a place, within a reach in units of the drawing; null where there is none. */
export function pickCorner({ arcs }: GridDrawing, [x, y]: Point, reach: number): Point | null {
  let best: { point: Point | null; squared: number } = { point: null, squared: reach * reach };
  for (const point of arcs.flatMap(({ points }) => points)) {
    const squared = (point[0] - x) ** 2 + (point[1] - y) ** 2;
    if (squared <= best.squared) best = { point, squared };
  }
  return best.point;
}

/** The stretch of border nearest to a place; those to the outside only where they may change. */
export function pickBorder(
  { arcs, isOutsideFree = false }: GridDrawing,
  [x, y]: Point,
  reach: number,
): PickedBorder | null {
  let best: { border: PickedBorder | null; squared: number } = { border: null, squared: reach * reach };
  for (const { points, left, right } of arcs) {
    if (!isOutsideFree && (left === -1 || right === -1)) continue;
    for (let at = 1; at < points.length; at += 1) {
      const [from, next] = [points[at - 1] as Point, points[at] as Point];
      const squared = squaredDistance(x, y, ...from, ...next);
      if (squared <= best.squared) best = { border: { from, next, at: nearestOn(from, next, [x, y]) }, squared };
    }
  }
  return best.border;
}

/** The place on a straight stretch that is nearest to another. */
export function nearestOn([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): Point {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return [Math.round(ax + share * dx), Math.round(ay + share * dy)];
}
