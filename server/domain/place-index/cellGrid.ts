import type { Position } from '../case/caseFile.ts';
import { HALF_WORLD_METERS, type MercatorBox } from '../mercator.ts';

/** A square of the plane by one number: column × 2¹⁵ + row, counted from the south-west. */
export type CellNumber = number;

const RADIUS_METERS = 6378137;
/**
 * Cells a side: about 1.2 km of mercator each, some hundred unit grids. Small enough that a changed one is read anew in
 * some milliseconds, large enough that a whole city has some thousand.
 */
const CELLS = 2 ** 15;
const CELL_METERS = (2 * HALF_WORLD_METERS) / CELLS;

/** A position (EPSG:4326) in web mercator (EPSG:3857), metres. */
export function mercatorOf({ longitude, latitude }: Position): readonly [x: number, y: number] {
  return [
    (longitude * Math.PI * RADIUS_METERS) / 180,
    Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * RADIUS_METERS,
  ];
}

/** A place in web mercator as a position (EPSG:4326), degrees. */
export function positionOf(x: number, y: number): Position {
  return {
    longitude: (x / RADIUS_METERS) * (180 / Math.PI),
    latitude: (2 * Math.atan(Math.exp(y / RADIUS_METERS)) - Math.PI / 2) * (180 / Math.PI),
  };
}

const step = (meters: number): number =>
  Math.min(CELLS - 1, Math.max(0, Math.floor((meters + HALF_WORLD_METERS) / CELL_METERS)));

/** The cell in which a place lies. */
export function cellAt(x: number, y: number): CellNumber {
  return step(x) * CELLS + step(y);
}

/** The cells that a rectangle meets; null where they are more than `most`. */
export function cellsMeeting([west, south, east, north]: MercatorBox, most: number): CellNumber[] | null {
  const [first, last, low, high] = [step(west), step(east), step(south), step(north)];
  if ((last - first + 1) * (high - low + 1) > most) return null;
  const cells: CellNumber[] = [];
  for (let column = first; column <= last; column += 1) {
    for (let row = low; row <= high; row += 1) cells.push(column * CELLS + row);
  }
  return cells;
}

/** The rectangle of a cell; neighbours have their common side to the last digit. */
export function boxOfCell(cell: CellNumber): MercatorBox {
  const side = (count: number): number => count * CELL_METERS - HALF_WORLD_METERS;
  const [column, row] = [Math.floor(cell / CELLS), cell % CELLS];
  return [side(column), side(row), side(column + 1), side(row + 1)];
}
