import type pg from 'pg';
import { Coverage, type FaceId } from './coverage';
import { clipDetail, type DetailLine, tagEdges } from './detailLines';
import { addRing, adoptUnlabelled, arcUnits, CHONGMING, closed, type DistrictArc, squareMetres } from './districts';
import { isInRing, ringArea } from './geometry';
import { degreesToUnits, metresToUnits, type Point, unitsToMetres } from './plane';
import { type ArrangementFace, polygonize } from './polygonize';
import { joinLines } from './smooth';
import { type Sources, WINDOW } from './sources';
import { absorbSplinters, isSplinter } from './splinters';

/** The districts as faces of one coverage, with rivers and main roads as inner borders of the detailed ones. */
export interface BaseCoverage {
  readonly coverage: Coverage;
  readonly districtOf: Map<FaceId, string>;
  /** Faces of the districts with detail that lie in the river. */
  readonly waterFaces: Set<FaceId>;
  /** Land outlines (mainland within the window, islands), units. */
  readonly landRings: readonly Point[][];
}

/** Nodes borders, coast and detail lines together and labels the faces with their district. */
export async function buildBase(
  client: pg.Client,
  sources: Sources,
  arcs: readonly DistrictArc[],
  details: readonly DetailLine[],
  water: readonly (readonly Point[])[],
): Promise<BaseCoverage> {
  const mainland = mainlandRing(sources.coast);
  const islands = districtIslands(sources);
  const clipped = details.flatMap((detail) => clipDetail(detail, districtRing(arcs, detail.district), water));
  const faces = await polygonize(client, [
    ...arcs.map(arcUnits),
    ...clipped.map(({ line }) => line.map(metresToUnits)),
    [...sources.coast],
    ...islands.map(({ ring }) => closed(ring)),
  ]);
  const districtAt = districtFinder(arcs, mainland, islands);
  const detailed = new Set(details.map(({ district }) => district));
  const isWater = (code: string, at: Point): boolean => detailed.has(code) && water.some((ring) => isInRing(at, ring));
  const labelled = labelFaces(faces, districtAt, isWater);
  const { coverage, districtOf, waterFaces } = labelled;
  tagEdges(coverage, clipped);
  absorbSplinters(coverage, districtOf, labelled.splinters, waterFaces);
  adoptUnlabelled(coverage, districtOf);
  return { coverage, districtOf, waterFaces, landRings: [mainland, ...islands.map(({ ring }) => [...ring])] };
}

interface CodedRing {
  readonly code: string;
  readonly ring: readonly Point[];
}

/** The district at a point in units; none at sea and outside the city. */
function districtFinder(
  arcs: readonly DistrictArc[],
  mainland: readonly Point[],
  islands: readonly CodedRing[],
): (point: Point) => string | undefined {
  const codes = new Set(arcs.flatMap(({ left, right }) => [left, right]).filter((code) => code !== undefined));
  const rings = [...codes].map((code) => ({ code, ring: districtRing(arcs, code).map(metresToUnits) }));
  const codeIn = (list: readonly CodedRing[], point: Point): string | undefined =>
    list.find(({ ring }) => isInRing(point, ring))?.code;
  return (point) => codeIn(islands, point) ?? (isInRing(point, mainland) ? codeIn(rings, point) : undefined);
}

interface LabelledFaces {
  readonly coverage: Coverage;
  readonly districtOf: Map<FaceId, string>;
  readonly waterFaces: Set<FaceId>;
  readonly splinters: readonly FaceId[];
}

function labelFaces(
  faces: readonly ArrangementFace[],
  districtAt: (point: Point) => string | undefined,
  isWater: (code: string, metres: Point) => boolean,
): LabelledFaces {
  const coverage = new Coverage();
  const districtOf = new Map<FaceId, string>();
  const waterFaces = new Set<FaceId>();
  const splinters: FaceId[] = [];
  // Two lines that touch in one point can enclose a splinter inside a face; it stays part of that face.
  const holes = faces.flatMap((face) => face.rings.slice(1)).filter((hole) => squareMetres(hole) < 1e5);
  for (const { rings, centre } of faces) {
    const code = districtAt(centre);
    if (code === undefined || holes.some((hole) => isInRing(centre, hole))) continue;
    const outer = rings[0] as Point[];
    const face = addRing(coverage, outer);
    districtOf.set(face, code);
    if (isWater(code, unitsToMetres(centre))) waterFaces.add(face);
    else if (isSplinter(outer)) splinters.push(face);
  }
  return { coverage, districtOf, waterFaces, splinters };
}

function mainlandRing(coast: readonly Point[]): Point[] {
  const corners: Point[] = [
    [WINDOW.west, WINDOW.north],
    [WINDOW.west, WINDOW.south],
  ];
  return [...coast, ...corners.map(degreesToUnits)];
}

/** The closed border of a mainland district, metres. */
export function districtRing(arcs: readonly DistrictArc[], code: string): Point[] {
  const own = arcs.filter(({ left, right }) => left === code || right === code);
  const rings = joinLines(own.map(({ line }) => line));
  const ring = rings.sort((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a)))[0];
  if (!ring) throw new Error(`no border for ${code}`);
  return ring.slice(1);
}

/** 崇明's islands and the shoals off 浦东 from the coast layer; 金山三岛 from the district map. */
function districtIslands(sources: Sources): CodedRing[] {
  const fromCoast = sources.islands.flatMap((ring) => {
    const [east, north] = unitsToMetres(ring[0] as Point);
    const nested = sources.islands.some((other) => other !== ring && isInRing(ring[0] as Point, other));
    if (nested || east > 60_000 || north < -2_000) return [];
    return [{ code: north > 13_000 ? CHONGMING : '310115', ring }];
  });
  const rocks = [...(sources.outlines.get('310116') ?? [])]
    .filter((ring) => squareMetres(ring) < 1e6)
    .map((ring) => ({ code: '310116', ring }));
  return [...fromCoast, ...rocks];
}
