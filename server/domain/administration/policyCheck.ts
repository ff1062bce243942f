import type { CasePolicy } from '../case/policy.ts';
import { limitMilliseconds, type TimeLimit } from '../time-limit/units.ts';
import type { Fault } from './fault.ts';

interface Range {
  readonly minimum: number;
  readonly maximum: number;
  readonly isWhole: boolean;
}
const whole = (minimum: number, maximum: number): Range => ({ minimum, maximum, isWhole: true });
const real = (minimum: number, maximum: number): Range => ({ minimum, maximum, isWhole: false });

/** Between what a policy's figures may lie; forms take their bounds from here, too. */
export const policyRanges = {
  maximumExtensions: whole(0, 10),
  maximumExtensionShare: real(0.1, 3),
  maximumSuspensionDays: whole(1, 366),
  duplicateRadiusMeters: whole(1, 1000),
  duplicateHours: whole(1, 720),
  verifierRadiusMeters: whole(50, 20_000),
  maximumVerificationMeters: whole(10, 5000),
  appealDays: whole(0, 365),
} as const satisfies Partial<Record<keyof CasePolicy, Range>>;

const DAY_MILLISECONDS = 86_400_000;
/** A limit inside the centres counted in weeks would be no limit. */
const LONGEST_STEP_DAYS = 30;

/** What is wrong with a policy's figures. */
export function policyFaults(policy: CasePolicy): Fault[] {
  const figures = (Object.keys(policyRanges) as (keyof typeof policyRanges)[]).flatMap((name): Fault[] =>
    isWithin(policy[name], policyRanges[name]) ? [] : [{ path: name, rule: 'number-range' }],
  );
  const steps = Object.entries(policy.stepLimits).flatMap(([step, limit]) => limitFaults(`stepLimits.${step}`, limit));
  return [...figures, ...steps, ...limitFaults('supervisionAnswerLimit', policy.supervisionAnswerLimit)];
}

/** A figure that may be left out is null. */
function isWithin(figure: number | null, { minimum, maximum, isWhole }: Range): boolean {
  if (figure === null) return true;
  return figure >= minimum && figure <= maximum && (!isWhole || Number.isInteger(figure));
}

function limitFaults(path: string, limit: TimeLimit): Fault[] {
  const length = limitMilliseconds(limit);
  const isRight = length >= 60_000 && length <= LONGEST_STEP_DAYS * DAY_MILLISECONDS;
  return isRight ? [] : [{ path: `${path}.value`, rule: 'limit-range' }];
}
