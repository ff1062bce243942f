import type { CalendarDocument, CalendarException, Weekday } from '@domain/administration/documents';

const DAY_MILLISECONDS = 86_400_000;
const instantOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day `count` days later, as `YYYY-MM-DD`. */
export function shiftDay(day: string, count: number): string {
  return new Date(instantOf(day) + count * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** 1 (Monday) to 7. */
export function weekdayOf(day: string): Weekday {
  const number = new Date(instantOf(day)).getUTCDay() || 7;
  return String(number) as Weekday;
}

export interface Month {
  readonly number: number;
  /** Empty places before the first, so that each weekday has its column. */
  readonly lead: number;
  readonly days: readonly string[];
}

/** The twelve months of a year with their days. */
export function monthsOf(year: number): Month[] {
  return Array.from({ length: 12 }, (_, index) => {
    const first = `${year}-${String(index + 1).padStart(2, '0')}-01`;
    const count = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
    const days = Array.from({ length: count }, (_, offset) => shiftDay(first, offset));
    return { number: index + 1, lead: Number(weekdayOf(first)) - 1, days };
  });
}

type WorkingPeriods = CalendarDocument['workingPeriods'];
export type DayKind = 'working' | 'free' | 'holiday' | 'make-up';

/** What a day is: as its weekday, or by exception. */
export function dayKind(day: string, periods: WorkingPeriods, exception: CalendarException | undefined): DayKind {
  if (exception) return exception.isWorking ? 'make-up' : 'holiday';
  return periods[weekdayOf(day)].length > 0 ? 'working' : 'free';
}

/** Switches a day: an exception goes; a usual day becomes one, free if it was worked and worked if it was free. */
export function toggleDay(
  exceptions: readonly CalendarException[],
  day: string,
  periods: WorkingPeriods,
  nameOf: (isWorking: boolean) => string,
): CalendarException[] {
  if (exceptions.some((exception) => exception.day === day))
    return exceptions.filter((exception) => exception.day !== day);
  const isWorking = periods[weekdayOf(day)].length === 0;
  return [...exceptions, { day, isWorking, name: nameOf(isWorking) }].sort((a, b) => (a.day < b.day ? -1 : 1));
}
