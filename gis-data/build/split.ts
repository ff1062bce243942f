import { ChordFinder, type Density, type Part } from './chord';
import type { Coverage, EdgeTag, FaceId } from './coverage';
import { type CutStyle, cutFace } from './cut';
import type { Random } from './random';

/** What a cut looks like at one step of a division, by the number of pieces still to make and the area in m². */
export type CutLook = (pieces: number, area: number) => Omit<CutStyle, 'density' | 'misfit'>;

/**
 * Divides a face into `pieces` parts of about equal mass by cuts in two, each giving every side its fair number.
 * Returns fewer parts when a part cannot be cut further.
 */
export function splitEvenly(
  coverage: Coverage,
  face: FaceId,
  pieces: number,
  density: Density,
  look: CutLook,
  random: Random,
): FaceId[] {
  if (pieces < 2) return [face];
  const total = new ChordFinder(coverage.ringMetres(face), density).total;
  const misfit = (left: Part, right: Part): number => unevenness(left.mass, right.mass, pieces);
  const style = { ...look(pieces, total.area), density, misfit };
  const parts = cutFace(coverage, face, style, random);
  if (!parts) return [face];
  const masses = parts.map((part) => new ChordFinder(coverage.ringMetres(part), density).total.mass);
  const [left, right] = masses as [number, number];
  const forLeft = fairCount(left, right, pieces);
  return [
    ...splitEvenly(coverage, parts[0], forLeft, density, look, random),
    ...splitEvenly(coverage, parts[1], pieces - forLeft, density, look, random),
  ];
}

function fairCount(left: number, right: number, pieces: number): number {
  return Math.min(pieces - 1, Math.max(1, Math.round((left / (left + right)) * pieces)));
}

/** How badly two masses divide a number of pieces; parts of similar count are liked better than crumbs. */
export function unevenness(left: number, right: number, pieces: number): number {
  const count = fairCount(left, right, pieces);
  const share = left / (left + right);
  const missing = Math.abs(share * pieces - count) / Math.min(count, pieces - count);
  const lopsided = 0.5 - Math.min(count, pieces - count) / pieces;
  const misfit = 1.6 * missing + 0.7 * lopsided;
  return misfit > 1 ? Number.POSITIVE_INFINITY : misfit;
}

/** A line number per cut, so that the edges of one street can be told from those of another. */
export class LineNumbers {
  private last = 0;

  tag(kind: string): EdgeTag {
    this.last += 1;
    return { kind, line: this.last };
  }
}
