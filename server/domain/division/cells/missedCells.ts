import type { Cells } from './cells.ts';
import type { Drawing } from './drawing.ts';
import type { FaceGraph } from './faceGraph.ts';
import type { DivisionOptions } from './town.ts';

/**
 * Why a cell is out of range: its community, or the part of it that hangs together, is too small; it does not divide into cells in range;
 * one face (a courtyard that is kept whole) is too large by itself; or the faces at hand did not fit better.
 */
export const missReasons = ['part-too-small', 'part-does-not-divide', 'face-too-large', 'faces-do-not-fit'] as const;
export type MissReason = (typeof missReasons)[number];

export interface MissedCell {
  readonly code: string;
  /** m² */
  readonly area: number;
  readonly reason: MissReason;
}

/** The cells out of range, each with the reason. */
export function missedCells(
  { cells, cellOf }: Cells,
  graph: FaceGraph,
  { communityOf }: Drawing,
  { targetArea, tolerance }: DivisionOptions,
): MissedCell[] {
  const [low, high] = [targetArea * (1 - tolerance), targetArea * (1 + tolerance)];
  const isMissed = cells.map(({ area }) => area < low || area > high);
  if (!isMissed.includes(true)) return [];
  const facesOf: number[][] = cells.map(() => []);
  for (const [face, cell] of cellOf.entries()) if (cell >= 0) facesOf[cell]?.push(face);
  return cells.flatMap(({ code, area }, at): MissedCell[] => {
    if (!isMissed[at]) return [];
    const faces = facesOf[at] ?? [];
    const part = partArea(graph, communityOf, faces[0] as number);
    return [{ code, area, reason: reasonOf(part, faces, graph, low, high) }];
  });
}

function reasonOf(part: number, faces: readonly number[], graph: FaceGraph, low: number, high: number): MissReason {
  if (part < low) return 'part-too-small';
  // Some number of cells must bring their mean into range.
  if (Math.floor(part / low) * high < part) return 'part-does-not-divide';
  if (faces.some((face) => (graph.area[face] as number) > high)) return 'face-too-large';
  return 'faces-do-not-fit';
}

/** The area of all that hangs together with a face inside its community. */
function partArea({ area, start, neighbour }: FaceGraph, communityOf: Int32Array, from: number): number {
  const seen = new Set([from]);
  const open = [from];
  let sum = 0;
  for (let face = open.pop(); face !== undefined; face = open.pop()) {
    sum += area[face] as number;
    for (let link = start[face] as number; link < (start[face + 1] as number); link += 1) {
      const other = neighbour[link] as number;
      if (seen.has(other) || communityOf[other] !== communityOf[from]) continue;
      seen.add(other);
      open.push(other);
    }
  }
  return sum;
}
