import Flatbush from 'flatbush';
import type { Coverage, EdgeTag } from './coverage';
import { distanceToSegment, isInRing } from './geometry';
import { metresToUnits, type Point, unitsToMetres } from './plane';
import { densify, simplifyLine } from './smooth';

/** A line that becomes a border inside a district: a main road, a river bank. Metres. */
export interface DetailLine {
  readonly district: string;
  readonly tag: EdgeTag;
  readonly line: readonly Point[];
}

/** Step of the walk along a line when looking where it leaves its district, metres. */
const CLIP_STEP = 4;

/**
 * The parts of a line inside the district and, for a road, outside the water; each reaches one step beyond so that it
 * surely crosses the border.
 */
export function clipDetail(
  detail: DetailLine,
  ring: readonly Point[],
  water: readonly (readonly Point[])[],
): DetailLine[] {
  const isAllowed = (point: Point): boolean =>
    isInRing(point, ring) && (detail.tag.kind === 'bank' || !water.some((surface) => isInRing(point, surface)));
  const runs: Point[][] = [];
  let current: Point[] = [];
  let wasInside = false;
  for (const point of densify(detail.line, CLIP_STEP)) {
    const inside = isAllowed(point);
    if (inside || wasInside) current.push(point);
    if (!inside) {
      if (wasInside) runs.push(current);
      current = [point];
    }
    wasInside = inside;
  }
  if (wasInside) runs.push(current);
  return runs
    .filter((run) => run.length > 6)
    .map((run) => ({ ...detail, line: simplifyLine(run, 0.3).map((p) => unitsToMetres(metresToUnits(p))) }));
}

/** Snapping moves a line by a few units at most; anything nearer than this lies on the detail line. Metres. */
const ON_LINE = 0.06;

/** Marks the edges of the coverage that lie on a detail line with its tag. */
export function tagEdges(coverage: Coverage, details: readonly DetailLine[]): void {
  const segments = details.flatMap(({ tag, line }) => line.slice(1).map((b, i) => ({ tag, a: line[i] as Point, b })));
  if (segments.length === 0) return;
  const index = new Flatbush(segments.length);
  for (const { a, b } of segments) {
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  }
  index.finish();
  for (const face of coverage.faces()) {
    const ring = coverage.ring(face);
    ring.forEach((from, i) => {
      const to = ring[(i + 1) % ring.length] as number;
      const [p, q] = [coverage.metresOf(from), coverage.metresOf(to)];
      const [x, y] = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
      const near = index.search(x - ON_LINE, y - ON_LINE, x + ON_LINE, y + ON_LINE);
      const hit = near
        .sort((a, b) => a - b)
        .map((at) => segments[at])
        .find((s) => s && distanceToSegment([x, y], s.a, s.b) < ON_LINE);
      if (hit) coverage.setTag(from, to, hit.tag);
    });
  }
}
