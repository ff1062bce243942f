import { doubleArea, MILLIMETRES, type Point } from '../topology/exact.ts';
import { pointFinder } from '../topology/locator.ts';
import type { Cell, Cells } from './cells.ts';
import type { Drawing } from './drawing.ts';
import { type DivisionOptions, lineKinds, type MillimetreTown } from './town.ts';

/** What a division came to. Areas in m², lengths in m. */
export interface DivisionFigures {
  readonly cells: number;
  readonly inRange: number;
  /** 0 to 1; null without cells. */
  readonly inRangeShare: number | null;
  readonly smallestArea: number;
  readonly largestArea: number;
  readonly meanArea: number;
  /** Mean of 4π area / perimeter² (Polsby–Popper): 1 is a circle. */
  readonly meanCompactness: number;
  /** Streets and water inside communities, and how much of their length borders cells. */
  readonly naturalLength: number;
  readonly naturalUsed: number;
  readonly naturalShare: number | null;
  /** Courtyards that should stay whole, and those that do not. */
  readonly courtyards: number;
  readonly courtyardsCut: number;
  readonly components: number;
  /** Components exactly on a border: each counts to the first of its cells by code. */
  readonly componentsOnBorder: number;
  /** Components less than half a metre from a border. */
  readonly componentsNearBorder: number;
  readonly cellsWithHoles: number;
}

/** mm. A whole millimetre is the least distance there is from a corner; from a side it may be less and still not on it. */
const ON_BORDER = 0.001;
const NEAR = 500;

/** Counts and measures a division. */
export function figuresOf(
  { cells, cellOf, arcs }: Cells,
  drawing: Drawing,
  town: MillimetreTown,
  { targetArea, tolerance }: DivisionOptions,
): DivisionFigures {
  const areas = cells.map(({ area }) => area);
  const inRange = areas.filter((area) => Math.abs(area / targetArea - 1) <= tolerance).length;
  const natural = naturalUse(drawing, cellOf);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    cells: cells.length,
    inRange,
    inRangeShare: cells.length === 0 ? null : inRange / cells.length,
    smallestArea: Math.min(...areas),
    largestArea: Math.max(...areas),
    meanArea: sum(areas) / cells.length,
    meanCompactness: sum(cells.map(compactness)) / cells.length,
    ...natural,
    ...courtyardUse(drawing, cellOf),
    components: town.components.length,
    componentsOnBorder: componentsWithin(arcs, town, ON_BORDER),
    componentsNearBorder: componentsWithin(arcs, town, NEAR),
    cellsWithHoles: cells.filter(({ polygons }) => (polygons[0]?.length ?? 0) > 1).length,
  };
}

/** Components nearer than a distance in mm to any arc. */
function componentsWithin(arcs: Cells['arcs'], { components }: MillimetreTown, distance: number): number {
  const pointsNear = pointFinder(components);
  const found = new Set<number>();
  for (const { points } of arcs) {
    for (let at = 1; at < points.length; at += 1) {
      const ends = [...(points[at - 1] as Point), ...(points[at] as Point)] as const;
      for (const component of pointsNear(...ends, distance)) found.add(component);
    }
  }
  return found.size;
}

function compactness({ polygons }: Cell): number {
  let [area, perimeter] = [0, 0];
  for (const ring of polygons.flat()) {
    area += doubleArea(ring) / 2;
    for (let at = 0; at < ring.length; at += 1) {
      const [ax, ay] = ring[at] as Point;
      const [bx, by] = ring[(at + 1) % ring.length] as Point;
      perimeter += Math.hypot(bx - ax, by - ay);
    }
  }
  return (4 * Math.PI * area) / perimeter ** 2;
}

/** Only lines with two faces of one community count: a border of the community is one anyway. */
function naturalUse({ topology, communityOf }: Drawing, cellOf: Int32Array) {
  let [naturalLength, naturalUsed] = [0, 0];
  for (let edge = 0; edge < topology.kinds.length; edge += 1) {
    if ((topology.kinds[edge] as number) > lineKinds.street) continue;
    const [left, right] = [topology.left[edge * 2] as number, topology.left[edge * 2 + 1] as number];
    if (left < 0 || right < 0 || communityOf[left] !== communityOf[right] || (communityOf[left] as number) < 0)
      continue;
    const [ax, ay] = topology.points[topology.origin[edge * 2] as number] as Point;
    const [bx, by] = topology.points[topology.origin[edge * 2 + 1] as number] as Point;
    const length = Math.hypot(bx - ax, by - ay) / MILLIMETRES;
    naturalLength += length;
    if (cellOf[left] !== cellOf[right]) naturalUsed += length;
  }
  return { naturalLength, naturalUsed, naturalShare: naturalLength === 0 ? null : naturalUsed / naturalLength };
}

/** A courtyard that should have stayed whole and did not. */
export interface CutCourtyard {
  /** Its place in the town's list. */
  readonly courtyard: number;
  readonly cells: readonly string[];
}

/** The courtyards that lie in more than one cell. */
export function cutCourtyards(
  { cells, cellOf }: Pick<Cells, 'cells' | 'cellOf'>,
  drawing: Pick<Drawing, 'courtyardOf'>,
): CutCourtyard[] {
  return [...cellsOfCourtyards(drawing, cellOf)].flatMap(([courtyard, found]) =>
    found.size > 1
      ? [{ courtyard, cells: [...found].sort((a, b) => a - b).flatMap((at) => cells[at]?.code ?? []) }]
      : [],
  );
}

function courtyardUse(drawing: Drawing, cellOf: Int32Array) {
  const cellsOf = cellsOfCourtyards(drawing, cellOf);
  return { courtyards: cellsOf.size, courtyardsCut: [...cellsOf.values()].filter(({ size }) => size > 1).length };
}

function cellsOfCourtyards(
  { courtyardOf }: Pick<Drawing, 'courtyardOf'>,
  cellOf: Int32Array,
): Map<number, Set<number>> {
  const cellsOf = new Map<number, Set<number>>();
  for (const [face, courtyard] of courtyardOf.entries()) {
    if (courtyard < 0) continue;
    const found = cellsOf.get(courtyard) ?? new Set();
    found.add(cellOf[face] as number);
    cellsOf.set(courtyard, found);
  }
  return cellsOf;
}
