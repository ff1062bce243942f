import { type AreaCounts, type AreaTargets, areaTargets, type HeatAreaSet, placeOfLevel } from './areas.ts';
import { MINUTES_PER_DAY } from './facts.ts';
import type { HeatBlock, HeatPlaceKind } from './heatBlock.ts';
import type { HeatDistrict } from './heatStore.ts';
import { isOnlyPeriod, type Selection } from './selection.ts';
import { eachBlock } from './sums.ts';
import { type DaySpan, edgeDays, type WeekSpan, weekSpan } from './weekSpan.ts';

/**
 * Adds a district's cases and overdue cases to the areas they lie in. A period that nothing else narrows is taken from the running
 * totals with the cases of the days at its ends; whatever else is asked for is counted case by case.
 */
export function sumByArea(district: HeatDistrict, areas: HeatAreaSet, selection: Selection, into: AreaCounts): void {
  const kind = placeOfLevel[areas.level];
  const targets = areaTargets(areas, district);
  const span = spanOfTotals(district, selection);
  if (!span) addCases(district, kind, selection, targets, 1, into);
  else district.totals?.addBetween(kind, span.fromWeek, span.toWeek, targets, into);
  for (const { firstDay, endDay, sign } of span?.edges ?? []) {
    const edge = { ...selection, firstMinute: firstDay * MINUTES_PER_DAY, endMinute: endDay * MINUTES_PER_DAY };
    addCases(district, kind, edge, targets, sign, into);
  }
}

/** How a selection is taken from the totals; null where it cannot, or where its edges would be as long as the period. */
function spanOfTotals({ totals, blocks }: HeatDistrict, selection: Selection): WeekSpan | null {
  if (!totals || !isOnlyPeriod(selection)) return null;
  const period = {
    firstDay: selection.firstMinute / MINUTES_PER_DAY,
    endDay: selection.endMinute / MINUTES_PER_DAY,
  };
  const span = weekSpan(period, daysOf(blocks.values()));
  const isShort = edgeDays(span) >= period.endDay - period.firstDay;
  return !isShort && totals.reach(selection.moment) ? span : null;
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

/** Adds (1) or takes away (−1) the cases of a selection one by one. */
function addCases(
  district: HeatDistrict,
  kind: HeatPlaceKind,
  selection: Selection,
  { first, more }: AreaTargets,
  sign: 1 | -1,
  { counts, overdue }: AreaCounts,
): void {
  const add = (area: number, late: number): void => {
    counts[area] = (counts[area] ?? 0) + sign;
    overdue[area] = (overdue[area] ?? 0) + late;
  };
  eachBlock(district, selection, ({ columns }, rows, count) => {
    const places = columns[kind];
    const { overdueFrom } = columns;
    for (let index = 0; index < count; index += 1) {
      const row = rows[index] ?? 0;
      const place = places[row] ?? 0;
      const area = first[place] ?? -1;
      if (area < 0) continue;
      // 1 where overdueFrom < moment: the sign of the difference, without a branch that would be guessed wrong.
      const late = sign * (((overdueFrom[row] ?? 0) - selection.moment) >>> 31);
      add(area, late);
      if (more.size > 0) for (const other of more.get(place) ?? []) add(other, late);
    }
  });
}
