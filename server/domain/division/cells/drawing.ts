import { areaOfRings, type Point, type Ring } from '../topology/exact.ts';
import { topologyOf } from '../topology/faces.ts';
import { type PointFinder, polygonLocator } from '../topology/locator.ts';
import { nodeSegments, type Segments } from '../topology/nodeSegments.ts';
import { pointInside, ringsOfFace } from '../topology/polygons.ts';
import { snapTogether } from '../topology/snapTogether.ts';
import type { Topology } from '../topology/topology.ts';
import { prolongDeadEnds } from './deadEnds.ts';
import { overSplit } from './overSplit.ts';
import type { DivisionProgress } from './progress.ts';
import { lineKinds, type MillimetreTown } from './town.ts';

/** Lines nearer to each other than this, mm, are one: a tenth of what the best survey promises (class A, ±0.5 m). */
export const SNAP = 50;

/** Small faces of the drawing, each in one community or in none, and in one courtyard or in none (-1). */
export interface Drawing {
  readonly topology: Topology;
  readonly communityOf: Int32Array;
  readonly courtyardOf: Int32Array;
}

/** Where two communities claim the same place: an area in mm². */
export interface Overlap {
  readonly communities: readonly [number, number];
  readonly area: number;
  readonly at: Point;
}

/** What drawing a town needs beside it. */
interface DrawingTask {
  /** Courtyards that are never cut. */
  readonly isWhole: (courtyard: number) => boolean;
  readonly componentsNear: PointFinder;
  readonly progress: DivisionProgress;
}

/** Draws all lines together, prolongs dead ends, and cuts the blocks into faces of about `faceArea` mm². */
export function drawTown(
  town: MillimetreTown,
  faceArea: number,
  { isWhole, componentsNear, progress }: DrawingTask,
): { drawing: Drawing; overlaps: Overlap[] } {
  progress('noding', 0);
  const lines = prolongDeadEnds(nodeSegments(snapTogether(linesOf(town), SNAP)));
  const blocks = located(topologyOf(lines), town, isWhole);
  const cuts: number[] = [];
  for (let face = 0; face < blocks.communityOf.length; face += 1) {
    progress('faces', face / blocks.communityOf.length);
    if ((blocks.communityOf[face] as number) < 0 || (blocks.courtyardOf[face] as number) >= 0) continue;
    for (const value of overSplit(ringsOfFace(blocks.topology, face), faceArea, componentsNear)) cuts.push(value);
  }
  const all = {
    coordinates: [...lines.coordinates, ...cuts],
    kinds: [...lines.kinds, ...Array.from({ length: cuts.length / 4 }, () => lineKinds.synthetic)],
  };
  const drawing = located(topologyOf(all), town, isWhole);
  return { drawing, overlaps: blocks.overlaps };
}

function linesOf({ communities, streets, waters, courtyards }: MillimetreTown): Segments {
  const coordinates: number[] = [];
  const kinds: number[] = [];
  const add = (points: Ring, kind: number, isRing: boolean) => {
    for (let at = isRing ? 0 : 1; at < points.length; at += 1) {
      const from = points[(at + points.length - 1) % points.length] as Point;
      coordinates.push(...from, ...(points[at] as Point));
      kinds.push(kind);
    }
  };
  for (const line of waters) add(line, lineKinds.water, false);
  for (const line of streets) add(line, lineKinds.street, false);
  for (const ring of courtyards.flat()) add(ring, lineKinds.wall, true);
  for (const ring of communities.flatMap(({ areas }) => areas.flat())) add(ring, lineKinds.community, true);
  return { coordinates, kinds };
}

/** Says of each face where it lies, by one point inside it. */
function located(
  topology: Topology,
  town: MillimetreTown,
  isWhole: (courtyard: number) => boolean,
): Drawing & { overlaps: Overlap[] } {
  const owners = town.communities.flatMap(({ areas }, community) => areas.map(() => community));
  const communitiesAt = polygonLocator(town.communities.flatMap(({ areas }) => areas));
  const courtyardsAt = polygonLocator(town.courtyards);
  const communityOf = new Int32Array(topology.borders.length).fill(-1);
  const courtyardOf = new Int32Array(topology.borders.length).fill(-1);
  const overlaps: Overlap[] = [];
  for (let face = 0; face < topology.borders.length; face += 1) {
    const rings = ringsOfFace(topology, face);
    const inside = pointInside(rings);
    const [first, second] = communitiesAt(inside).map((area) => owners[area] as number);
    if (first === undefined) continue;
    communityOf[face] = first;
    courtyardOf[face] = courtyardsAt(inside).find(isWhole) ?? -1;
    if (second !== undefined && second !== first) {
      overlaps.push({ communities: [first, second], area: areaOfRings(rings), at: inside });
    }
  }
  return { topology, communityOf, courtyardOf, overlaps };
}
