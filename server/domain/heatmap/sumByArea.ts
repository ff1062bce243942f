import type { AreaCounts } from './areaCounts.ts';
import { areaTargets, consistsOfCommunities, type HeatAreaSet, placeOfLevel, targetsOf } from './areas.ts';
import type { StepSpan } from './casesByStep.ts';
import { isLate, MINUTES_PER_DAY } from './facts.ts';
import type { HeatBlock } from './heatBlock.ts';
import type { HeatDistrict } from './heatStore.ts';
import type { RunningTotals, TotalledKind } from './runningTotals.ts';
import { asksForNothing, asksForOpen, daysAsked, isByCategory, mayHold, type Selection } from './selection.ts';
import { eachBlock } from './sums.ts';
import { type DaySpan, edgeDays, type WeekSpan, weekSpan } from './weekSpan.ts';

/**
 * Adds a district's cases and overdue cases to the areas they lie in. Open cases are counted one by one, and so are those within
 * one area; all others are taken from running totals, with the cases of the days at the ends of the period.
 */
export function sumByArea(district: HeatDistrict, areas: HeatAreaSet, selection: Selection, into: AreaCounts): void {
  const { totals } = district;
  if (asksForNothing(selection)) return;
  const isOneByOne = !totals || selection.within || asksForOpen(selection);
  if (isOneByOne) addCases(district, areas, selection, 1, into);
  else addFromTotals(district, totals, areas, selection, into);
}

function addFromTotals(
  district: HeatDistrict,
  totals: RunningTotals,
  areas: HeatAreaSet,
  selection: Selection,
  into: AreaCounts,
): void {
  const days = daysAsked(selection);
  const kind: TotalledKind = consistsOfCommunities(areas.level) ? 'community' : placeOfLevel[areas.level];
  const places = totals.codesOf(kind);
  const isTotalled = totals.reach(selection.moment) && isWorthTotals(district, totals, selection, places.length);
  const part = isTotalled ? partTotalled(district, kind, days) : null;
  const placeTotals = part && totals.placesOf(kind, selection, part.span);
  if (part && placeTotals) placeTotals.addBetween(part.span.from, part.span.to, targetsOf(areas, places), into);
  const edges = placeTotals ? part?.edges : null;
  for (const { sign, ...listed } of edges ?? [{ ...days, sign: 1 as const }])
    addDays(district, totals, areas, selection, listed, sign, into);
}

/** What of a period is totalled, and what is to be added to it or taken away from it. */
interface TotalledPart {
  readonly span: StepSpan;
  readonly edges: WeekSpan['edges'];
}

/** Null where the edges would be as long as the period. An end beyond the known days is open: what comes is part of it. */
function partTotalled({ blocks }: HeatDistrict, kind: TotalledKind, days: DaySpan): TotalledPart | null {
  const known = daysOf(blocks.values());
  const openEnds = (from: number, to: number): StepSpan => ({
    from: days.firstDay <= known.firstDay ? Number.NEGATIVE_INFINITY : from,
    to: days.endDay >= known.endDay ? Number.POSITIVE_INFINITY : to,
  });
  if (kind === 'community') return { span: openEnds(days.firstDay, days.endDay), edges: [] };
  const weeks = weekSpan(days, known);
  const isShort = edgeDays(weeks) >= days.endDay - days.firstDay;
  return isShort ? null : { span: openEnds(weeks.fromWeek, weeks.toWeek), edges: weeks.edges };
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

/** A case takes about as long to read and count as the totals of so many places. */
const PLACES_PER_CASE = 2;

/** All cases are totalled anyhow; those of a filter only where it takes longer to read each of them than to read totals of every place. */
function isWorthTotals(district: HeatDistrict, totals: RunningTotals, selection: Selection, places: number): boolean {
  const { categories, states, units, lamps } = selection;
  if (categories) return totals.lists.count(daysAsked(selection), categories) * PLACES_PER_CASE > places;
  if (!(states ?? lamps ?? units[0])) return true;
  let cases = 0;
  for (const block of district.blocks.values()) if (mayHold(block, selection)) cases += block.length;
  return cases * PLACES_PER_CASE > places;
}

function addDays(
  district: HeatDistrict,
  totals: RunningTotals,
  areas: HeatAreaSet,
  selection: Selection,
  { firstDay, endDay }: DaySpan,
  sign: 1 | -1,
  into: AreaCounts,
): void {
  if (isByCategory(selection)) {
    const { categories, moment } = selection;
    const targets = areaTargets(areas, district);
    totals.lists.add({ firstDay, endDay }, categories, {
      kind: placeOfLevel[areas.level],
      sign,
      moment,
      targets,
      into,
    });
  } else {
    const ofDays = { firstMinute: firstDay * MINUTES_PER_DAY, endMinute: endDay * MINUTES_PER_DAY };
    addCases(district, areas, { ...selection, ...ofDays }, sign, into);
  }
}

function addCases(
  district: HeatDistrict,
  areas: HeatAreaSet,
  selection: Selection,
  sign: 1 | -1,
  into: AreaCounts,
): void {
  const targets = areaTargets(areas, district);
  eachBlock(district, selection, ({ columns }, rows, count) => {
    const places = columns[placeOfLevel[areas.level]];
    const { overdueFrom } = columns;
    for (let index = 0; index < count; index += 1) {
      const row = rows[index] ?? 0;
      const late = -isLate(overdueFrom[row] ?? 0, selection.moment) & sign;
      into.addPlace(places[row] ?? 0, sign, late, targets);
    }
  });
}
