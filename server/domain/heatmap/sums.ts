import { caseSources, caseStatuses } from '../case/caseFile.ts';
import { chooseRows } from './chooseRows.ts';
import { hourOfWeek, isLate, MINUTES_PER_DAY, sourceOf, statusOf } from './facts.ts';
import type { HeatBlock } from './heatBlock.ts';
import type { HeatDistrict } from './heatStore.ts';
import { asksForNothing, asksForOpen, daysAsked, isByCategory, mayHold, type Selection } from './selection.ts';

/** Calls back with each block that can hold a case of the selection and the rows chosen in it: of a few cases where all that are asked for are open. */
export function eachBlock(
  district: HeatDistrict,
  selection: Selection,
  visit: (block: HeatBlock, rows: Int32Array, count: number) => void,
): void {
  if (asksForNothing(selection)) return;
  const { totals } = district;
  for (const block of totals && asksForOpen(selection) ? [totals.open.block] : district.blocks.values()) {
    if (!mayHold(block, selection)) continue;
    const { rows, count } = chooseRows(block, selection);
    visit(block, rows, count);
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

/**
 * Adds up a district's cases by everything but place. Days are counted from the selection's first. What only its period narrows
 * is the sum of days that are added up already.
 */
export function summarise(district: HeatDistrict, selection: Selection): DistrictSummary {
  const days = daysAsked(selection);
  const summary: DistrictSummary = {
    days: new Uint32Array((days.endDay - days.firstDay) * 2),
    hours: new Uint32Array(168),
    categories: new Uint32Array(district.codes.category.size * 2),
    units: new Uint32Array(district.codes.unit.size * 2),
    sources: new Uint32Array(caseSources.length * 2),
    statuses: new Uint32Array(caseStatuses.length * 2),
  };
  const isTotalled = isByCategory(selection) && !selection.categories && district.totals?.reach(selection.moment);
  if (isTotalled) district.totals?.addSummary(days, summary);
  else summariseCases(district, selection, days.firstDay, summary);
  return summary;
}

function summariseCases(
  district: HeatDistrict,
  selection: Selection,
  firstDay: number,
  summary: DistrictSummary,
): void {
  eachBlock(district, selection, (block, rows, count) => {
    const { reported, overdueFrom, category, unit, state } = block.columns;
    for (let index = 0; index < count; index += 1) {
      const row = rows[index] ?? 0;
      const late = isLate(overdueFrom[row] ?? 0, selection.moment);
      const minute = reported[row] ?? 0;
      const hour = hourOfWeek(minute);
      summary.hours[hour] = (summary.hours[hour] ?? 0) + 1;
      count2(summary.days, Math.floor(minute / MINUTES_PER_DAY) - firstDay, late);
      count2(summary.categories, category[row] ?? 0, late);
      count2(summary.units, unit[row] ?? 0, late);
      count2(summary.sources, sourceOf(state[row] ?? 0), late);
      count2(summary.statuses, statusOf(state[row] ?? 0), late);
    }
  });
}

function count2(cells: Uint32Array, number: number, late: number): void {
  cells[number * 2] = (cells[number * 2] ?? 0) + 1;
  cells[number * 2 + 1] = (cells[number * 2 + 1] ?? 0) + late;
}
