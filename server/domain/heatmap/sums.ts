import { caseSources, caseStatuses } from '../case/caseFile.ts';
import { hourOfWeek, MINUTES_PER_DAY } from './facts.ts';
import type { HeatBlock, HeatPlaceKind } from './heatBlock.ts';
import type { HeatDistrict } from './heatStore.ts';
import { isOnlyPeriod, isWhole, mayHold, type Selection, select } from './selection.ts';
import { type DaySpan, edgeDays, weekSpan } from './weekSpan.ts';

/** Rows are chosen into one array that every question of the process uses in turn; a question never waits in between. */
let scratch = new Int32Array(4096);

/** Calls back with each block that can hold a case of the selection and the rows chosen in it. */
export function eachBlock(
  district: HeatDistrict,
  selection: Selection,
  visit: (block: HeatBlock, rows: Int32Array, count: number) => void,
): void {
  for (const block of district.blocks.values()) {
    if (!mayHold(block, selection)) continue;
    if (scratch.length < block.length) scratch = new Int32Array(block.length * 2);
    visit(block, scratch, select(block, selection, scratch));
  }
}

/** Cases and overdue cases by the numbers of the district's places: two cells for each number, so that both lie in one line of memory. */
export function sumByPlace(district: HeatDistrict, kind: HeatPlaceKind, selection: Selection): Uint32Array {
  const cells = new Uint32Array(district.codes[kind].size * 2);
  if (!addFromTotals(district, kind, selection, cells)) addCases(district, kind, selection, 1, cells);
  // Rows without a case and cases without such a place.
  cells.fill(0, 0, 2);
  return cells;
}

/** Takes a period that nothing else narrows from the running totals, with the cases of the days at its ends; tells whether it could. */
function addFromTotals(district: HeatDistrict, kind: HeatPlaceKind, selection: Selection, cells: Uint32Array): boolean {
  const { totals } = district;
  if (!totals || !isOnlyPeriod(selection)) return false;
  const period = {
    firstDay: selection.firstMinute / MINUTES_PER_DAY,
    endDay: selection.endMinute / MINUTES_PER_DAY,
  };
  const span = weekSpan(period, knownDays(district));
  if (edgeDays(span) >= period.endDay - period.firstDay || !totals.reach(selection.moment)) return false;
  totals.write(kind, span.fromWeek, span.toWeek, cells);
  for (const { firstDay, endDay, sign } of span.edges) {
    const edge = { ...selection, firstMinute: firstDay * MINUTES_PER_DAY, endMinute: endDay * MINUTES_PER_DAY };
    addCases(district, kind, edge, sign, cells);
  }
  return true;
}

function knownDays({ blocks }: HeatDistrict): DaySpan {
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  for (const block of blocks.values()) {
    firstDay = Math.min(firstDay, block.firstDay);
    lastDay = Math.max(lastDay, block.lastDay);
  }
  return { firstDay, endDay: lastDay + 1 };
}

/** Adds (1) or takes away (−1) the cases of a selection one by one. */
function addCases(
  district: HeatDistrict,
  kind: HeatPlaceKind,
  selection: Selection,
  sign: 1 | -1,
  cells: Uint32Array,
): void {
  for (const block of district.blocks.values()) {
    if (!mayHold(block, selection)) continue;
    if (isWhole(block, selection)) addWhole(block, kind, selection.moment, sign, cells);
    else {
      if (scratch.length < block.length) scratch = new Int32Array(block.length * 2);
      addRows(block, kind, selection.moment, sign, cells, scratch, select(block, selection, scratch));
    }
  }
}

function addWhole(
  { columns, length }: HeatBlock,
  kind: HeatPlaceKind,
  moment: number,
  sign: 1 | -1,
  cells: Uint32Array,
): void {
  const places = columns[kind];
  const { overdueFrom } = columns;
  for (let row = 1; row < length; row += 1) {
    const cell = (places[row] ?? 0) * 2;
    cells[cell] = (cells[cell] ?? 0) + sign;
    // 1 where overdueFrom < moment: the sign of the difference, without a branch that would be guessed wrong.
    cells[cell + 1] = (cells[cell + 1] ?? 0) + sign * (((overdueFrom[row] ?? 0) - moment) >>> 31);
  }
}

function addRows(
  { columns }: HeatBlock,
  kind: HeatPlaceKind,
  moment: number,
  sign: 1 | -1,
  cells: Uint32Array,
  rows: Int32Array,
  count: number,
): void {
  const places = columns[kind];
  const { overdueFrom } = columns;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    const cell = (places[row] ?? 0) * 2;
    cells[cell] = (cells[cell] ?? 0) + sign;
    cells[cell + 1] = (cells[cell + 1] ?? 0) + sign * (((overdueFrom[row] ?? 0) - moment) >>> 31);
  }
}

/** Cases and overdue cases (two cells each) by day, category, unit, source and status, and cases by hour of the week. */
export interface DistrictSummary {
  readonly days: Uint32Array;
  readonly hours: Uint32Array;
  readonly categories: Uint32Array;
  readonly units: Uint32Array;
  readonly sources: Uint32Array;
  readonly statuses: Uint32Array;
}

/** Adds up a district's cases by everything but place. Days are counted from the selection's first. */
export function summarise(district: HeatDistrict, selection: Selection): DistrictSummary {
  const firstDay = selection.firstMinute / MINUTES_PER_DAY;
  const summary: DistrictSummary = {
    days: new Uint32Array((selection.endMinute / MINUTES_PER_DAY - firstDay) * 2),
    hours: new Uint32Array(168),
    categories: new Uint32Array(district.codes.category.size * 2),
    units: new Uint32Array(district.codes.unit.size * 2),
    sources: new Uint32Array(caseSources.length * 2),
    statuses: new Uint32Array(caseStatuses.length * 2),
  };
  eachBlock(district, selection, (block, rows, count) => {
    const { reported, overdueFrom, category, unit, source, status } = block.columns;
    for (let index = 0; index < count; index += 1) {
      const row = rows[index] ?? 0;
      const late = ((overdueFrom[row] ?? 0) - selection.moment) >>> 31;
      const minute = reported[row] ?? 0;
      const hour = hourOfWeek(minute);
      summary.hours[hour] = (summary.hours[hour] ?? 0) + 1;
      count2(summary.days, Math.floor(minute / MINUTES_PER_DAY) - firstDay, late);
      count2(summary.categories, category[row] ?? 0, late);
      count2(summary.units, unit[row] ?? 0, late);
      count2(summary.sources, source[row] ?? 0, late);
      count2(summary.statuses, status[row] ?? 0, late);
    }
  });
  return summary;
}

function count2(cells: Uint32Array, number: number, late: number): void {
  cells[number * 2] = (cells[number * 2] ?? 0) + 1;
  cells[number * 2 + 1] = (cells[number * 2 + 1] ?? 0) + late;
}
