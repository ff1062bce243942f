import type { HeatPlaceKind } from './heatBlock.ts';
import type { HeatDistrict } from './heatStore.ts';

/** By what a heat map is shaded. */
export type HeatAreaLevel =
  | 'unit-grid'
  | 'responsibility-grid'
  | 'professional-grid'
  | 'community'
  | 'subdistrict'
  | 'district';

/** The areas of a level in the order of every answer: their codes ascending. */
export interface HeatAreaSet {
  readonly level: HeatAreaLevel;
  /** Changes with the codes only. */
  readonly edition: string;
  readonly codes: readonly string[];
}

/** The place of a case that tells in which areas of a level it lies. */
export const placeOfLevel: Readonly<Record<HeatAreaLevel, HeatPlaceKind>> = {
  'unit-grid': 'grid',
  'responsibility-grid': 'responsibility',
  'professional-grid': 'professional',
  community: 'grid',
  subdistrict: 'grid',
  district: 'grid',
};

const digitsOfLevel: Readonly<Partial<Record<HeatAreaLevel, number>>> = { community: 12, subdistrict: 9, district: 6 };
const SET_SEPARATOR = ',';

/** Whether each area of a level is a community or consists of whole ones. */
export function consistsOfCommunities(level: HeatAreaLevel): boolean {
  return digitsOfLevel[level] !== undefined;
}

/** The codes of the areas of a level that a place belongs to; only a set of professional grids has several. */
export function areaCodesOf(level: HeatAreaLevel, placeCode: string): readonly string[] {
  if (level === 'professional-grid') return placeCode.split(SET_SEPARATOR);
  return [placeCode.slice(0, digitsOfLevel[level] ?? placeCode.length)];
}

/** The numbers of a district's places that lie in one area. */
export function placesInArea(level: HeatAreaLevel, code: string, district: HeatDistrict): readonly number[] {
  const places = district.codes[placeOfLevel[level]];
  const numbers: number[] = [];
  if (level === 'unit-grid' || level === 'responsibility-grid') numbers.push(places.numberOf(code) ?? 0);
  // The codes of administrative areas begin with that of their district.
  else if (level === 'professional-grid' || code.startsWith(district.code)) {
    for (const [number, place] of places.codes.entries()) {
      if (areaCodesOf(level, place).includes(code)) numbers.push(number);
    }
  }
  return numbers.filter((number) => number > 0);
}

/** Where each place of a district stands among the areas: −1 nowhere; `more` holds the areas of a place beyond its first. */
export interface AreaTargets {
  readonly first: Int32Array;
  readonly more: ReadonlyMap<number, readonly number[]>;
}

/** Finds the areas of every place of a district. */
export function areaTargets(areas: HeatAreaSet, district: HeatDistrict): AreaTargets {
  return targetsOf(areas, district.codes[placeOfLevel[areas.level]].codes);
}

/** Finds the areas of every place of a growing list, by its number; kept until the list is longer. */
export function targetsOf(areas: HeatAreaSet, places: readonly string[]): AreaTargets {
  const ofAreas = kept.get(areas) ?? new WeakMap();
  kept.set(areas, ofAreas);
  const known = ofAreas.get(places);
  if (known && known.first.length === places.length) return known;
  const targets = findTargets(areas, places);
  ofAreas.set(places, targets);
  return targets;
}

const kept = new WeakMap<HeatAreaSet, WeakMap<readonly string[], AreaTargets>>();

function findTargets(areas: HeatAreaSet, places: readonly string[]): AreaTargets {
  const first = new Int32Array(places.length).fill(-1);
  const more = new Map<number, readonly number[]>();
  for (let place = 1; place < places.length; place += 1) {
    const positions = areaCodesOf(areas.level, places[place] ?? '').map((code) => positionOf(areas, code));
    const [one = -1, ...others] = positions.filter((position) => position >= 0);
    first[place] = one;
    if (others.length > 0) more.set(place, others);
  }
  return { first, more };
}

/** Where an area stands, or −1. (Halving needs no index of half a million codes, which would take long to make at once.) */
export function positionOf({ codes }: HeatAreaSet, code: string): number {
  let low = 0;
  for (let high = codes.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((codes[middle] ?? '') < code) low = middle + 1;
    else high = middle;
  }
  return codes[low] === code ? low : -1;
}

/** Cases and overdue cases by area, in the order of the areas. */
export interface AreaCounts {
  readonly counts: Uint32Array<ArrayBuffer>;
  readonly overdue: Uint32Array<ArrayBuffer>;
}

/** Counts of some areas before anything is counted; `take` gives memory of at least so many bytes, whatever is in it. */
export function noCounts(
  { codes }: HeatAreaSet,
  take: (byteLength: number) => ArrayBuffer = (byteLength) => new ArrayBuffer(byteLength),
): AreaCounts {
  const noughts = () => new Uint32Array(take(codes.length * Uint32Array.BYTES_PER_ELEMENT), 0, codes.length).fill(0);
  return { counts: noughts(), overdue: noughts() };
}

/** Adds cases and late cases of a place to its areas. */
export function addPlace(
  place: number,
  count: number,
  late: number,
  { first, more }: AreaTargets,
  into: AreaCounts,
): void {
  addToArea(first[place] ?? -1, count, late, into);
  if (more.size > 0) for (const other of more.get(place) ?? []) addToArea(other, count, late, into);
}

/** Adds cases and late cases to an area; −1 is none. */
export function addToArea(area: number, count: number, late: number, { counts, overdue }: AreaCounts): void {
  if (area < 0) return;
  counts[area] = (counts[area] ?? 0) + count;
  overdue[area] = (overdue[area] ?? 0) + late;
}
