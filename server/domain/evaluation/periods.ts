import { Temporal } from 'temporal-polyfill';

export const periodKinds = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A period of whole days of the city; weeks begin on Monday. */
export interface Period {
  readonly kind: PeriodKind;
  /** `YYYY-MM-DD`, both ends included. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Instants, the end excluded. */
  readonly from: string;
  readonly to: string;
}

/** The period of a kind that holds a day of the city. */
export function periodOf(kind: PeriodKind, day: string, timeZone: string): Period {
  return layOut(kind, firstDayOf(kind, Temporal.PlainDate.from(day)), timeZone);
}

/** The period that is asked for: the one that holds a day of the city, or the present instant where no day is named. */
export function askedPeriod(
  { period, day }: { readonly period: PeriodKind; readonly day?: string | null | undefined },
  now: Date,
  timeZone: string,
): Period {
  const today = () => Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  return periodOf(period, day ?? today().toString(), timeZone);
}

/** A day of the period before, and one of the period after: null where that has not begun. */
export function daysBeside(
  period: Period,
  now: Date,
  timeZone: string,
): { readonly previousDay: string; readonly nextDay: string | null } {
  const next = shiftPeriod(period, 1, timeZone);
  return {
    previousDay: shiftPeriod(period, -1, timeZone).firstDay,
    nextDay: next.from <= now.toISOString() ? next.firstDay : null,
  };
}

/** The period so many periods later (earlier, when negative). */
export function shiftPeriod(period: Period, by: number, timeZone: string): Period {
  const first = Temporal.PlainDate.from(period.firstDay);
  return layOut(period.kind, first.add(lengthOf(period.kind, by)), timeZone);
}

/** The last `count` periods up to and including this one, the earliest first. */
export function periodsUpTo(period: Period, count: number, timeZone: string): Period[] {
  return Array.from({ length: count }, (_, index) => shiftPeriod(period, index + 1 - count, timeZone));
}

/** The months that a quarter or a year consists of; a shorter period is one of its own. */
export function monthsOf(period: Period, timeZone: string): Period[] {
  if (period.kind !== 'quarter' && period.kind !== 'year') return [period];
  const months: Period[] = [];
  let month = periodOf('month', period.firstDay, timeZone);
  while (month.to <= period.to) {
    months.push(month);
    month = shiftPeriod(month, 1, timeZone);
  }
  return months;
}

function layOut(kind: PeriodKind, first: Temporal.PlainDate, timeZone: string): Period {
  const next = first.add(lengthOf(kind, 1));
  const instant = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(timeZone).epochMilliseconds).toISOString();
  return {
    kind,
    firstDay: first.toString(),
    lastDay: next.subtract({ days: 1 }).toString(),
    from: instant(first),
    to: instant(next),
  };
}

function firstDayOf(kind: PeriodKind, day: Temporal.PlainDate): Temporal.PlainDate {
  switch (kind) {
    case 'day':
      return day;
    case 'week':
      return day.subtract({ days: day.dayOfWeek - 1 });
    case 'month':
      return day.with({ day: 1 });
    case 'quarter':
      return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) });
    case 'year':
      return day.with({ day: 1, month: 1 });
  }
}

function lengthOf(kind: PeriodKind, count: number): Temporal.DurationLike {
  switch (kind) {
    case 'day':
      return { days: count };
    case 'week':
      return { weeks: count };
    case 'month':
      return { months: count };
    case 'quarter':
      return { months: 3 * count };
    case 'year':
      return { years: count };
  }
}
