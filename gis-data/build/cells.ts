import type { Coverage, FaceId } from './coverage';
import { adoptUnlabelled } from './districts';
import { distance, ringCentroid } from './geometry';
import { HUANGPU } from './plan';
import { degreesToMetres, type Point } from './plane';
import type { Random } from './random';
import { type CutLook, type LineNumbers, splitEvenly } from './split';
import { faceArea } from './towns';

/** Built-up centres of 闵行区 (示意, WGS 84); around them a unit grid is 1 ha, far from them 4 ha. */
const MINHANG_CENTRES: readonly Point[] = [
  [121.376, 31.112],
  [121.352, 31.156],
  [121.38, 31.172],
  [121.391, 31.142],
  [121.412, 31.108],
  [121.405, 31.008],
  [121.404, 31.07],
  [121.32, 31.196],
  [121.498, 31.088],
];

const CENTRES_METRES = MINHANG_CENTRES.map(degreesToMetres);

const HECTARE = 10_000;

/** Area in m² that a unit grid should have at a place of a district. */
export function cellTarget(district: string, place: Point): number {
  if (district === HUANGPU) return HECTARE;
  const away = centreDistance(place);
  return HECTARE * Math.min(4, Math.max(1, 1 + (away - 1000) / 700));
}

/** Distance in metres to the nearest built-up centre of 闵行区. */
export function centreDistance(place: Point): number {
  return Math.min(...CENTRES_METRES.map((centre) => distance(centre, place)));
}

/** Cuts the faces of a community or a stretch of river into unit grids of about the wanted area. */
export function splitIntoCells(
  coverage: Coverage,
  faces: readonly FaceId[],
  district: string,
  lines: LineNumbers,
  random: Random,
  onWater: boolean,
): FaceId[] {
  const target = (place: Point): number => cellTarget(district, place);
  return faces.flatMap((face) => {
    const middle = ringCentroid(coverage.ringMetres(face));
    const pieces = Math.max(1, Math.round(faceArea(coverage, face) / target(middle)));
    const look = cellLook(lines, target(middle), onWater);
    return splitEvenly(coverage, face, pieces, (place) => 1 / target(place), look, random);
  });
}

/** Large remainders are cut by streets; the last cuts inside a block follow walls and are straight. */
function cellLook(lines: LineNumbers, target: number, onWater: boolean): CutLook {
  return (pieces, area) => {
    const isStreet = !onWater && area > 3.4 * target;
    const kind = area > 24 * target ? 'collector' : 'lane';
    return {
      tag: lines.tag(isStreet ? kind : 'wall'),
      swing: isStreet ? 0.025 : 0,
      bendEvery: 110,
      snap: Math.sqrt(area / pieces) * (isStreet ? 0.24 : 0.13),
    };
  };
}

/** Each stretch of river belongs to the community on its bank; stretches in mid-river follow their neighbours. */
export function adoptWater(
  coverage: Coverage,
  water: readonly FaceId[],
  communityOf: Map<FaceId, string>,
  district: string,
): void {
  const own = new Map([...communityOf].filter(([, code]) => code.startsWith(district)));
  adoptUnlabelled(coverage, own, water);
  for (const face of water) {
    const code = own.get(face);
    if (code === undefined) throw new Error('a stretch of river touches no community');
    communityOf.set(face, code);
  }
}
