import Flatbush from 'flatbush';
import { boxOf, doubleArea, type Point, type Ring, sideOfRing } from './exact.ts';
import { nodeSegments, type Segments } from './nodeSegments.ts';
import { type HalfEdges, halvesOfBorder, joinPieces, type Topology } from './topology.ts';

/** The faces that pieces enclose, pieces noded first. Coordinates in whole millimetres, within `MAX_EXTENT`. */
export function topologyOf(segments: Segments): Topology {
  const joined = joinPieces(nodeSegments(segments));
  const borders = traceBorders(joined);
  const inner = borders.filter(({ area }) => area > 0);
  const outer = borders.filter(({ area }) => area <= 0);
  const left = new Int32Array(joined.origin.length).fill(-1);
  for (const [face, { halves }] of inner.entries()) for (const half of halves) left[half] = face;
  const facesAround = hostsOf(outer, inner);
  const holes: number[][] = inner.map(() => []);
  for (const [at, { halves }] of outer.entries()) {
    const face = facesAround[at] as number;
    if (face < 0) continue;
    for (const half of halves) left[half] = face;
    holes[face]?.push(halves[0] as number);
  }
  return { ...joined, left, borders: inner.map(({ halves }, face) => [halves[0] as number, ...(holes[face] ?? [])]) };
}

interface Border {
  readonly halves: readonly number[];
  readonly ring: Ring;
  /** Above 0 for the outer border of a face, else the border of what lies in a face or outside of all. */
  readonly area: number;
}

function traceBorders({ points, origin, next }: HalfEdges): Border[] {
  const isTraced = new Uint8Array(origin.length);
  const borders: Border[] = [];
  for (let start = 0; start < origin.length; start += 1) {
    if (isTraced[start]) continue;
    const halves = halvesOfBorder(next, start);
    for (const half of halves) isTraced[half] = 1;
    const ring = halves.map((half) => points[origin[half] as number] as Point);
    borders.push({ halves, ring, area: doubleArea(ring) });
  }
  return borders;
}

/**
 * For each outer border of a connected part the smallest face that it lies in, or -1. Faces of the part itself never hold a point of its
 * outer border strictly inside.
 */
function hostsOf(outer: readonly Border[], inner: readonly Border[]): number[] {
  if (inner.length === 0) return outer.map(() => -1);
  const index = new Flatbush(inner.length);
  for (const { ring } of inner) index.add(...boxOf(ring));
  index.finish();
  return outer.map(({ ring }) => {
    const [x, y] = ring[0] as Point;
    const around = index.search(x, y, x, y, (face) => sideOfRing((inner[face] as Border).ring, x, y) > 0);
    return around.sort((one, other) => (inner[one] as Border).area - (inner[other] as Border).area)[0] ?? -1;
  });
}
