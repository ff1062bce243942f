import type { CompiledCalendar } from '../time-limit/calendar.ts';
import { clockTimes, pauseClock, startClock } from '../time-limit/clock.ts';
import { type CaseFile, type EndedStep, stepOf } from './caseFile.ts';
import type { CasePolicy } from './policy.ts';

interface Settling {
  readonly at: string;
  readonly policy: CasePolicy;
  readonly calendar: CompiledCalendar;
}

/**
 * Brings the clocks of a case in line with where it now stands: the disposal clock's times; the clock of the step it is
 * in, started when it came there; and for an ended case the disposal clock, stopped.
 */
export function settle(current: CaseFile | null, next: CaseFile, settling: Settling): CaseFile {
  const step = stepOf(next.status);
  // A calendar that was changed later never rewrites an ended case.
  if (step === null && current !== null && stepOf(current.status) === null) return next;
  const clock = step === null && next.disposalClock ? pauseClock(next.disposalClock, settling.at) : next.disposalClock;
  const times = clock && clockTimes(clock, settling.calendar);
  const settled: CaseFile = { ...next, disposalClock: clock, dueAt: times?.dueAt ?? null };
  if (step !== null && step !== 'disposal') return withInternalStep(current, settled, step, settling);
  return {
    ...settled,
    stepStartedAt: clock?.startedAt ?? next.dispatchedAt ?? next.reportedAt,
    stepWarnAt: times?.warnAt ?? null,
    stepDueAt: times?.dueAt ?? null,
    stepPausedAt: times?.pausedAt ?? null,
  };
}

function withInternalStep(
  current: CaseFile | null,
  next: CaseFile,
  step: keyof CasePolicy['stepLimits'],
  { at, policy, calendar }: Settling,
): CaseFile {
  const isSameStep = current !== null && current.status === next.status && current.reopenCount === next.reopenCount;
  const startedAt = isSameStep ? current.stepStartedAt : at;
  const { warnAt, dueAt, pausedAt } = clockTimes(startClock(startedAt, policy.stepLimits[step]), calendar);
  return { ...next, stepStartedAt: startedAt, stepWarnAt: warnAt, stepDueAt: dueAt, stepPausedAt: pausedAt };
}

/** The step that a move brought to its end, or null. */
export function endedStep(current: CaseFile | null, next: CaseFile): EndedStep | null {
  const step = current && stepOf(current.status);
  if (!current || step === null || step === stepOf(next.status)) return null;
  return {
    step,
    startedAt: current.stepStartedAt,
    dueAt: step === 'disposal' ? (next.dueAt ?? current.dueAt) : current.stepDueAt,
  };
}
