import Flatbush from 'flatbush';
import type { Point } from '../topology/exact.ts';
import { type GridDrawing, UNITS_PER_DEGREE } from './drawing.ts';
import { metresPerDegree } from './measure.ts';
import type { Found } from './proveDrawing.ts';
import { linesAround } from './surroundings.ts';

/** Free land narrower than this between grids, m, belongs to nobody by mistake: a lane is wider. */
const STRIP_WIDTH = 3;
/** Two borders that part at a corner are near to each other at first; only what goes on for so long, m, is a strip. */
const LEAST_LENGTH = 4;
/** How far apart the border is looked at, m. */
const STEP = 1;
/** Borders nearer than this, m, meet within rounding. */
const MEETING = 0.003;

/** A narrow strip of free land beside a changed grid. */
export interface FreeStrip {
  /** The middle of the strip, units of the drawing. */
  readonly at: Point;
  /** Along the border of the changed grid. */
  readonly line: readonly [Point, Point];
  /** Where it is narrowest, and how long it is, m. */
  readonly width: number;
  readonly length: number;
}

type Metres = readonly [east: number, north: number];
type Segment = readonly [from: Metres, to: Metres];
/** A place on a border, and how far it is from there to the next border across free land. */
interface Sample {
  readonly from: Metres;
  readonly across: Metres;
  readonly width: number;
}

/** The strips that changed grids leave between themselves and others, of the drawing or around it. A remark, found in the drawing alone. */
export function findStrips(drawing: GridDrawing): FreeStrip[] {
  const changed = outsideOfChanged(drawing);
  if (changed.length === 0) return [];
  const [east, north] = metresPerDegree(drawing.origin[1] / UNITS_PER_DEGREE).map(
    (metres) => metres / UNITS_PER_DEGREE,
  ) as [number, number];
  const inMetres = ([x, y]: Point): Metres => [x * east, y * north];
  const inUnits = ([x, y]: Metres): Point => [Math.round(x / east), Math.round(y / north)];
  const lines = [...drawing.arcs.map(({ points }) => points), ...linesAround(drawing)];
  const widthAt = widthFinder(lines.flatMap((points) => segmentsAlong(points.map(inMetres))));
  const strips: FreeStrip[] = [];
  for (const way of changed) {
    for (const run of runsOf(segmentsAlong(way.map(inMetres)), widthAt)) {
      const [first, middle, last] = [run[0], run[run.length >> 1], run.at(-1)] as [Sample, Sample, Sample];
      const strip = {
        at: inUnits([(middle.from[0] + middle.across[0]) / 2, (middle.from[1] + middle.across[1]) / 2]),
        line: [inUnits(first.from), inUnits(last.from)] as const,
        width: Math.min(...run.map(({ width }) => width)),
        length: run.length * STEP,
      };
      // The grid on the other side has the same strip.
      const isKnown = strips.some(({ at }) => distance(inMetres(at), inMetres(strip.at)) < STRIP_WIDTH);
      if (!isKnown) strips.push(strip);
    }
  }
  return strips;
}

/** What is told of strips beside the proofs; nothing stands against publishing. */
export function stripProof(drawing: GridDrawing): Found {
  const examples = findStrips(drawing).map(({ at }) => at.join());
  return {
    name: 'no-free-strip',
    holds: examples.length === 0,
    isRequired: false,
    broken: examples.length,
    examples: examples.slice(0, 1),
  };
}

/** Borders between a changed grid at the left hand and free land at the right. */
function outsideOfChanged({ cells, arcs }: GridDrawing): (readonly Point[])[] {
  return arcs.flatMap(({ points, left, right }) => {
    if (left !== -1 && right !== -1) return [];
    if (cells[Math.max(left, right)]?.code !== null) return [];
    return [right === -1 ? points : [...points].reverse()];
  });
}

const distance = ([ax, ay]: Metres, [bx, by]: Metres): number => Math.hypot(bx - ax, by - ay);

const segmentsAlong = (points: readonly Metres[]): Segment[] =>
  points.slice(1).map((to, at) => [points[at] as Metres, to] as const);

/** Stretches of a border along which the next one is near, long enough to be told. */
function runsOf(segments: readonly Segment[], widthAt: (from: Metres, outward: Metres) => number | null): Sample[][] {
  const runs: Sample[][] = [];
  let run: Sample[] = [];
  const finish = (): void => {
    if (run.length * STEP >= LEAST_LENGTH) runs.push(run);
    run = [];
  };
  for (const [from, to] of segments) {
    const length = distance(from, to);
    const [x, y] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    for (let along = STEP / 2; along < length; along += STEP) {
      const place: Metres = [from[0] + x * along, from[1] + y * along];
      const width = widthAt(place, [y, -x]);
      if (width === null) finish();
      else run.push({ from: place, across: [place[0] + y * width, place[1] - x * width], width });
    }
  }
  finish();
  return runs;
}

/** Tells how far it is from a place on a border, straight outward, to the next border; null where that is far or meets this one. */
function widthFinder(segments: readonly Segment[]): (from: Metres, outward: Metres) => number | null {
  const index = new Flatbush(segments.length);
  for (const [[ax, ay], [bx, by]] of segments) {
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return ([x, y], [dx, dy]) => {
    const [endX, endY] = [x + dx * STRIP_WIDTH, y + dy * STRIP_WIDTH];
    let nearest = Infinity;
    let meeting = 0;
    for (const at of index.search(Math.min(x, endX), Math.min(y, endY), Math.max(x, endX), Math.max(y, endY))) {
      const far = crossing([x, y], [dx, dy], segments[at] as Segment);
      if (far === null) continue;
      if (Math.abs(far) <= MEETING) meeting += 1;
      else if (far > 0 && far < nearest) nearest = far;
    }
    // The border itself meets the place; a second one there is that of a neighbour without a gap.
    return meeting < 2 && nearest < STRIP_WIDTH ? nearest : null;
  };
}

/** How far along a ray a segment crosses it; null where it does not. */
function crossing([x, y]: Metres, [dx, dy]: Metres, [[ax, ay], [bx, by]]: Segment): number | null {
  const [sx, sy] = [bx - ax, by - ay];
  const turn = dx * sy - dy * sx;
  if (turn === 0) return null;
  const share = (dy * (ax - x) - dx * (ay - y)) / turn;
  return share < 0 || share > 1 ? null : ((ax - x) * sy - (ay - y) * sx) / turn;
}
