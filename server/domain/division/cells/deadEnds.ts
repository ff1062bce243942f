import Flatbush from 'flatbush';
import { type Point, turn } from '../topology/exact.ts';
import { nodeSegments, type Segments } from '../topology/nodeSegments.ts';
import { lineKinds } from './town.ts';

/** How far a street that ends is prolonged to meet another line, in mm. */
const REACH = 80_000;
/** The prolonged piece goes this far beyond, mm, so that rounding leaves no gap. */
const OVERSHOOT = 20;

/** Prolongs each line that ends nowhere straight on to the next line within 80 m, and nodes the whole again. */
export function prolongDeadEnds(segments: Segments): Segments {
  const { coordinates, kinds } = segments;
  if (kinds.length === 0) return segments;
  const index = new Flatbush(kinds.length);
  for (let at = 0; at < kinds.length; at += 1) {
    const [ax, ay, bx, by] = pieceAt(coordinates, at);
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  const added = deadEnds(segments).flatMap(([from, to]) => {
    const target = firstHit(coordinates, index, from, to);
    return target ? [...to, ...target] : [];
  });
  if (added.length === 0) return segments;
  return nodeSegments({
    coordinates: [...coordinates, ...added],
    kinds: [...kinds, ...Array.from({ length: added.length / 4 }, () => lineKinds.synthetic)],
  });
}

function pieceAt(coordinates: readonly number[], at: number): [number, number, number, number] {
  return coordinates.slice(at * 4, at * 4 + 4) as [number, number, number, number];
}

/** The last piece of each line that ends nowhere: from its other end to the dead one. */
function deadEnds({ coordinates, kinds }: Segments): [Point, Point][] {
  const touching = new Map<string, number>();
  for (let at = 0; at < coordinates.length; at += 2) {
    const key = `${coordinates[at]},${coordinates[at + 1]}`;
    touching.set(key, (touching.get(key) ?? 0) + 1);
  }
  const found: [Point, Point][] = [];
  for (let at = 0; at < kinds.length; at += 1) {
    const [ax, ay, bx, by] = pieceAt(coordinates, at);
    if (touching.get(`${ax},${ay}`) === 1)
      found.push([
        [bx, by],
        [ax, ay],
      ]);
    if (touching.get(`${bx},${by}`) === 1)
      found.push([
        [ax, ay],
        [bx, by],
      ]);
  }
  return found;
}

/** The point just behind the first line that the way straight on meets, or null. */
function firstHit(coordinates: readonly number[], index: Flatbush, [fx, fy]: Point, [x, y]: Point): Point | null {
  const length = Math.hypot(x - fx, y - fy);
  const [dx, dy] = [(x - fx) / length, (y - fy) / length];
  const [endX, endY] = [x + dx * REACH, y + dy * REACH];
  let nearest = Infinity;
  for (const at of index.search(Math.min(x, endX), Math.min(y, endY), Math.max(x, endX), Math.max(y, endY))) {
    const [ax, ay, bx, by] = pieceAt(coordinates, at);
    if ((ax === x && ay === y) || (bx === x && by === y)) continue;
    const [a, b] = [turn(x, y, endX, endY, ax, ay), turn(x, y, endX, endY, bx, by)];
    if (a > 0 === b > 0 || a === b) continue;
    const hit = a / (a - b);
    const along = (ax + hit * (bx - ax) - x) * dx + (ay + hit * (by - ay) - y) * dy;
    if (along > 0 && along <= REACH) nearest = Math.min(nearest, along);
  }
  if (nearest === Infinity) return null;
  const far = nearest + OVERSHOOT;
  return [Math.round(x + dx * far), Math.round(y + dy * far)];
}
