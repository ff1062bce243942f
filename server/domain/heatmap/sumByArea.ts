import {
  type AreaCounts,
  addPlace,
  areaTargets,
  consistsOfCommunities,
  type HeatAreaSet,
  placeOfLevel,
} from './areas.ts';
import { isLate } from './facts.ts';
import type { HeatBlock } from './heatBlock.ts';
import type { HeatDistrict } from './heatStore.ts';
import type { RunningTotals } from './runningTotals.ts';
import { daysAsked, isByCategory, type Selection } from './selection.ts';
import { eachBlock } from './sums.ts';
import { type DaySpan, edgeDays, type WeekSpan, weekSpan } from './weekSpan.ts';

/**
 * Adds a district's cases and overdue cases to the areas they lie in. A period that nothing else narrows is taken from the running
 * totals, with the cases of the days at its ends; what only categories narrow from the lists of cases; all else is counted case by case.
 */
export function sumByArea(district: HeatDistrict, areas: HeatAreaSet, selection: Selection, into: AreaCounts): void {
  if (district.totals && isByCategory(selection)) addFromTotals(district, district.totals, areas, selection, into);
  else addCases(district, areas, selection, into);
}

function addFromTotals(
  district: HeatDistrict,
  totals: RunningTotals,
  areas: HeatAreaSet,
  selection: Selection,
  into: AreaCounts,
): void {
  const { categories, moment } = selection;
  const days = daysAsked(selection);
  const isTotalled = !categories && totals.reach(moment);
  if (isTotalled && consistsOfCommunities(areas.level)) {
    totals.addCommunities(days, areas, into);
    return;
  }
  const kind = placeOfLevel[areas.level];
  const targets = areaTargets(areas, district);
  const span = isTotalled ? spanOfTotals(district, days) : null;
  if (span) totals.addBetween(kind, span.fromWeek, span.toWeek, targets, into);
  for (const { sign, ...listed } of span?.edges ?? [{ ...days, sign: 1 as const }]) {
    totals.lists.add(listed, categories, { kind, sign, moment, targets, into });
  }
}

/** A period as whole weeks and edges; null where its edges would be as long as the period. */
function spanOfTotals({ blocks }: HeatDistrict, period: DaySpan): WeekSpan | null {
  const span = weekSpan(period, daysOf(blocks.values()));
  return edgeDays(span) < period.endDay - period.firstDay ? span : null;
}

function daysOf(blocks: Iterable<HeatBlock>): DaySpan {
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  for (const block of blocks) {
    firstDay = Math.min(firstDay, block.firstDay);
    lastDay = Math.max(lastDay, block.lastDay);
  }
  return { firstDay, endDay: lastDay + 1 };
}

function addCases(district: HeatDistrict, areas: HeatAreaSet, selection: Selection, into: AreaCounts): void {
  const targets = areaTargets(areas, district);
  eachBlock(district, selection, ({ columns }, rows, count) => {
    const places = columns[placeOfLevel[areas.level]];
    const { overdueFrom } = columns;
    for (let index = 0; index < count; index += 1) {
      const row = rows[index] ?? 0;
      addPlace(places[row] ?? 0, 1, isLate(overdueFrom[row] ?? 0, selection.moment), targets, into);
    }
  });
}
