import type { CaseSource } from '../../server/domain/case/caseFile.ts';
import type { CommandKind } from '../../server/domain/case/commandKind.ts';
import type { CompiledCalendar } from '../../server/domain/time-limit/calendar.ts';
import { dueAt } from '../../server/domain/time-limit/dueAt.ts';
import type { TimeLimit } from '../../server/domain/time-limit/units.ts';
import { normal, pick, type Random } from '../random.ts';
import { localHour } from './statistics.ts';

/** The commands that make up the usual way of a case. */
export type PlannedKind = Extract<
  CommandKind,
  | 'request-confirmation'
  | 'confirm'
  | 'accept'
  | 'refuse'
  | 'file'
  | 'dispatch'
  | 'acknowledge'
  | 'give-feedback'
  | 'verify'
  | 'close'
  | 'void'
>;

/** One thing that happens to a case after its report, in epoch milliseconds. */
export interface PlannedStep {
  readonly kind: PlannedKind;
  readonly at: number;
  /** For `confirm` and `verify`: whether the inspector found, or passed, it. */
  readonly isPositive: boolean;
  readonly text: string | null;
}

export interface TimelineQuestion {
  readonly source: CaseSource;
  readonly reportedAt: number;
  readonly limit: TimeLimit;
  /** The part of the limit that handling takes; above 1 it is overdue. */
  readonly limitUsed: number;
  readonly duplicateShare: number;
  readonly calendar: CompiledCalendar;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Shares of a practised centre; the sample says nothing about them. */
const NOT_FOUND = 0.06;
const NOT_OURS = 0.015;
const VOIDED = 0.012;
const REWORKED = 0.04;
/** Less than this nobody needs to get there and do something. */
const SHORTEST_HANDLING = 12 * MINUTE;

const feedbackTexts = ['已到场处置完毕', '已安排人员处置，现场恢复', '已处理，请核查', '处置完成，现场已清理'];
const failTexts = ['现场仍有残留，请继续处置', '处置不彻底', '与反馈不符，问题仍在'];

/** Everything that will happen to a case, in order, had it all the time in the world. Pure, given its random source. */
export function planTimeline(question: TimelineQuestion, random: Random): PlannedStep[] {
  const steps: PlannedStep[] = [];
  const add = (kind: PlannedStep['kind'], at: number, isPositive = true, text: string | null = null): number => {
    steps.push({ kind, at: Math.round(at), isPositive, text });
    return at;
  };
  let at = question.reportedAt;
  const fate = random();
  if (fate < question.duplicateShare) {
    add('refuse', at + minutes(random, 12), true, '重复上报，已并入在办案件');
    return steps;
  }
  if (fate < question.duplicateShare + NOT_OURS) {
    add('refuse', at + minutes(random, 14), true, '不属于网格化管理范围');
    return steps;
  }
  if (question.source !== 'inspector') {
    at = add('request-confirmation', at + minutes(random, 8));
    const isFound = random() >= NOT_FOUND;
    at = add('confirm', inField(at + minutes(random, 24), random), isFound, isFound ? null : '现场未发现所述问题');
    if (!isFound) return steps;
  }
  at = add('accept', at + minutes(random, 9));
  if (random() < VOIDED) {
    add('void', at + minutes(random, 20), true, '现场情况已自行消除');
    return steps;
  }
  at = add('file', at + minutes(random, 8));
  at = add('dispatch', at + minutes(random, 6));
  planDisposal(question, at, random, add);
  return steps;
}

type AddStep = (kind: PlannedStep['kind'], at: number, isPositive?: boolean, text?: string | null) => number;

function planDisposal(question: TimelineQuestion, dispatchedAt: number, random: Random, add: AddStep): void {
  const handledAt = afterPart(question, dispatchedAt, question.limitUsed);
  add('acknowledge', dispatchedAt + Math.min(minutes(random, 30), (handledAt - dispatchedAt) * 0.4));
  let at = add('give-feedback', handledAt, true, pick(random, feedbackTexts));
  if (random() < REWORKED) {
    at = add('verify', inField(at + minutes(random, 50), random), false, pick(random, failTexts));
    at = add('give-feedback', afterPart(question, at, 0.1 + 0.3 * random()), true, '返工完毕，请再次核查');
  }
  at = add('verify', inField(at + minutes(random, 60), random));
  add('close', at + minutes(random, 20));
}

/** When a part of the limit is used up, by the limit's own clock. */
function afterPart({ limit, calendar }: TimelineQuestion, start: number, part: number): number {
  const end = dueAt(start, { value: limit.value * part, unit: limit.unit }, calendar);
  return Math.max(end, start + SHORTEST_HANDLING);
}

/** A log-normal duration with the given median, in milliseconds. */
function minutes(random: Random, median: number): number {
  return median * Math.exp(0.6 * normal(random)) * MINUTE;
}

/** Inspectors work from seven to ten; what falls into the night waits for the morning. */
function inField(at: number, random: Random): number {
  const hour = localHour(at);
  if (hour >= 7 && hour < 22) return at;
  const untilSeven = (hour < 7 ? 7 - hour : 31 - hour) * HOUR;
  return at + untilSeven + random() * 90 * MINUTE;
}
