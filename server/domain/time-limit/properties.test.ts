import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseOffice, everyDay, laidOut, shanghai } from '../../testing/workingCalendars.ts';
import type { CompiledCalendar } from './calendar.ts';
import {
  type Clock,
  clockTimes,
  extendClock,
  pauseClock,
  remainingMilliseconds,
  resumeClock,
  startClock,
} from './clock.ts';
import { advance, dueAt, elapsed } from './dueAt.ts';
import { type Lamp, lampAt } from './lamp.ts';
import { isWorkingTime, limitMilliseconds, limitUnits, type TimeLimit } from './units.ts';

const zones = {
  shanghai: laidOut(chineseOffice),
  newYork: laidOut({
    timeZone: 'America/New_York',
    workingPeriods: { ...everyDay([1, 2, 3, 4, 5], '08:00-12:00', '12:45-16:45'), ...everyDay([7], '00:00-08:00') },
    exceptions: new Map(),
  }),
};
const calendars = fc.constantFrom(...Object.values(zones));
const minute = 60_000;
const instants = fc
  .integer({ min: shanghai('2025-02-01T00:00') / minute, max: shanghai('2026-10-31T00:00') / minute })
  .map((at) => at * minute);
const limits: fc.Arbitrary<TimeLimit> = fc.oneof(
  fc.record({
    value: fc.integer({ min: 1, max: 400 }).map((quarters) => quarters / 4),
    unit: fc.constantFrom(...limitUnits),
  }),
  // As people type them: tenths, thirds.
  fc.record({
    value: fc.integer({ min: 1, max: 99 }).map((tenths) => tenths / 10),
    unit: fc.constantFrom(...limitUnits),
  }),
  fc.record({
    value: fc.integer({ min: 1, max: 99 }).map((thirds) => thirds / 3),
    unit: fc.constantFrom(...limitUnits),
  }),
);
/** Gaps in minutes between start, pause, resumption, pause, … */
const gaps = fc.array(fc.integer({ min: 0, max: 6_000 }), { maxLength: 7 });
const text = (instant: number): string => new Date(instant).toISOString();

/** A clock with a history: pauses in the order of time, the last perhaps still open, and extensions. */
const clocks: fc.Arbitrary<Clock> = fc
  .record({
    start: instants,
    limit: limits,
    gaps,
    extensions: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 2 }),
  })
  .map(({ start, limit, gaps: minutes, extensions }) => {
    let at = start;
    let clock = startClock(text(start), limit);
    for (const [index, gap] of minutes.entries()) {
      at += gap * minute;
      clock = index % 2 === 0 ? pauseClock(clock, text(at)) : resumeClock(clock, text(at));
    }
    return extensions.reduce(extendClock, clock);
  });

const lastMoment = ({ startedAt, pauses }: Clock): number => {
  const last = pauses.at(-1);
  return Date.parse(last?.to ?? last?.from ?? startedAt);
};
const holds = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 500 });
const lastPeriodStart = (instant: number, { starts }: CompiledCalendar): number =>
  starts.findLastIndex((start) => start < instant);

describe('a due time', () => {
  it('is the limit away, in its own time', () => {
    holds(
      fc.property(calendars, instants, limits, (calendar, start, limit) => {
        const due = dueAt(start, limit, calendar);
        expect(elapsed(start, due, isWorkingTime(limit.unit), calendar)).toBe(limitMilliseconds(limit));
        expect(due - start).toBeGreaterThanOrEqual(limitMilliseconds(limit));
      }),
    );
  });

  it('lies in a working period or at its end when work time counts', () => {
    holds(
      fc.property(calendars, instants, limits, (calendar, start, { value }) => {
        const due = dueAt(start, { value, unit: 'work_hour' }, calendar);
        const index = lastPeriodStart(due, calendar);
        expect(due).toBeGreaterThan(calendar.starts[index] ?? Number.NaN);
        expect(due).toBeLessThanOrEqual(calendar.ends[index] ?? Number.NaN);
      }),
    );
  });

  it('is never earlier for a later start or a longer limit', () => {
    holds(
      fc.property(calendars, instants, instants, limits, fc.nat(40), (calendar, one, other, limit, more) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        expect(dueAt(early, limit, calendar)).toBeLessThanOrEqual(dueAt(late, limit, calendar));
        const longer = { ...limit, value: limit.value + more };
        expect(dueAt(early, limit, calendar)).toBeLessThanOrEqual(dueAt(early, longer, calendar));
      }),
    );
  });

  it('is the same in two steps as in one', () => {
    holds(
      fc.property(
        calendars,
        instants,
        fc.nat(5_000),
        fc.nat(5_000),
        fc.boolean(),
        (calendar, start, a, b, isWorking) => {
          const half = advance(start, a * minute, isWorking, calendar);
          const whole = advance(start, (a + b) * minute, isWorking, calendar);
          // After nothing more, the first step's own instant is kept; both have the same work time before them.
          if (b > 0) expect(advance(half, b * minute, isWorking, calendar)).toBe(whole);
          else expect(elapsed(half, whole, isWorking, calendar)).toBe(0);
        },
      ),
    );
  });
});

