import type { CompiledCalendar } from './calendar.ts';
import { advance, elapsed } from './dueAt.ts';
import { parseInstant, toInstant } from './instant.ts';
import { isWorkingTime, limitMilliseconds, type TimeLimit } from './units.ts';

/** A stretch in which a clock stands still; `to` is null while it still does. Instants are ISO 8601 UTC. */
export interface Pause {
  readonly from: string;
  readonly to: string | null;
}

/**
 * A clock as facts: what was allowed, since when, what stopped it. Its times follow from these and a working calendar
 * (`clockTimes`), so that a changed calendar can be applied to a running clock at any time.
 */
export interface Clock {
  readonly limit: TimeLimit;
  /** Granted extensions, in the limit's own unit. */
  readonly extension: number;
  readonly startedAt: string;
  /** In the order of time, not overlapping; only the last may be open. */
  readonly pauses: readonly Pause[];
}

/** What the facts of a clock amount to. Instants are ISO 8601 UTC. */
export interface ClockTimes {
  /** When the whole allowance is used up; while the clock stands still, as if it went on at the moment it stopped. */
  readonly dueAt: string;
  /** When 80 % of the allowance is used up, measured by the clock itself (DOMAIN §5). */
  readonly warnAt: string;
  readonly pausedAt: string | null;
}

/** The part of the allowance after which the lamp turns yellow (DOMAIN §5). */
const WARNING_SHARE = 0.8;

export function startClock(at: string, limit: TimeLimit): Clock {
  return { limit, extension: 0, startedAt: at, pauses: [] };
}

/** Stops the clock; a clock that stands still already is left as it is. */
export function pauseClock(clock: Clock, at: string): Clock {
  return isPaused(clock) ? clock : { ...clock, pauses: [...clock.pauses, { from: at, to: null }] };
}

/** Lets the clock go on; a running clock is left as it is. */
export function resumeClock(clock: Clock, at: string): Clock {
  if (!isPaused(clock)) return clock;
  return { ...clock, pauses: clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)) };
}

/** Allows more time, in the limit's own unit. */
export function extendClock(clock: Clock, value: number): Clock {
  return { ...clock, extension: clock.extension + value };
}

export function isPaused(clock: Clock): boolean {
  return clock.pauses.at(-1)?.to === null;
}

/** When the clock warns and runs out under a calendar. Throws a RangeError beyond the compiled calendar. */
export function clockTimes(clock: Clock, calendar: CompiledCalendar): ClockTimes {
  const allowance = allowanceOf(clock);
  const stretches = stretchesOf(clock);
  const isWorking = isWorkingTime(clock.limit.unit);
  return {
    dueAt: toInstant(reach(stretches, allowance, isWorking, calendar)),
    warnAt: toInstant(reach(stretches, Math.round(WARNING_SHARE * allowance), isWorking, calendar)),
    pausedAt: isPaused(clock) ? (clock.pauses.at(-1)?.from ?? null) : null,
  };
}

/** What is left of the allowance at `now`, in milliseconds of the clock's own time; negative when overdue. */
export function remainingMilliseconds(clock: Clock, now: string, calendar: CompiledCalendar): number {
  const isWorking = isWorkingTime(clock.limit.unit);
  const moment = parseInstant(now);
  let used = 0;
  for (const { from, to } of stretchesOf(clock)) {
    if (from < moment) used += elapsed(from, Math.min(to, moment), isWorking, calendar);
  }
  return allowanceOf(clock) - used;
}

function allowanceOf(clock: Clock): number {
  return limitMilliseconds({ unit: clock.limit.unit, value: clock.limit.value + clock.extension });
}

/** A stretch in which a clock runs, in epoch milliseconds; endless when nothing has stopped it. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

function stretchesOf(clock: Clock): Stretch[] {
  const stretches: Stretch[] = [];
  let from = parseInstant(clock.startedAt);
  for (const pause of clock.pauses) {
    stretches.push({ from, to: parseInstant(pause.from) });
    if (pause.to === null) return stretches;
    from = parseInstant(pause.to);
  }
  stretches.push({ from, to: Number.POSITIVE_INFINITY });
  return stretches;
}

/** The instant at which the clock has run for `length` milliseconds of its own time; the last stretch goes on for it. */
function reach(stretches: readonly Stretch[], length: number, isWorking: boolean, calendar: CompiledCalendar): number {
  let left = length;
  for (let index = 0; ; index += 1) {
    const { from, to } = stretches[index] ?? { from: Number.NaN, to: Number.NaN };
    const run = index === stretches.length - 1 ? left : elapsed(from, to, isWorking, calendar);
    if (run >= left) return advance(from, left, isWorking, calendar);
    left -= run;
  }
}
