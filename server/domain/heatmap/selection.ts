import { type CaseSource, type CaseStage, caseSources, caseStatuses, stageOf } from '../case/caseFile.ts';
import type { Lamp } from '../time-limit/lamp.ts';
import { type HeatAreaLevel, placeOfLevel, placesInArea } from './areas.ts';
import { isLate, MINUTES_PER_DAY, STATES, sourceOf, statusOf } from './facts.ts';
import type { HeatBlock, HeatColumns, HeatPlaceKind } from './heatBlock.ts';
import type { HeatCodes, HeatDistrict } from './heatStore.ts';
import type { DaySpan } from './weekSpan.ts';

/** Which cases are asked for. What is left out does not narrow. */
export interface HeatFilter {
  /** Days of reporting since 2000-01-01, both included. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly categories?: readonly string[] | undefined;
  readonly sources?: readonly CaseSource[] | undefined;
  readonly stages?: readonly CaseStage[] | undefined;
  readonly lamps?: readonly Lamp[] | undefined;
  /** Units that have the case, or have handed it to a unit below. */
  readonly units?: readonly string[] | undefined;
  /** The unit whose cases alone the reader may see. */
  readonly scopeUnit?: string | null | undefined;
  /** Only cases in one area or grid. */
  readonly within?: { readonly level: HeatAreaLevel; readonly code: string } | undefined;
}

/** By number: 1 where it is asked for. */
export type Mask = Uint8Array;

/** What is asked of a case, whatever its place and day of reporting. */
export interface CaseKinds {
  /** Numbers of the categories that are asked for. */
  readonly categories: readonly number[] | null;
  /** Of sources and stages. */
  readonly states: Mask | null;
  /** Each must accept the unit or the unit below. */
  readonly units: readonly Mask[];
  /** By `lightOf`. */
  readonly lamps: Mask | null;
}
export const ALL_KINDS: CaseKinds = { categories: null, states: null, units: [], lamps: null };

/** A filter made ready for one district: masks by the numbers of that district's codes. */
export interface Selection extends CaseKinds {
  readonly firstMinute: number;
  readonly endMinute: number;
  /** When lateness and lamps are looked at, see `heatMoment`. */
  readonly moment: number;
  readonly within: PlacesWithin | null;
}
interface PlacesWithin {
  readonly kind: HeatPlaceKind;
  readonly mask: Mask;
  readonly isEmpty: boolean;
}

/** Makes a filter ready for a district. `moment`: see `heatMoment`. */
export function selectionOf(filter: HeatFilter, district: HeatDistrict, moment: number): Selection {
  const { codes } = district;
  const { categories, sources, stages, lamps, units, scopeUnit, within } = filter;
  const unitSets = [...(units ? [units] : []), ...(scopeUnit ? [[scopeUnit]] : [])];
  return {
    firstMinute: filter.firstDay * MINUTES_PER_DAY,
    endMinute: (filter.lastDay + 1) * MINUTES_PER_DAY,
    moment,
    categories: categories ? numbersOf(codes.category, categories) : null,
    states: sources || stages ? statesOf(sources, stages) : null,
    units: unitSets.map((set) => maskOf(codes.unit, set)),
    lamps: lamps ? Uint8Array.from(lights, (lamp) => Number(lamps.includes(lamp))) : null,
    within: within ? placesWithin(within, district) : null,
  };
}

function statesOf(sources: HeatFilter['sources'], stages: HeatFilter['stages']): Mask {
  return Uint8Array.from({ length: STATES }, (_, state) => {
    const source = caseSources[sourceOf(state)];
    const status = caseStatuses[statusOf(state)];
    const isWanted =
      source && status && (sources?.includes(source) ?? true) && (stages?.includes(stageOf(status)) ?? true);
    return Number(isWanted ?? false);
  });
}

