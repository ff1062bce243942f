import Flatbush from 'flatbush';
import { boxOf, type Point, type Ring, sideOfPolygon, squaredDistance } from './exact.ts';

/**
 * Tells which of the polygons hold a point strictly inside (or, asked so, on their border, too), in their order. Each polygon is an outer
 * ring and holes.
 */
export function polygonLocator(
  polygons: readonly (readonly Ring[])[],
  border: 'without-border' | 'with-border' = 'without-border',
): (point: Point) => number[] {
  const least = border === 'with-border' ? 0 : 1;
  const usable = [...polygons.keys()].filter((at) => (polygons[at]?.[0]?.length ?? 0) > 2);
  if (usable.length === 0) return () => [];
  const index = new Flatbush(usable.length);
  for (const at of usable) index.add(...boxOf(polygons[at]?.[0] ?? []));
  index.finish();
  return ([x, y]) =>
    index
      .search(x, y, x, y, (found) => sideOfPolygon(polygons[usable[found] as number] ?? [], x, y) >= least)
      .map((found) => usable[found] as number)
      .sort((one, other) => one - other);
}

/** The points nearer to a segment than a distance in mm. */
export type PointFinder = (ax: number, ay: number, bx: number, by: number, distance: number) => number[];

/** An index of points to be asked along segments. */
export function pointFinder(points: readonly Point[]): PointFinder {
  if (points.length === 0) return () => [];
  const index = new Flatbush(points.length);
  for (const [x, y] of points) index.add(x, y, x, y);
  index.finish();
  return (ax, ay, bx, by, distance) => {
    const isNear = (at: number): boolean => {
      const [x, y] = points[at] as Point;
      return squaredDistance(x, y, ax, ay, bx, by) < distance * distance;
    };
    const [west, east] = [Math.min(ax, bx) - distance, Math.max(ax, bx) + distance];
    const [south, north] = [Math.min(ay, by) - distance, Math.max(ay, by) + distance];
    return index.search(west, south, east, north, isNear);
  };
}
