import { type Point, type Ring, squaredDistance } from '../topology/exact.ts';
import type { GridDrawing } from './drawing.ts';
import { nearestOn, pickBorder, pickCorner } from './pick.ts';
import { linesAround } from './surroundings.ts';

/** A line that is no border yet but a good one: the middle of a street, or a bank. In units of the drawing. */
export interface Guide {
  readonly kind: 'street' | 'water';
  readonly points: Ring;
}

/** Where a point comes to lie, and at what; null where it stays as it was meant. */
export interface Snapped {
  readonly point: Point;
  readonly to: 'corner' | 'border' | Guide['kind'] | null;
}

/**
 * Where a point of a new border comes to lie: at a corner nearby, else on a border nearby, else on a street or bank, else as it was meant.
 * Grids around count as the drawing's own.
 */
export function snapPoint(drawing: GridDrawing, place: Point, reach: number, guides: readonly Guide[] = []): Snapped {
  const around = linesAround(drawing).map((points) => ({ points, left: -1, right: -1 }));
  const all = { ...drawing, arcs: [...drawing.arcs, ...around] };
  const corner = pickCorner(all, place, reach);
  if (corner) return { point: corner, to: 'corner' };
  const border = pickBorder(all, place, reach);
  if (border) return { point: border.at, to: 'border' };
  return snapToGuide(guides, place, reach) ?? { point: place, to: null };
}

/** Where a border of the drawing that is moved comes to lie: borders of the drawing itself do not hold it. */
export const snapAround = (drawing: GridDrawing, place: Point, reach: number, guides: readonly Guide[] = []): Snapped =>
  snapPoint({ ...drawing, arcs: [] }, place, reach, guides);

/** The nearest place on a guide; its own corners, such as a crossing of streets, come first. */
function snapToGuide(guides: readonly Guide[], place: Point, reach: number): Snapped | null {
  let best: { found: Snapped | null; squared: number } = { found: null, squared: reach * reach };
  for (const { kind, points } of guides) {
    for (let at = 1; at < points.length; at += 1) {
      const [from, next] = [points[at - 1] as Point, points[at] as Point];
      const squared = squaredDistance(...place, ...from, ...next);
      if (squared > best.squared) continue;
      const corner = [from, next].find((end) => squaredDistance(...place, ...end, ...end) <= (reach / 2) ** 2);
      best = { found: { point: corner ?? nearestOn(from, next, place), to: kind }, squared };
    }
  }
  return best.found;
}
