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
  /**
   * `YYYY-MM-DD` → whether that day is worked. A make-up workday at a weekend stands for a whole weekday: it has Monday's
   * periods, also where Saturdays have some of their own.
   */
  readonly exceptions: ReadonlyMap<string, boolean>;
}

/** Working intervals in epoch milliseconds, ascending, with the working time that passed before each. */
export interface CompiledCalendar {
  /** Outside of these nothing is known about what is worked; `until` is exclusive. */
  readonly from: number;
  readonly until: number;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly workedBefore: Float64Array;
}

const SATURDAY = 6;

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
    from: instantOf(Temporal.PlainDate.from(firstDay), '00:00', definition.timeZone),
    until: instantOf(last.add({ days: 1 }), '00:00', definition.timeZone),
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    workedBefore: Float64Array.from(workedBefore),
  };
}

function periodsOf(definition: CalendarDefinition, day: Temporal.PlainDate): readonly WorkingPeriod[] {
  const isWorked = definition.exceptions.get(day.toString());
  if (isWorked === false) return [];
  const usual = definition.workingPeriods[day.dayOfWeek] ?? [];
  const isMakeUp = isWorked === true && (usual.length === 0 || day.dayOfWeek >= SATURDAY);
  return isMakeUp ? (definition.workingPeriods[1] ?? []) : usual;
}

function instantOf(day: Temporal.PlainDate, time: string, timeZone: string): number {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}
