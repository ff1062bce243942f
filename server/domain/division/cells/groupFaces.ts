import { seededRandom } from '../random.ts';
import { type AnnealingTask, annealGroups } from './annealGroups.ts';
import type { FaceGraph } from './faceGraph.ts';
import { startGroups } from './startGroups.ts';
import type { DivisionOptions } from './town.ts';

/** A group of faces for each face, numbered from 0 over the whole town; -1 where the face is in no community. */
export interface Grouping {
  readonly groupOf: Int32Array;
  readonly count: number;
}

/** How often a part with cells out of range is tried. */
const ATTEMPTS = 4;

/**
 * Joins faces to groups of about the wanted area, each connected part of a community by itself: as many groups as its area holds,
 * started by bisection, then annealed for shape, area, and borders along streets and water. `onProgress` hears the share of the faces that is done.
 */
export function groupFaces(
  graph: FaceGraph,
  communityOf: Int32Array,
  options: DivisionOptions,
  onProgress: (share: number) => void = () => undefined,
): Grouping {
  const groupOf = new Int32Array(communityOf.length).fill(-1);
  let [count, done] = [0, 0];
  const parts = connectedParts(graph, communityOf);
  const all = parts.reduce((sum, { length }) => sum + length, 0);
  for (const [number, faces] of parts.entries()) {
    const area = faces.reduce((sum, face) => sum + (graph.area[face] as number), 0);
    const groups = Math.min(faces.length, Math.max(1, Math.round(area / options.targetArea)));
    const onPart = (share: number) => onProgress((done + share * faces.length) / all);
    const part = { graph, faces, groupOf, first: count, groups, options, onProgress: onPart };
    if (groups === 1) for (const face of faces) groupOf[face] = count;
    else groupPart(part, options.seed * 7919 + number);
    count += groups;
    done += faces.length;
    onProgress(done / all);
  }
  return { groupOf, count };
}

/** Anneals a part, and again with other chances while cells are out of range; the try with the fewest of them stays. */
function groupPart(part: Omit<AnnealingTask, 'random'>, seed: number): void {
  const { graph, faces, groupOf } = part;
  let best: { missed: number; groups: number[] } | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    startGroups(graph, faces, part.groups, groupOf, part.first);
    const onProgress = (share: number) => part.onProgress((attempt + share) / ATTEMPTS);
    annealGroups({ ...part, onProgress, random: seededRandom(seed + attempt * 104_729) });
    const missed = countMissed(part);
    if (!best || missed < best.missed) best = { missed, groups: faces.map((face) => groupOf[face] as number) };
    if (missed === 0) break;
  }
  for (const [at, face] of faces.entries()) groupOf[face] = best?.groups[at] as number;
}

function countMissed({ graph, faces, groupOf, first, groups, options }: Omit<AnnealingTask, 'random'>): number {
  const areas = new Float64Array(groups);
  for (const face of faces) {
    const group = (groupOf[face] as number) - first;
    areas[group] = (areas[group] as number) + (graph.area[face] as number);
  }
  return areas.filter((area) => Math.abs(area / options.targetArea - 1) > options.tolerance).length;
}

/** The faces of each community that hang together by common borders. */
function connectedParts({ start, neighbour }: FaceGraph, communityOf: Int32Array): number[][] {
  const isSeen = new Uint8Array(communityOf.length);
  const parts: number[][] = [];
  for (let from = 0; from < communityOf.length; from += 1) {
    if (isSeen[from] || (communityOf[from] as number) < 0) continue;
    const part = [from];
    isSeen[from] = 1;
    for (let at = 0; at < part.length; at += 1) {
      const face = part[at] as number;
      for (let link = start[face] as number; link < (start[face + 1] as number); link += 1) {
        const other = neighbour[link] as number;
        if (isSeen[other]) continue;
        isSeen[other] = 1;
        part.push(other);
      }
    }
    parts.push(part);
  }
  return parts;
}
