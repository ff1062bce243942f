import { boxOf, type Point, type Ring, squaredDistance } from './exact.ts';
import { crossingsAt } from './polygons.ts';

/** How wide a shape is, sampled on a raster. */
export interface Clearance {
  /** The largest sampled distance from a point inside to the border, mm. */
  readonly widest: number;
  /** In how many pieces the shape falls when `margin` is taken off all around. */
  readonly pieces: number;
}

/** Pieces of fewer raster points are chance. */
const LEAST_POINTS = 3;

/** Samples a polygon every `step` mm. */
export function clearanceOf(rings: readonly Ring[], step: number, margin: number): Clearance {
  const [west, south, east, north] = boxOf(rings[0] ?? []);
  const columns = Math.ceil((east - west) / step);
  const rows = Math.ceil((north - south) / step);
  const isWide = new Uint8Array(columns * rows);
  let widest = 0;
  for (let row = 0; row < rows; row += 1) {
    const y = south + (row + 0.5) * step;
    const xs = crossingsAt(rings, y);
    for (let at = 0; at + 1 < xs.length; at += 2) {
      const first = Math.max(0, Math.ceil(((xs[at] as number) - west) / step - 0.5));
      const end = Math.min(columns, Math.ceil(((xs[at + 1] as number) - west) / step - 0.5));
      for (let column = first; column < end; column += 1) {
        const distance = Math.sqrt(squaredToBorder(rings, west + (column + 0.5) * step, y));
        widest = Math.max(widest, distance);
        if (distance >= margin) isWide[row * columns + column] = 1;
      }
    }
  }
  return { widest, pieces: piecesOf(isWide, columns) };
}

/** The square of the distance to the nearest border, mm². */
export function squaredToBorder(rings: readonly Ring[], x: number, y: number): number {
  let least = Infinity;
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 1) {
      const [ax, ay] = ring[at] as Point;
      const [bx, by] = ring[(at + 1) % ring.length] as Point;
      least = Math.min(least, squaredDistance(x, y, ax, ay, bx, by));
    }
  }
  return least;
}

function piecesOf(isSet: Uint8Array, columns: number): number {
  const isSeen = new Uint8Array(isSet.length);
  let pieces = 0;
  for (let from = 0; from < isSet.length; from += 1) {
    if (!isSet[from] || isSeen[from]) continue;
    const piece = [from];
    isSeen[from] = 1;
    for (let at = 0; at < piece.length; at += 1) {
      for (const other of neighboursOf(piece[at] as number, columns)) {
        if (!isSet[other] || isSeen[other]) continue;
        isSeen[other] = 1;
        piece.push(other);
      }
    }
    if (piece.length >= LEAST_POINTS) pieces += 1;
  }
  return pieces;
}

/** The eight points around one; what lies beyond the raster is never set. */
function neighboursOf(at: number, columns: number): number[] {
  const column = at % columns;
  const near = [at - columns, at, at + columns];
  return [
    ...(column > 0 ? near.map((other) => other - 1) : []),
    at - columns,
    at + columns,
    ...(column < columns - 1 ? near.map((other) => other + 1) : []),
  ];
}
