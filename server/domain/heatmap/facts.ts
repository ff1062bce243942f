/**
 * What the heat map knows of a case, as whole numbers. The database packs them in this order (big-endian int4), the process
 * keeps them in columns. They are the present state of the case, so the same facts twice change nothing.
 *
 * - `serial`: the row of the case in its block, 1 …; with district and day it is the case's number
 * - `grid`, `responsibility`, `professional`, `category`, `unit`, `subUnit`: numbers of codes (`HeatCodes`), 0 = none;
 *   `professional` is the set of all professional grids the case lies in
 * - `state`: status × 16 + source, by their places in `caseStatuses` and `caseSources`
 * - `reported`: minutes of the city's wall clock since 2000-01-01 00:00
 * - `overdueFrom`: the case is overdue at every moment (see `heatMoment`) after this one
 * - `yellowFrom`, `redFrom`: the same of its lamp; `yellowFrom` is −1 where no clock runs
 * - `dispatched`, `handled`: minutes since 2000-01-01 UTC, 0 = not (yet)
 */
export const heatFacts = [
  'serial',
  'grid',
  'responsibility',
  'professional',
  'category',
  'unit',
  'subUnit',
  'state',
  'reported',
  'overdueFrom',
  'yellowFrom',
  'redFrom',
  'dispatched',
  'handled',
] as const;
export type HeatFact = (typeof heatFacts)[number];

export const FACTS_PER_CASE = heatFacts.length;
export const SOURCES_PER_STATUS = 16;
/** A state is a byte. */
export const STATES = 256;

/** The status of a state, by its place in `caseStatuses`. */
export function statusOf(state: number): number {
  return Math.floor(state / SOURCES_PER_STATUS);
}

/** The source of a state, by its place in `caseSources`. */
export function sourceOf(state: number): number {
  return state % SOURCES_PER_STATUS;
}

/** A clock that was late when it stopped is late for ever; one that was not never will be. */
export const ALWAYS = 0;
export const NEVER = 0x7fffffff;
export const NO_LAMP = -1;

export const MINUTES_PER_DAY = 1440;
export const HOURS_PER_DAY = 24;
export const DAYS_PER_WEEK = 7;
const HOURS_PER_WEEK = HOURS_PER_DAY * DAYS_PER_WEEK;
const DAY_MILLISECONDS = 86_400_000;
const EPOCH = Date.UTC(2000, 0, 1);
/** 2000-01-01 was a Saturday. */
const EPOCH_WEEKDAY = 5;

/** An instant as whole seconds since 2000, rounded down: what is compared with `overdueFrom` and the lamp's times. */
export function heatMoment(instant: Date): number {
  return Math.floor((instant.getTime() - EPOCH) / 1000);
}

/** 1 where something that is late after `from` is late at a moment, else 0: the sign of the difference, without a branch that would be guessed wrong. */
export function isLate(from: number, moment: number): 0 | 1 {
  return ((from - moment) >>> 31) as 0 | 1;
}

/** `YYYY-MM-DD` as the number of days since 2000-01-01. */
export function dayNumber(day: string): number {
  return Math.round((Date.parse(day) - EPOCH) / DAY_MILLISECONDS);
}

/** The day with a number of days since 2000-01-01. */
export function dayOf(number: number): string {
  return new Date(EPOCH + number * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** Minutes since 2000 UTC as an instant in epoch milliseconds. */
export function instantOfMinute(minute: number): number {
  return EPOCH + minute * 60_000;
}

/** The weekday of a day, Monday 0 to Sunday 6. */
export function weekdayOf(day: number): number {
  return (((day + EPOCH_WEEKDAY) % 7) + 7) % 7;
}

/** The week of a day, Monday first, counted so that later weeks have higher numbers. */
export function weekOf(day: number): number {
  return Math.floor((day + EPOCH_WEEKDAY) / DAYS_PER_WEEK);
}

/** The Monday of a week of `weekOf`. */
export function mondayOf(week: number): number {
  return week * DAYS_PER_WEEK - EPOCH_WEEKDAY;
}

/** The hour of the week of a minute of the city's wall clock, Monday 0 h first: 0 to 167. */
export function hourOfWeek(minute: number): number {
  const hour = Math.floor(minute / 60) + EPOCH_WEEKDAY * HOURS_PER_DAY;
  return ((hour % HOURS_PER_WEEK) + HOURS_PER_WEEK) % HOURS_PER_WEEK;
}
