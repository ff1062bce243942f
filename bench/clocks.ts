import { defaultTimeZone, defaultWorkingPeriods } from '../seeds/calendar.ts';
import { readCalendarExceptions } from '../seeds/steps/rolesAndCalendar.ts';
import { compileCalendar } from '../server/domain/time-limit/calendar.ts';
import { type Clock, clockTimes } from '../server/domain/time-limit/clock.ts';
import { dueAt } from '../server/domain/time-limit/dueAt.ts';
import { limitMilliseconds, limitUnits, type TimeLimit } from '../server/domain/time-limit/units.ts';
import { inRounds, type Measure, type Run } from './measure.ts';
import { printTable } from './table.ts';

const MILLION = 1_000_000;
/** So many different questions, asked again and again: they fit into the memory, yet no branch can be learnt by heart. */
const QUESTIONS = 1 << 16;
const HOUR = 3_600_000;
const FIRST_START = Date.UTC(2025, 0, 2);
const STARTS_WITHIN = 2 * 365 * 24 * HOUR;

interface Question {
  readonly start: number;
  readonly limit: TimeLimit;
  readonly clock: Clock;
}

/** A million due times, and a million clocks with a pause, on one core; beside them, hours added to a plain Date. */
export async function measureClocks(): Promise<unknown> {
  const began = performance.now();
  const calendar = layOut();
  const facts = {
    'working periods': calendar.starts.length,
    'ms to lay them out': Math.round(performance.now() - began),
    node: process.versions.node,
  };
  const questions = makeQuestions();
  const reference = 'reference: hours added to a Date';
  const measures: Measure[] = [
    { what: reference, run: aMillion(questions, addToDate) },
    { what: 'dueAt', run: aMillion(questions, ({ start, limit }) => dueAt(start, limit, calendar)), reference },
    {
      what: 'clockTimes with a pause',
      run: aMillion(questions, ({ clock }) => clockTimes(clock, calendar).dueAt.length),
      reference,
    },
  ];
  const lines = await inRounds(measures);
  const seconds = Object.fromEntries(lines.map(({ what, perSecond }) => [what, MILLION / perSecond]));
  for (const [what, value] of Object.entries(seconds)) console.log(`One million of "${what}": ${value.toFixed(3)} s`);
  return { ...printTable('Clocks, one core', facts, lines), secondsPerMillion: seconds };
}

/** The real calendar: office hours, the holidays and make-up workdays of 2025 and 2026. */
function layOut() {
  const exceptions = new Map(readCalendarExceptions().map(({ day, isWorking }) => [day, isWorking]));
  const definition = { timeZone: defaultTimeZone, workingPeriods: defaultWorkingPeriods, exceptions };
  return compileCalendar(definition, '2025-01-01', '2028-12-31');
}

/** All four units, starts at any minute of two years, limits up to thirty hours or days; always the same ones. */
function makeQuestions(): Question[] {
  const random = sequence(20261123);
  return Array.from({ length: QUESTIONS }, (_, index) => {
    const start = FIRST_START + Math.floor((random() * STARTS_WITHIN) / 60_000) * 60_000;
    const unit = limitUnits[index % limitUnits.length] ?? 'work_hour';
    const limit = { value: 1 + Math.floor(random() * 120) / 4, unit };
    const from = start + Math.floor(random() * limitMilliseconds(limit));
    const to = from + Math.floor(random() * 72) * HOUR;
    const pauses = [{ from: new Date(from).toISOString(), to: new Date(to).toISOString() }];
    return { start, limit, clock: { limit, extension: 0, startedAt: new Date(start).toISOString(), pauses } };
  });
}

function addToDate({ start, limit }: Question): number {
  const date = new Date(start);
  date.setTime(date.getTime() + limit.value * HOUR);
  return date.getTime();
}

/** One run is a million answers, in time of the core, not of the clock on the wall: other work on the machine does not count. */
function aMillion(questions: readonly Question[], answer: (question: Question) => number): Run {
  return async () => {
    const began = process.cpuUsage();
    let sum = 0;
    for (let asked = 0; asked < MILLION; ) {
      for (const question of questions) {
        sum += answer(question);
        asked += 1;
        if (asked === MILLION) break;
      }
    }
    const { user, system } = process.cpuUsage(began);
    const seconds = (user + system) / 1_000_000;
    // Answers that nobody looks at would not be computed.
    if (Number.isNaN(sum)) throw new Error('an answer is not a number');
    return { perSecond: MILLION / seconds };
  };
}

/** Random numbers that are the same in every run (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
