import Flatbush from 'flatbush';
import type { Coverage } from './coverage';
import type { CityDivision } from './division';
import { distanceToRing, isInRing } from './geometry';
import { metresToUnits, type Point, unitsToMetres } from './plane';

/** Least distance of a component from the border of its unit grid, metres (the rule is 0.3; the rest is for rounding). */
const CLEARANCE = 0.36;
/** Steps in metres by which a component on a border is moved aside. */
const STEPS = [0.5, 0.9, 1.6, 2.5];

/** Finds the unit grid at a point, and moves points off the borders. */
export class GridLocator {
  private readonly cells: Array<{ code: string; ring: Point[] }>;
  private readonly index: Flatbush;

  constructor(coverage: Coverage, division: CityDivision, prefix: string) {
    this.cells = [...division.cellOf]
      .filter(([, code]) => code.startsWith(prefix))
      .map(([face, code]) => ({ code, ring: coverage.ringMetres(face) }));
    this.index = new Flatbush(this.cells.length);
    for (const { ring } of this.cells) {
      const [xs, ys] = [ring.map((p) => p[0]), ring.map((p) => p[1])];
      this.index.add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
    }
    this.index.finish();
  }

  /** The nearest point on the output's integer grid that is clearly inside one unit grid; undefined outside the area. */
  settle(wanted: Point): { point: Point; grid: string } | undefined {
    if (!this.isNear(wanted, wanted)) return undefined;
    for (const point of tries(wanted)) {
      const cell = this.cellAt(point);
      if (cell && distanceToRing(point, cell.ring) > CLEARANCE) return { point, grid: cell.code };
    }
    return undefined;
  }

  /** Is any unit grid within reach of the box between two corners? A quick no for streets elsewhere. */
  isNear(a: Point, b: Point): boolean {
    const reach = 30;
    const [west, east] = [Math.min(a[0], b[0]) - reach, Math.max(a[0], b[0]) + reach];
    const [south, north] = [Math.min(a[1], b[1]) - reach, Math.max(a[1], b[1]) + reach];
    return this.index.search(west, south, east, north).length > 0;
  }

  private cellAt([x, y]: Point): { code: string; ring: Point[] } | undefined {
    const near = this.index.search(x, y, x, y).sort((a, b) => a - b);
    return near.map((at) => this.cells[at]).find((cell) => cell && isInRing([x, y], cell.ring));
  }
}

function* tries(wanted: Point): Generator<Point> {
  const grid = (point: Point): Point => unitsToMetres(metresToUnits(point));
  yield grid(wanted);
  for (const step of STEPS) {
    for (let k = 0; k < 8; k++) {
      const angle = (k * Math.PI) / 4 + 0.2;
      yield grid([wanted[0] + step * Math.cos(angle), wanted[1] + step * Math.sin(angle)]);
    }
  }
}
