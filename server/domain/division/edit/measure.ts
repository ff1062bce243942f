import { areaOfRings, type Point, type Ring } from '../topology/exact.ts';
import { pointInside } from '../topology/polygons.ts';
import { type GridDrawing, polygonsOfCells, UNITS_PER_DEGREE } from './drawing.ts';

/** A cell as it is told to a person: its area, and whether that is far from what was wanted. */
export interface MeasuredCell {
  readonly id: string;
  readonly code: string | null;
  readonly communityCode: string;
  /** The grid of which it is a piece, where it is one. */
  readonly grid?: string;
  /** m², to about one in ten thousand: from degrees by the length of a degree at the drawing's middle. */
  readonly area: number;
  /** Outer ring and holes in degrees, each closed. */
  readonly rings: readonly (readonly (readonly [longitude: number, latitude: number])[])[];
}

/** Metres of a degree of longitude and latitude at a latitude on the WGS 84 ellipsoid (series of the geodesy textbooks). */
export function metresPerDegree(latitude: number): readonly [longitude: number, latitude: number] {
  const phi = (latitude * Math.PI) / 180;
  return [
    111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi),
    111_132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi),
  ];
}

/** A point of a drawing in degrees; stored coordinates come back exactly. */
export function inDegrees({ origin }: Pick<GridDrawing, 'origin'>, [x, y]: Point): readonly [number, number] {
  return [(x + origin[0]) / UNITS_PER_DEGREE, (y + origin[1]) / UNITS_PER_DEGREE];
}

/** A place in degrees as a point of the drawing. */
export function inUnits(
  { origin }: Pick<GridDrawing, 'origin'>,
  [longitude, latitude]: readonly [number, number],
): Point {
  return [Math.round(longitude * UNITS_PER_DEGREE) - origin[0], Math.round(latitude * UNITS_PER_DEGREE) - origin[1]];
}

/** Rings of a polygon in degrees, each closed. */
export function ringsInDegrees(drawing: Pick<GridDrawing, 'origin'>, rings: readonly Ring[]): MeasuredCell['rings'] {
  return rings.map((ring) => [...ring, ...ring.slice(0, 1)].map((point) => inDegrees(drawing, point)));
}

/** Every cell with its area and shape, in the order of the drawing. */
export function measureCells(drawing: GridDrawing): MeasuredCell[] {
  const polygons = polygonsOfCells(drawing);
  const [east, north] = metresPerDegree(drawing.origin[1] / UNITS_PER_DEGREE);
  const squareMetres = (east * north) / UNITS_PER_DEGREE ** 2;
  return drawing.cells.map((cell, at) => {
    const rings = polygons.get(at)?.[0] ?? [];
    return { ...cell, area: areaOfRings(rings) * squareMetres, rings: ringsInDegrees(drawing, rings) };
  });
}

/** A place inside of a cell in degrees; null where the drawing has no such cell. */
export function placeInCell(drawing: GridDrawing, id: string): readonly [longitude: number, latitude: number] | null {
  const rings = polygonsOfCells(drawing).get(drawing.cells.findIndex((cell) => cell.id === id))?.[0];
  return rings ? inDegrees(drawing, pointInside(rings)) : null;
}

/** West, south, east, north of a drawing in degrees. */
export function boundsOfDrawing(drawing: Pick<GridDrawing, 'origin' | 'arcs'>): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const point of drawing.arcs.flatMap(({ points }) => points)) {
    const [x, y] = inDegrees(drawing, point);
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  return [west, south, east, north];
}
