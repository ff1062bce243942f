import type { CaseSource } from '../../server/domain/case/caseFile.ts';
import type { CompiledCalendar } from '../../server/domain/time-limit/calendar.ts';
import type { TimeLimit } from '../../server/domain/time-limit/units.ts';
import { pick, type Random } from '../random.ts';
import { planDisposal } from './disposal.ts';
import { HOUR, inField, minutes } from './durations.ts';
import { type AddStep, collectSteps, type PlannedStep } from './plannedStep.ts';
import { texts } from './texts.ts';

/** What makes the way of a case differ from the usual one, and is known before it begins. */
export type CasePart =
  | 'usual'
  | 'repetition'
  /** Of a case that is done. */
  | 'late-repetition'
  /** Of what has been long in hand. */
  | 'old-repetition'
  | 'self-disposal'
  | 'split-parent'
  | 'split-child';

export interface TimelineQuestion {
  readonly source: CaseSource;
  readonly part?: CasePart;
  /** What the report has wrong and the operator puts right. */
  readonly correction?: 'relocate' | 'recategorise' | null;
  /** When it is reported; a child: when it was split from its parent. */
  readonly reportedAt: number;
  readonly limit: TimeLimit;
  /** The part of the limit that handling takes; above 1 it is overdue. */
  readonly limitUsed: number;
  /** Of the usual ones, those that are refused as repetitions of what is long in hand. */
  readonly duplicateShare: number;
  readonly calendar: CompiledCalendar;
}

/** Shares of a practised centre; the sample says nothing about them. */
const NOT_FOUND = 0.06;
const NOT_OURS = 0.015;
const VOIDED = 0.012;
/** Of the repetitions: found out only after dispatch, and wrongly taken for one. */
const MERGED = 0.06;
const UNLINKED = 0.04;
/** Of the self-disposals. */
const AUDIT_PASSED = 0.95;
const LATEST_AUDIT = 22 * HOUR;

/** Everything that will happen to a case, in order, had it all the time in the world. Pure, given its random source. */
export function planTimeline(question: TimelineQuestion, random: Random): PlannedStep[] {
  const { steps, add } = collectSteps();
  plans[question.part ?? 'usual'](question, random, add);
  // Some things overlap; what was planned first goes first.
  return steps.sort((a, b) => a.at - b.at);
}

type Plan = (question: TimelineQuestion, random: Random, add: AddStep) => void;

const plans: Readonly<Record<CasePart, Plan>> = {
  usual(question, random, add) {
    const { reportedAt, duplicateShare } = question;
    const fate = random();
    if (fate < duplicateShare) {
      plans['old-repetition'](question, random, add);
    } else if (fate < duplicateShare + NOT_OURS) {
      add('refuse', reportedAt + minutes(random, 14), { text: pick(random, texts.notOurs) });
    } else {
      planFromReport(question, reportedAt, random, add);
    }
  },

  repetition(question, random, add) {
    const fate = random();
    if (fate < MERGED) {
      const at = planSetUp(question, question.reportedAt, random, add);
      if (at === null) return;
      const sentAt = add('dispatch', add('file', at + minutes(random, 8)) + minutes(random, 6));
      add('merge', sentAt + minutes(random, 40), { text: pick(random, texts.merged) });
      return;
    }
    planLink(question, fate > 1 - UNLINKED, random, add);
  },

  'late-repetition'(question, random, add) {
    planLink(question, random() > 1 - UNLINKED, random, add);
  },

  'old-repetition'({ reportedAt }, random, add) {
    add('refuse', reportedAt + minutes(random, 12), { text: pick(random, texts.repeated) });
  },

  'self-disposal'({ reportedAt }, random, add) {
    const isPositive = random() < AUDIT_PASSED;
    const text = pick(random, isPositive ? texts.audited : texts.auditFailed);
    add('audit-self-disposal', reportedAt + Math.min(minutes(random, 240), LATEST_AUDIT), { isPositive, text });
  },

  'split-parent'(question, random, add) {
    const at = planSetUp(question, question.reportedAt, random, add, 0);
    add('split', (at ?? question.reportedAt) + minutes(random, 8), { text: pick(random, texts.split) });
  },

  'split-child'(question, random, add) {
    planFiled(question, question.reportedAt, random, add);
  },
};

function planLink(question: TimelineQuestion, isMistaken: boolean, random: Random, add: AddStep): void {
  const at = add('link-duplicate', question.reportedAt + minutes(random, 10), { text: pick(random, texts.linked) });
  if (!isMistaken) return;
  const freeAt = add('unlink-duplicate', at + minutes(random, 90), { text: pick(random, texts.unlinked) });
  planFromReport(question, freeAt, random, add);
}

function planFromReport(question: TimelineQuestion, from: number, random: Random, add: AddStep): void {
  const at = planSetUp(question, from, random, add);
  if (at === null) return;
  if (random() < VOIDED) add('void', at + minutes(random, 20), { text: pick(random, texts.gone) });
  else planFiled(question, at, random, add);
}

/** Confirmation, correction and acceptance; null when nothing was found on site. */
function planSetUp(
  { source, correction }: TimelineQuestion,
  from: number,
  random: Random,
  add: AddStep,
  notFound = NOT_FOUND,
): number | null {
  let at = from;
  if (source !== 'inspector') {
    at = add('request-confirmation', at + minutes(random, 8));
    const isPositive = random() >= notFound;
    const text = isPositive ? null : pick(random, texts.notFound);
    at = add('confirm', inField(at + minutes(random, 20), random), { isPositive, text });
    if (!isPositive) return null;
  }
  if (correction === 'relocate') at = add('relocate', at + minutes(random, 5), { text: texts.relocated[0] });
  if (correction === 'recategorise')
    at = add('recategorise', at + minutes(random, 5), { text: texts.recategorised[0] });
  return add('accept', at + minutes(random, 9));
}

function planFiled(question: TimelineQuestion, acceptedAt: number, random: Random, add: AddStep): void {
  const filedAt = add('file', acceptedAt + minutes(random, 8));
  planDisposal(question, add('dispatch', filedAt + minutes(random, 6)), random, add);
}
