import { type CaseSource, type CaseStage, caseSources, caseStatuses, stageOf } from '../case/caseFile.ts';
import type { Lamp } from '../time-limit/lamp.ts';
import { type HeatAreaLevel, placeOfLevel, placesInArea } from './areas.ts';
import { MINUTES_PER_DAY, NO_LAMP, STATES, sourceOf, statusOf } from './facts.ts';
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

type Mask = Uint8Array;

/** A filter made ready for one district: masks by the numbers of that district's codes. */
export interface Selection {
  readonly firstMinute: number;
  readonly endMinute: number;
  readonly moment: number;
  /** Numbers of the categories that are asked for. */
  readonly categories: readonly number[] | null;
  /** Of sources and stages. */
  readonly states: Mask | null;
  /** Each must accept the unit or the unit below. */
  readonly units: readonly Mask[];
  readonly lamps: readonly Lamp[] | null;
  readonly within: PlacesWithin | null;
}
interface PlacesWithin {
  readonly kind: HeatPlaceKind;
  readonly mask: Mask;
  readonly isEmpty: boolean;
}

/** Makes a filter ready for a district. `moment` (see `heatMoment`) is when lamps are looked at. */
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
    lamps: lamps ?? null,
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

/** The days of a selection's period. */
export function daysAsked({ firstMinute, endMinute }: Selection): DaySpan {
  return { firstDay: firstMinute / MINUTES_PER_DAY, endDay: endMinute / MINUTES_PER_DAY };
}

/** Writes the rows of the block that are asked for into `rows` (at least as long as the block), in any order, and tells how many. */
export function select(block: HeatBlock, selection: Selection, rows: Int32Array): number {
  const { columns } = block;
  let count = selectByIndex(block, selection, rows);
  if (selection.within) count = keep(rows, count, columns[selection.within.kind], selection.within.mask);
  for (const mask of selection.units) count = keepUnits(rows, count, columns, mask);
  if (selection.lamps) count = keepLamps(rows, count, columns, selection.lamps, selection.moment);
  return count;
}

function selectByIndex(block: HeatBlock, selection: Selection, rows: Int32Array): number {
  const { categories, lamps, states } = selection;
  if (!categories && !(lamps && !lamps.includes('none'))) return selectPeriod(block, selection, rows);
  const count = categories
    ? selectCategories(block, selection, categories, rows)
    : selectWithLamp(block, selection, rows);
  return states ? keep(rows, count, block.columns.state, states) : count;
}

function selectCategories(
  block: HeatBlock,
  { firstMinute, endMinute }: Selection,
  categories: readonly number[],
  rows: Int32Array,
): number {
  const { reported } = block.columns;
  const { offsets, rows: ordered } = block.byCategory;
  let count = 0;
  for (const category of categories) {
    if (category + 1 >= offsets.length) continue;
    const end = offsets[category + 1] ?? 0;
    for (let index = offsets[category] ?? 0; index < end; index += 1) {
      const row = ordered[index] ?? 0;
      const minute = reported[row] ?? 0;
      rows[count] = row;
      if (minute >= firstMinute && minute < endMinute) count += 1;
    }
  }
  return count;
}

function selectWithLamp(block: HeatBlock, { firstMinute, endMinute }: Selection, rows: Int32Array): number {
  const { reported } = block.columns;
  let count = 0;
  for (const row of block.withLamp) {
    const minute = reported[row] ?? 0;
    rows[count] = row;
    if (minute >= firstMinute && minute < endMinute) count += 1;
  }
  return count;
}

const ANY_STATE: Mask = new Uint8Array(STATES).fill(1);

/** The loop that most questions with filters consist of. It has no branch that would be guessed wrong: each condition is a bit. */
function selectPeriod({ columns, length }: HeatBlock, selection: Selection, rows: Int32Array): number {
  const { grid, reported, state } = columns;
  const { firstMinute } = selection;
  const lastMinute = selection.endMinute - 1;
  const states = selection.states ?? ANY_STATE;
  let count = 0;
  for (let row = 1; row < length; row += 1) {
    const minute = reported[row] ?? 0;
    // The sign of a difference is set where the minute lies outside, and that of −grid where there is a case.
    const isOutside = ((minute - firstMinute) | (lastMinute - minute)) >>> 31;
    rows[count] = row;
    count += (isOutside ^ 1) & (-(grid[row] ?? 0) >>> 31) & (states[state[row] ?? 0] ?? 0);
  }
  return count;
}

function keep(rows: Int32Array, count: number, column: Int32Array | Uint16Array | Uint8Array, mask: Mask): number {
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    rows[kept] = row;
    kept += mask[column[row] ?? 0] ?? 0;
  }
  return kept;
}

function keepUnits(rows: Int32Array, count: number, { unit, subUnit }: HeatColumns, mask: Mask): number {
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    rows[kept] = row;
    if (mask[unit[row] ?? 0] || mask[subUnit[row] ?? 0]) kept += 1;
  }
  return kept;
}

function keepLamps(
  rows: Int32Array,
  count: number,
  { yellowFrom, redFrom }: HeatColumns,
  lamps: readonly Lamp[],
  moment: number,
): number {
  const [none, green, yellow, red] = (['none', 'green', 'yellow', 'red'] as const).map((lamp) => lamps.includes(lamp));
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    const turnsYellow = yellowFrom[row] ?? 0;
    rows[kept] = row;
    const isWanted =
      turnsYellow === NO_LAMP ? none : (redFrom[row] ?? 0) < moment ? red : turnsYellow < moment ? yellow : green;
    if (isWanted) kept += 1;
  }
  return kept;
}
