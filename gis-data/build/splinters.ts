import type { Coverage, FaceId } from './coverage';
import { squareMetres } from './districts';
import { distance } from './geometry';
import type { Point } from './plane';

/** Below this a face is a splinter between two lines, not a place: it joins a neighbour. */
const SPLINTER_SQUARE_METRES = 4000;

export function isSplinter(ring: readonly Point[]): boolean {
  return squareMetres(ring) < SPLINTER_SQUARE_METRES;
}

/** Merges splinters into the neighbour of the same district with the longest common border; never into the river. */
export function absorbSplinters(
  coverage: Coverage,
  districtOf: Map<FaceId, string>,
  splinters: readonly FaceId[],
  waterFaces: ReadonlySet<FaceId>,
): void {
  for (const face of splinters) {
    const code = districtOf.get(face);
    if (code === undefined) continue;
    const neighbours = new Map<FaceId, number>();
    const ring = coverage.ring(face);
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] as number;
      const other = coverage.leftOf(b, a);
      if (other === undefined || districtOf.get(other) !== code || waterFaces.has(other)) return;
      const length = distance(coverage.metresOf(a), coverage.metresOf(b));
      neighbours.set(other, (neighbours.get(other) ?? 0) + length);
    });
    const ordered = [...neighbours].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    for (const [other] of ordered) {
      const merged = coverage.merge(face, other);
      if (merged === undefined) continue;
      districtOf.set(merged, code);
      districtOf.delete(other);
      break;
    }
    // A splinter alone at the coast is dropped: no land is lost that anybody would miss.
    districtOf.delete(face);
  }
}
