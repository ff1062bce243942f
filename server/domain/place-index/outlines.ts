import type { Position } from '../case/caseFile.ts';

/** Polygons of one area with their rings, each closed, as longitude and latitude in degrees. */
export type Outline = readonly (readonly (readonly (readonly number[])[])[])[];

/** Where a point is: too near to a border to be told here is `unsure`. */
export type Standing = 'inside' | 'outside' | 'unsure';

/** Coordinates are kept in whole billionths of a degree (0.1 mm) from the corner of the cell. */
const STEPS_PER_DEGREE = 1e9;
/** Rounding moves a border by less than one step; what lies within these is left to the database. */
const UNSURE_STEPS = 3;
const LARGEST = 2 ** 31 - 1;

/** Areas as typed arrays: the rings of area `a` are `firstRing[a]` to `firstRing[a + 1]`, and so on. */
export interface Outlines {
  readonly origin: Position;
  /** West, south, east, north of each area. */
  readonly boxes: Int32Array;
  readonly firstRing: Uint32Array;
  readonly firstPoint: Uint32Array;
  readonly points: Int32Array;
}

/** Packs areas; each has to lie within two degrees of `origin`. */
export function packOutlines(areas: readonly Outline[], origin: Position): Outlines {
  const boxes: number[] = [];
  const firstRing = [0];
  const firstPoint = [0];
  const points: number[] = [];
  for (const rings of areas.map((polygons) => polygons.flat())) {
    const box: [number, number, number, number] = [LARGEST, LARGEST, -LARGEST, -LARGEST];
    for (const ring of rings) {
      for (const [longitude, latitude] of ring as readonly [number, number][]) {
        const x = Math.round((longitude - origin.longitude) * STEPS_PER_DEGREE);
        const y = Math.round((latitude - origin.latitude) * STEPS_PER_DEGREE);
        points.push(x, y);
        widen(box, x, y);
      }
      firstPoint.push(points.length / 2);
    }
    firstRing.push(firstPoint.length - 1);
    boxes.push(...box);
  }
  return {
    origin,
    boxes: Int32Array.from(boxes),
    firstRing: Uint32Array.from(firstRing),
    firstPoint: Uint32Array.from(firstPoint),
    points: Int32Array.from(points),
  };
}

function widen(box: [number, number, number, number], x: number, y: number): void {
  box[0] = Math.min(box[0], x);
  box[1] = Math.min(box[1], y);
  box[2] = Math.max(box[2], x);
  box[3] = Math.max(box[3], y);
}

/** Whether a position lies in an area; holes are outside. */
export function standing(outlines: Outlines, area: number, { longitude, latitude }: Position): Standing {
  const { origin, boxes, firstRing, firstPoint, points } = outlines;
  const x = (longitude - origin.longitude) * STEPS_PER_DEGREE;
  const y = (latitude - origin.latitude) * STEPS_PER_DEGREE;
  const box = area * 4;
  if (x < (boxes[box] ?? 0) - UNSURE_STEPS || x > (boxes[box + 2] ?? 0) + UNSURE_STEPS) return 'outside';
  if (y < (boxes[box + 1] ?? 0) - UNSURE_STEPS || y > (boxes[box + 3] ?? 0) + UNSURE_STEPS) return 'outside';
  let isInside = false;
  for (let ring = firstRing[area] ?? 0; ring < (firstRing[area + 1] ?? 0); ring += 1) {
    // A ring ends with its first corner, so each pair of neighbours is one side.
    for (let at = firstPoint[ring] ?? 0; at + 1 < (firstPoint[ring + 1] ?? 0); at += 1) {
      const [ax, ay] = [points[at * 2] ?? 0, points[at * 2 + 1] ?? 0];
      const [bx, by] = [points[at * 2 + 2] ?? 0, points[at * 2 + 3] ?? 0];
      if (isNear(ax, ay, bx, by, x, y)) return 'unsure';
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isInside = !isInside;
    }
  }
  return isInside ? 'inside' : 'outside';
}

/** Whether a point lies within `UNSURE_STEPS` of the side from a to b. */
function isNear(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  if (x < Math.min(ax, bx) - UNSURE_STEPS || x > Math.max(ax, bx) + UNSURE_STEPS) return false;
  if (y < Math.min(ay, by) - UNSURE_STEPS || y > Math.max(ay, by) + UNSURE_STEPS) return false;
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  // Inside the side's own rectangle the distance to its line decides; beyond an end that errs on the side of "near".
  return length === 0 || Math.abs(dx * (y - ay) - dy * (x - ax)) <= UNSURE_STEPS * length;
}
