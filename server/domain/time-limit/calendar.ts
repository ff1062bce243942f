import { Temporal } from 'temporal-polyfill';

/** A working period of a weekday in local wall time, `HH:MM`. */
export interface WorkingPeriod {
  readonly from: string;
  readonly to: string;
}

/** A working calendar as data: periods for weekdays 1 (Monday) to 7, and days that differ (holidays, make-up workdays). */
export interface CalendarDefinition {
  readonly timeZone: string;
  readonly workingPeriods: Readonly<Record<number, readonly WorkingPeriod[]>>;
  /** `YYYY-MM-DD` → whether that day is worked. A worked exception has Monday's periods. */
  readonly exceptions: ReadonlyMap<string, boolean>;
}

/** Working intervals in epoch milliseconds, ascending, with the working time that passed before each. */
export interface CompiledCalendar {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly workedBefore: Float64Array;
}

/** Lays the definition out between two local days (inclusive), so that a due time is two binary searches. */
export function compileCalendar(definition: CalendarDefinition, firstDay: string, lastDay: string): CompiledCalendar {
  const starts: number[] = [];
  const ends: number[] = [];
  const workedBefore: number[] = [];
  let worked = 0;
  const last = Temporal.PlainDate.from(lastDay);
  for (
    let day = Temporal.PlainDate.from(firstDay);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    for (const period of periodsOf(definition, day)) {
      const start = instantOf(day, period.from, definition.timeZone);
      const end = instantOf(day, period.to, definition.timeZone);
      starts.push(start);
      ends.push(end);
      workedBefore.push(worked);
      worked += end - start;
    }
  }
  return {
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    workedBefore: Float64Array.from(workedBefore),
  };
}

function periodsOf(definition: CalendarDefinition, day: Temporal.PlainDate): readonly WorkingPeriod[] {
  const exception = definition.exceptions.get(day.toString());
  if (exception === false) return [];
  const usual = definition.workingPeriods[day.dayOfWeek] ?? [];
  return exception === true && usual.length === 0 ? (definition.workingPeriods[1] ?? []) : usual;
}

function instantOf(day: Temporal.PlainDate, time: string, timeZone: string): number {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}
