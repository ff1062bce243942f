import type { Density } from './chord';
import type { Coverage, FaceId } from './coverage';
import { longestNeighbour } from './districts';
import { distance, ringCentroid } from './geometry';
import type { Point } from './plane';
import type { Random } from './random';
import type { Division } from './sources';
import { type CutLook, type LineNumbers, splitEvenly } from './split';
import { faceArea } from './towns';

export interface TownSite {
  readonly seat: Point;
  readonly faces: readonly FaceId[];
  readonly communities: readonly Division[];
}

/** A 村委会 holds a village with its fields, a 居委会 some blocks of a built-up place. */
export function isVillage({ name }: Division): boolean {
  return name.includes('村委');
}

/** Divides the faces of a town into one part per community and returns the community of every face. */
export function splitTown(coverage: Coverage, site: TownSite, lines: LineNumbers, random: Random): Map<FaceId, string> {
  const density = townDensity(coverage, site);
  const look = communityLook(lines);
  const wanted = site.communities.length;
  const counts = shareOut(
    site.faces.map((face) => faceArea(coverage, face) * density(middleOf(coverage, face))),
    wanted,
  );
  const parts: FaceId[] = [];
  const leftovers: FaceId[] = [];
  site.faces.forEach((face, i) => {
    const count = counts[i] as number;
    if (count === 0) leftovers.push(face);
    else parts.push(...splitEvenly(coverage, face, count, density, look, random));
  });
  cutUntilEnough(coverage, parts, wanted, density, look, random);
  const community = nameParts(coverage, parts, site);
  for (const face of leftovers) community.set(face, adopt(coverage, face, community));
  return community;
}

/** Villages make the outskirts sparse: near the seat communities are small, further out large. */
function townDensity(coverage: Coverage, { seat, faces, communities }: TownSite): Density {
  const area = faces.reduce((sum, face) => sum + faceArea(coverage, face), 0);
  const villages = communities.filter(isVillage).length / communities.length;
  const peak = villages > 0.08 && villages < 0.95 ? 9 : 0.6;
  const reach = Math.sqrt(area) * (0.16 + 0.24 * (1 - villages));
  return (point) => 1 + peak * Math.exp(-((distance(point, seat) / reach) ** 2));
}

/** Larger areas still to be divided get the wider road. */
function communityLook(lines: LineNumbers): CutLook {
  return (pieces, area) => ({
    tag: lines.tag(pieces >= 7 || area > 6e6 ? 'collector' : 'lane'),
    swing: area > 3e6 ? 0.06 : 0.035,
    bendEvery: Math.max(70, Math.sqrt(area / pieces) / 3),
    snap: Math.sqrt(area / pieces) * 0.16,
  });
}

/** Whole numbers in proportion to the masses, by largest remainder. */
export function shareOut(masses: readonly number[], total: number): number[] {
  const sum = masses.reduce((a, b) => a + b, 0);
  const exact = masses.map((mass) => (mass / sum) * total);
  const counts = exact.map(Math.floor);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  let missing = total - counts.reduce((a, b) => a + b, 0);
  for (const { i } of order) {
    if (missing-- <= 0) break;
    counts[i] = (counts[i] as number) + 1;
  }
  return counts;
}

function cutUntilEnough(
  coverage: Coverage,
  parts: FaceId[],
  wanted: number,
  density: Density,
  look: CutLook,
  random: Random,
): void {
  const mass = (face: FaceId): number => faceArea(coverage, face) * density(middleOf(coverage, face));
  let attempts = 0;
  while (parts.length < wanted) {
    parts.sort((a, b) => mass(b) - mass(a) || a - b);
    const at = attempts % parts.length;
    const made = splitEvenly(coverage, parts[at] as FaceId, 2, density, look, random);
    if (made.length === 2) {
      parts.splice(at, 1, ...made);
      attempts = 0;
    } else if (++attempts > 60) throw new Error('a town cannot be cut into its communities');
  }
}

function middleOf(coverage: Coverage, face: FaceId): Point {
  return ringCentroid(coverage.ringMetres(face));
}

/** The largest parts become the villages; within both kinds the codes run from north-west to south-east. */
function nameParts(coverage: Coverage, parts: readonly FaceId[], site: TownSite): Map<FaceId, string> {
  const bySize = [...parts].sort((a, b) => faceArea(coverage, a) - faceArea(coverage, b) || a - b);
  const urban = site.communities.filter((community) => !isVillage(community));
  const villages = site.communities.filter(isVillage);
  const named = new Map<FaceId, string>();
  for (const [faces, names] of [
    [bySize.slice(0, urban.length), urban],
    [bySize.slice(urban.length), villages],
  ] as const) {
    readingOrder(coverage, faces).forEach((face, i) => {
      named.set(face, (names[i] as Division).code);
    });
  }
  return named;
}

/** Faces in bands from north to south, inside a band from west to east. */
export function readingOrder(coverage: Coverage, faces: readonly FaceId[]): FaceId[] {
  if (faces.length === 0) return [];
  const area = faces.reduce((sum, face) => sum + faceArea(coverage, face), 0);
  const band = Math.sqrt(area / faces.length);
  const keyed = faces.map((face) => {
    const [x, y] = middleOf(coverage, face);
    return { face, row: -Math.floor(y / band), x };
  });
  return keyed.sort((a, b) => a.row - b.row || a.x - b.x || a.face - b.face).map(({ face }) => face);
}

/** An islet or remnant joins the community next to it, else the nearest. */
function adopt(coverage: Coverage, face: FaceId, community: ReadonlyMap<FaceId, string>): string {
  const beside = longestNeighbour(coverage, face, (other) => community.get(other));
  if (beside !== undefined) return beside;
  const middle = middleOf(coverage, face);
  const nearest = [...community.keys()].sort(
    (a, b) => distance(middleOf(coverage, a), middle) - distance(middleOf(coverage, b), middle),
  )[0];
  return community.get(nearest as FaceId) as string;
}
