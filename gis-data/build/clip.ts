import { isInRing } from './geometry';
import type { Point } from './plane';
import { densify, simplifyLine } from './smooth';

/** Step of the walk along a line, metres. */
const STEP = 10;

/** An area in the way, with its bounding box for a quick no. Metres. */
export interface Obstacle {
  readonly ring: readonly Point[];
  readonly box: readonly [number, number, number, number];
}

export function obstacle(ring: readonly Point[]): Obstacle {
  const [xs, ys] = [ring.map((p) => p[0]), ring.map((p) => p[1])];
  return { ring, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
}

/** The parts of a line outside all obstacles; the whole line untouched when it meets none. */
export function outside(line: readonly Point[], obstacles: readonly Obstacle[]): Point[][] {
  const isInside = (point: Point): boolean =>
    obstacles.some(
      ({ ring, box }) =>
        point[0] > box[0] && point[1] > box[1] && point[0] < box[2] && point[1] < box[3] && isInRing(point, ring),
    );
  const dense = densify(line, STEP);
  if (!dense.some(isInside)) return [[...line]];
  const runs: Point[][] = [[]];
  for (const point of dense) {
    if (isInside(point)) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 3).map((run) => simplifyLine(run, 0.5));
}