function placesWithin({ level, code }: NonNullable<HeatFilter['within']>, district: HeatDistrict): PlacesWithin {
  const kind = placeOfLevel[level];
  const places = placesInArea(level, code, district);
  const mask = new Uint8Array(district.codes[kind].size);
  for (const place of places) mask[place] = 1;
  return { kind, mask, isEmpty: places.length === 0 };
}

function numbersOf(codes: HeatCodes, wanted: readonly string[]): number[] {
  return [...new Set(wanted.flatMap((code) => codes.numberOf(code) ?? []))];
}

function maskOf(codes: HeatCodes, wanted: readonly string[]): Mask {
  const mask = new Uint8Array(codes.size);
  for (const code of wanted) mask[codes.numberOf(code) ?? 0] = 1;
  mask[0] = 0;
  return mask;
}

/** Whether a block can hold a case of the period. */
export function mayHold(block: HeatBlock, { firstMinute, endMinute }: Selection): boolean {
  return block.firstDay * MINUTES_PER_DAY < endMinute && (block.lastDay + 1) * MINUTES_PER_DAY > firstMinute;
}

/** Whether no case of the district can be asked for: most districts, where the question is about one grid. */
export function asksForNothing({ categories, within }: Selection): boolean {
  return categories?.length === 0 || (within?.isEmpty ?? false);
}

/** Whether nothing but the period and categories narrows. */
export function isByCategory({ states, units, lamps, within }: Selection): boolean {
  return !(states ?? lamps ?? within ?? units[0]);
}

/** States of cases that have ended. */
const ended = statesOf(undefined, ['ended']);

/** Whether a case is still to be worked on. */
export function isOpen({ state }: HeatColumns, row: number): boolean {
  return ended[state[row] ?? 0] !== 1;
}

/** Whether every case that can be asked for is open: a few in a hundred. */
export function asksForOpen({ states }: Selection): boolean {
  return states?.every((isAsked, state) => isAsked === 0 || ended[state] !== 1) ?? false;
}

/** The lamps that `lightOf` tells: bit 0 is past yellow, bit 1 past red, bit 2 none. */
const lights: readonly Lamp[] = ['green', 'yellow', 'red', 'red', 'none', 'none', 'none', 'none'];

/** The lamp of a case at a moment as a place among `lights`: without a branch, because a question asks it of millions. */
export function lightOf(yellowFrom: number, redFrom: number, moment: number): number {
  // A case without a lamp alone has a negative number.
  return ((yellowFrom >>> 31) << 2) | (isLate(redFrom, moment) << 1) | isLate(yellowFrom, moment);
}

/** Whether a case is of the kinds that are asked for, at a moment. */
export function isOfKinds(
  { categories, states, units, lamps }: CaseKinds,
  columns: HeatColumns,
  row: number,
  moment: number,
): boolean {
  const { yellowFrom, redFrom } = columns;
  if (lamps && lamps[lightOf(yellowFrom[row] ?? 0, redFrom[row] ?? 0, moment)] !== 1) return false;
  if (categories && !categories.includes(columns.category[row] ?? 0)) return false;
  if (states && states[columns.state[row] ?? 0] !== 1) return false;
  return units.every((mask) => mask[columns.unit[row] ?? 0] === 1 || mask[columns.subUnit[row] ?? 0] === 1);
}

/** A text that is the same for the same kinds; empty where all are asked for. */
export function textOfKinds({ categories, states, units, lamps }: CaseKinds): string {
  const numbers = (mask: Mask) => [...mask.keys()].filter((number) => mask[number] === 1);
  return [
    ...(categories ? [`category ${categories.toSorted((one, other) => one - other)}`] : []),
    ...(states ? [`state ${numbers(states)}`] : []),
    ...(lamps ? [`lamp ${numbers(lamps)}`] : []),
    ...units.map((mask) => `unit ${numbers(mask)}`).sort(),
  ].join(';');
}

/** The days of a selection's period. */
export function daysAsked({ firstMinute, endMinute }: Selection): DaySpan {
  return { firstDay: firstMinute / MINUTES_PER_DAY, endDay: endMinute / MINUTES_PER_DAY };
}
