import { type Lamp, lampAt } from '../time-limit/lamp.ts';
import type { CaseFile } from './caseFile.ts';

/** The lamp a case shows: of the step it is in, and of its disposal when it has ended. */
export function lampOfStep(
  { stepDueAt, stepWarnAt, stepPausedAt }: Pick<CaseFile, 'stepDueAt' | 'stepWarnAt' | 'stepPausedAt'>,
  at: string,
): Lamp {
  if (stepDueAt === null || stepWarnAt === null) return 'none';
  return lampAt(at, { dueAt: stepDueAt, warnAt: stepWarnAt, pausedAt: stepPausedAt });
}