describe('a pause', () => {
  it('moves the due time by exactly its own time', () => {
    const cases = fc.tuple(calendars, instants, limits, fc.nat({ max: 999 }), fc.integer({ min: 0, max: 20_000 }));
    holds(
      fc.property(cases, ([calendar, start, limit, share, length]) => {
        const isWorking = isWorkingTime(limit.unit);
        const running = startClock(text(start), limit);
        // Somewhere in the clock's run, before it is due.
        const from = advance(start, Math.floor((limitMilliseconds(limit) * share) / 1000), isWorking, calendar);
        const to = from + length * minute;
        const paused = resumeClock(pauseClock(running, text(from)), text(to));
        const [before, after] = [running, paused].map((clock) => Date.parse(clockTimes(clock, calendar).dueAt));
        expect(elapsed(before ?? 0, after ?? 0, isWorking, calendar)).toBe(elapsed(from, to, isWorking, calendar));
      }),
    );
  });

  it('keeps what is left, and the due time never goes back when it ends', () => {
    holds(
      fc.property(calendars, clocks, fc.nat(20_000), fc.nat(20_000), (calendar, clock, wait, length) => {
        const from = lastMoment(clock) + wait * minute;
        const to = text(from + length * minute);
        const paused = pauseClock(resumeClock(clock, text(from)), text(from));
        const resumed = resumeClock(paused, to);
        const left = remainingMilliseconds(paused, text(from), calendar);
        expect(remainingMilliseconds(paused, to, calendar)).toBe(left);
        expect(remainingMilliseconds(resumed, to, calendar)).toBe(left);
        expect(clockTimes(resumed, calendar).dueAt >= clockTimes(paused, calendar).dueAt).toBe(true);
      }),
    );
  });
});

describe('any clock', () => {
  it('warns before it is due, and says the same each time it is asked', () => {
    holds(
      fc.property(calendars, clocks, (calendar, clock) => {
        const times = clockTimes(clock, calendar);
        expect(clock.startedAt <= times.warnAt && times.warnAt <= times.dueAt).toBe(true);
        expect(clockTimes(structuredClone(clock), calendar)).toEqual(times);
      }),
    );
  });

  it('has nothing left exactly when it is due', () => {
    holds(
      fc.property(calendars, clocks, (calendar, clock) => {
        const { dueAt: due, pausedAt } = clockTimes(clock, calendar);
        // A clock that stands never gets there; it would, going on.
        const onward = pausedAt !== null && pausedAt < due ? { ...clock, pauses: clock.pauses.slice(0, -1) } : clock;
        expect(remainingMilliseconds(onward, due, calendar)).toBe(0);
      }),
    );
  });

  it('gets from an extension exactly what was granted', () => {
    holds(
      fc.property(calendars, clocks, fc.integer({ min: 1, max: 10 }), (calendar, clock, value) => {
        const now = text(lastMoment(clock));
        const granted = remainingMilliseconds(extendClock(clock, value), now, calendar);
        const own = limitMilliseconds({ value, unit: clock.limit.unit });
        // Sums of thirds and tenths are rounded to whole milliseconds once more.
        expect(Math.abs(granted - remainingMilliseconds(clock, now, calendar) - own)).toBeLessThanOrEqual(1);
        expect(clockTimes(extendClock(clock, value), calendar).dueAt >= clockTimes(clock, calendar).dueAt).toBe(true);
      }),
    );
  });

  it('has a lamp that only goes from green to yellow to red', () => {
    const order: readonly Lamp[] = ['green', 'yellow', 'red'];
    const moments = fc.array(fc.nat(100_000), { minLength: 2, maxLength: 20 });
    holds(
      fc.property(calendars, clocks, moments, (calendar, clock, waits) => {
        const times = clockTimes(clock, calendar);
        const lamps = [...waits]
          .sort((one, other) => one - other)
          .map((wait) => order.indexOf(lampAt(text(lastMoment(clock) + wait * minute), times)));
        expect(lamps).toEqual([...lamps].sort((one, other) => one - other));
        if (times.pausedAt !== null) expect(new Set(lamps).size).toBe(1);
      }),
    );
  });
});
