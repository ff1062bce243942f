import { DAYS_PER_WEEK, mondayOf, weekOf } from './facts.ts';

/** Days since 2000, `endDay` excluded. */
export interface DaySpan {
  readonly firstDay: number;
  readonly endDay: number;
}

/** A period as whole weeks and the days at its ends that are to be added (1) or taken away (−1). */
export interface WeekSpan {
  /** From this week's Monday … */
  readonly fromWeek: number;
  /** … to the day before this week's Monday. */
  readonly toWeek: number;
  readonly edges: readonly (DaySpan & { readonly sign: 1 | -1 })[];
}

/** Rounds both ends of a period to the nearest Monday; an end beyond the known days has no edge, as nothing was reported there. */
export function weekSpan({ firstDay, endDay }: DaySpan, known: DaySpan): WeekSpan {
  const fromWeek = firstDay <= known.firstDay ? weekOf(known.firstDay) : nearestWeek(firstDay);
  const toWeek = endDay >= known.endDay ? weekOf(known.endDay - 1) + 1 : nearestWeek(endDay);
  return {
    fromWeek,
    toWeek,
    edges: [
      ...(firstDay <= known.firstDay ? [] : edge(firstDay, mondayOf(fromWeek), 1)),
      ...(endDay >= known.endDay ? [] : edge(mondayOf(toWeek), endDay, 1)),
    ],
  };
}

/** How many days of cases have to be read for a period's edges. */
export function edgeDays({ edges }: WeekSpan): number {
  return edges.reduce((days, { firstDay, endDay }) => days + endDay - firstDay, 0);
}

function nearestWeek(day: number): number {
  return weekOf(day + Math.floor(DAYS_PER_WEEK / 2));
}

function edge(from: number, to: number, sign: 1 | -1): WeekSpan['edges'] {
  if (from === to) return [];
  return from < to
    ? [{ firstDay: from, endDay: to, sign }]
    : [{ firstDay: to, endDay: from, sign: sign === 1 ? -1 : 1 }];
}
