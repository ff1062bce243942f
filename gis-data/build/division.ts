import { adoptWater, splitIntoCells } from './cells';
import { isVillage, splitTown } from './communities';
import type { FaceId } from './coverage';
import { distanceToRing, isInRing, ringCentroid } from './geometry';
import { DETAILED_DISTRICTS, HUANGPU, type Plan } from './plan';
import { degreesToMetres } from './plane';
import { createRandom, type Random, seedFor } from './random';
import type { Division, Sources } from './sources';
import type { LineNumbers } from './split';
import { townSeats } from './townSeats';
import { assignToNearestSeat, faceArea, splitBySeats, type TownSeat } from './towns';

/** The whole division: every face of the coverage with its community and, where drawn, its unit grid. */
export interface CityDivision {
  readonly communityOf: Map<FaceId, string>;
  /** 15-digit code of the unit grid, in the districts drawn in detail. */
  readonly cellOf: Map<FaceId, string>;
  /** Unit grids on the river. */
  readonly water: Set<FaceId>;
}

/** Smaller faces are islets or remnants: no town is seated there by itself. m². */
const TOWN_FACE = 8e6;

/** Divides every district into towns, communities and, in detail, unit grids. Changes the plan's coverage. */
export function divideCity(plan: Plan, sources: Sources, lines: LineNumbers, seed: number): CityDivision {
  const division: CityDivision = { communityOf: new Map(), cellOf: new Map(), water: new Set() };
  const seats = townSeats();
  for (const { code } of sources.districts) {
    const random = createRandom(seedFor(seed, code));
    const towns = sources.towns
      .filter((town) => town.code.startsWith(code))
      .map((town) => readTown(town, sources.communities, seats));
    divideDistrict(plan, code, towns, division, lines, random);
  }
  return division;
}

interface Town extends TownSeat {
  readonly communities: readonly Division[];
}

/** A village counts as much land as four urban communities. */
const VILLAGE_WEIGHT = 4;

function readTown({ code }: Division, all: readonly Division[], seats: ReturnType<typeof townSeats>): Town {
  const seat = seats.get(code);
  if (!seat) throw new Error(`no seat for the town ${code}`);
  const communities = all.filter((community) => community.code.startsWith(code));
  const weights = communities.map((community) => (isVillage(community) ? VILLAGE_WEIGHT : 1));
  const weight = 2 + weights.reduce((a, b) => a + b, 0);
  return { code, place: degreesToMetres(seat), weight, communities };
}

function divideDistrict(
  plan: Plan,
  district: string,
  towns: readonly Town[],
  division: CityDivision,
  lines: LineNumbers,
  random: Random,
): void {
  const { coverage, districtOf, waterFaces } = plan;
  const faces = [...districtOf].filter(([, code]) => code === district).map(([face]) => face);
  const land = faces.filter((face) => !waterFaces.has(face));
  const townOf = placeTowns(plan, district, land, towns, lines, random);
  for (const town of towns) {
    const own = [...townOf].filter(([, code]) => code === town.code).map(([face]) => face);
    const site = { seat: town.place, faces: own, communities: town.communities };
    for (const [face, code] of splitTown(coverage, site, lines, random)) {
      division.communityOf.set(face, code);
    }
  }
  if ((DETAILED_DISTRICTS as readonly string[]).includes(district)) {
    const river = faces.filter((face) => waterFaces.has(face));
    divideIntoCells(plan, district, river, division, lines, random);
  }
}

function placeTowns(
  { coverage }: Plan,
  district: string,
  land: readonly FaceId[],
  towns: readonly Town[],
  lines: LineNumbers,
  random: Random,
): Map<FaceId, string> {
  // The main roads have already cut 黄浦 into pieces; its towns are made of whole pieces.
  if (district === HUANGPU) return assignToNearestSeat(coverage, land, towns);
  const large = land.filter((face) => faceArea(coverage, face) > TOWN_FACE);
  const ringOf = new Map(large.map((face) => [face, coverage.ringMetres(face)]));
  const seated = new Map<FaceId, Town[]>(large.map((face) => [face, []]));
  for (const town of towns) {
    const away = (face: FaceId): number => {
      const ring = ringOf.get(face) ?? [];
      return isInRing(town.place, ring) ? -1 : distanceToRing(town.place, ring);
    };
    const home = [...large].sort((a, b) => away(a) - away(b))[0] as FaceId;
    seated.get(home)?.push(town);
  }
  const townOf = new Map<FaceId, string>();
  for (const [face, group] of seated) {
    if (group.length === 0) continue;
    for (const [part, code] of splitBySeats(coverage, face, group, lines, random)) {
      townOf.set(part, code);
    }
  }
  const placed = [...townOf];
  for (const face of land.filter((f) => !townOf.has(f) && !seated.get(f)?.length)) {
    const middle = ringCentroid(coverage.ringMetres(face));
    const nearest = placed
      .map(([other, code]) => ({ code, away: distanceToRing(middle, coverage.ringMetres(other)) }))
      .sort((a, b) => a.away - b.away)[0];
    if (nearest) townOf.set(face, nearest.code);
  }
  return townOf;
}

function divideIntoCells(
  { coverage }: Plan,
  district: string,
  river: readonly FaceId[],
  division: CityDivision,
  lines: LineNumbers,
  random: Random,
): void {
  const { communityOf } = division;
  for (const [face, code] of [...communityOf].filter(([, c]) => c.startsWith(district))) {
    communityOf.delete(face);
    for (const part of splitIntoCells(coverage, [face], district, lines, random, false)) {
      communityOf.set(part, code);
    }
  }
  const stretches = splitIntoCells(coverage, river, district, lines, random, true);
  adoptWater(coverage, stretches, communityOf, district);
  for (const face of stretches) division.water.add(face);
}
