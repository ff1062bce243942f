import type { CompiledCalendar } from '../../server/domain/time-limit/calendar.ts';
import type { TimeLimit } from '../../server/domain/time-limit/units.ts';
import { pick, type Random } from '../random.ts';
import { afterPart, DAY, HOUR, inField, inOffice, MINUTE, minutes } from './durations.ts';
import type { AddStep } from './plannedStep.ts';
import { texts } from './texts.ts';

/** What the planning of a disposal looks at. */
export interface DisposalQuestion {
  readonly limit: TimeLimit;
  readonly limitUsed: number;
  readonly calendar: CompiledCalendar;
}

/** Shares of a practised centre. The first three of all disposals, one of them at most in each. */
const RETURNED = 0.02;
const SUSPENDED = 0.012;
const EXTENDED = 0.05;
const REWORKED = 0.04;
const REOPENED = 0.003;
/** Of the overdue. */
const URGED = 0.015;
const ANSWERED = 0.85;
const APPEALED = 0.08;
/** Of what was asked. */
const RETURN_GRANTED = 0.65;
const EXTENSION_GRANTED = 0.85;
const SUSPENSION_GRANTED = 0.9;
const APPEAL_GRANTED = 0.5;
/** Of the disposals that take longer than a day. */
const NOTED = 0.2;
/** Units hand this share to a sub-unit where they have some. */
const HANDED_ON = 0.7;
/** Whoever needs less than this part of the limit asks for no more of it. */
const LEAST_USED_FOR_EXTENSION = 0.55;
/** About this share of the cases limited in work days use more than that. */
const SHARE_ABOVE_LEAST_USED = 0.3;

/** From the dispatch to the end: handling with whatever is asked on the way, verification, closure, and what follows. */
export function planDisposal(question: DisposalQuestion, dispatchedAt: number, random: Random, add: AddStep): void {
  const handledAt = planHandling(question, dispatchedAt, random, add);
  if (question.limitUsed > 1 && random() < URGED) planUrging(question, dispatchedAt, handledAt, random, add);
  const closedAt = planChecks(question, handledAt, random, add);
  if (question.limitUsed > 1 && random() < APPEALED) planAppeal(closedAt, random, add);
  else if (random() < REOPENED) planReopening(question, closedAt, random, add);
}

function planHandling(question: DisposalQuestion, dispatchedAt: number, random: Random, add: AddStep): number {
  const move = random();
  if (move < RETURNED) return planReturn(question, dispatchedAt, random, add);
  if (move < RETURNED + SUSPENDED) return planSuspension(question, dispatchedAt, random, add);
  const handledAt = planWork(question, dispatchedAt, random, add);
  const mayExtend = question.limit.unit === 'work_day' && question.limitUsed > LEAST_USED_FOR_EXTENSION;
  if (mayExtend && move < RETURNED + SUSPENDED + EXTENDED / SHARE_ABOVE_LEAST_USED) {
    planExtension(question, dispatchedAt, handledAt, random, add);
  }
  return handledAt;
}

/** The unit takes the case, does the work and says so. */
function planWork(question: DisposalQuestion, start: number, random: Random, add: AddStep): number {
  const handledAt = afterPart(question, start, question.limitUsed);
  const whole = handledAt - start;
  const takenAt = add('acknowledge', start + Math.min(minutes(random, 30), whole * 0.4));
  if (random() < HANDED_ON) add('assign-sub-unit', takenAt + Math.min(minutes(random, 10), whole * 0.1));
  if (whole > DAY && random() < NOTED) {
    add('handle', takenAt + whole * (0.2 + 0.3 * random()), { text: pick(random, texts.handled) });
  }
  return add('give-feedback', handledAt, { text: pick(random, texts.feedback) });
}

/** Not ours, says the unit. Granted, it goes to another, whose time begins anew. */
function planReturn(question: DisposalQuestion, dispatchedAt: number, random: Random, add: AddStep): number {
  const askedAt = add('request-return', dispatchedAt + minutes(random, 40), { text: pick(random, texts.return) });
  const isPositive = random() < RETURN_GRANTED;
  const text = pick(random, isPositive ? texts.returnGranted : texts.returnDenied);
  const decidedAt = add('decide-return', askedAt + minutes(random, 35), { isPositive, text });
  const start = isPositive ? add('dispatch', decidedAt + minutes(random, 6)) : decidedAt;
  return planWork(question, start, random, add);
}

/** It cannot be done now, says the unit. Granted, the clock stands still until the case wakes by itself. */
function planSuspension(question: DisposalQuestion, dispatchedAt: number, random: Random, add: AddStep): number {
  const takenAt = add('acknowledge', dispatchedAt + minutes(random, 30));
  const askedAt = takenAt + minutes(random, 90);
  const isPositive = random() < SUSPENSION_GRANTED;
  const wantedAt = askedAt + minutes(random, 75);
  const until = Math.round(inOffice(wantedAt + (3 + 22 * random()) * DAY, random));
  add('request-suspension', askedAt, { text: pick(random, texts.suspension), until });
  const text = pick(random, isPositive ? texts.suspensionGranted : texts.suspensionDenied);
  const decidedAt = add('decide-suspension', wantedAt, { isPositive, text });
  // The watch over the clocks looks every minute.
  const freeAt = isPositive ? add('wake', until + random() * MINUTE) : decidedAt;
  const handledAt = afterPart(question, freeAt, question.limitUsed * 0.9);
  return add('give-feedback', handledAt, { text: pick(random, texts.feedback) });
}

/** Before the limit is over the unit asks for more; it is decided before the work is done. */
function planExtension(
  question: DisposalQuestion,
  dispatchedAt: number,
  handledAt: number,
  random: Random,
  add: AddStep,
): void {
  const part = Math.min(question.limitUsed - 0.1, 0.45 + 0.45 * random());
  const askedAt = afterPart(question, dispatchedAt, part);
  const isPositive = random() < EXTENSION_GRANTED;
  add('request-extension', askedAt, { text: pick(random, texts.extension) });
  add('decide-extension', Math.min(askedAt + minutes(random, 50), (askedAt + handledAt) / 2), {
    isPositive,
    text: pick(random, isPositive ? texts.extensionGranted : texts.extensionDenied),
  });
}

function planUrging(
  question: DisposalQuestion,
  dispatchedAt: number,
  handledAt: number,
  random: Random,
  add: AddStep,
): void {
  const overdueAt = afterPart(question, dispatchedAt, 1);
  const at = inOffice(overdueAt + (handledAt - overdueAt) * (0.1 + 0.5 * random()), random);
  if (at >= handledAt) return;
  add('urge', at, { text: pick(random, texts.urge) });
  if (random() < ANSWERED) add('answer-urge', at + minutes(random, 80), { text: pick(random, texts.answer) });
}

/** Verification, perhaps with a rework, and closure; gives the instant of that. */
function planChecks(question: DisposalQuestion, handledAt: number, random: Random, add: AddStep): number {
  let at = handledAt;
  if (random() < REWORKED) {
    const failed = { isPositive: false, text: pick(random, texts.failed) };
    at = add('verify', inField(at + minutes(random, 20), random), failed);
    at = afterPart(question, at, 0.1 + 0.3 * random());
    add('give-feedback', at, { text: pick(random, texts.reworked) });
  }
  at = add('verify', inField(at + minutes(random, 18), random));
  return add('close', at + minutes(random, 16));
}

function planAppeal(closedAt: number, random: Random, add: AddStep): void {
  const at = inOffice(closedAt + 2 * HOUR + random() * 5 * DAY, random);
  const isPositive = random() < APPEAL_GRANTED;
  const text = pick(random, isPositive ? texts.appealGranted : texts.appealDenied);
  add('appeal', at, { text: pick(random, texts.appeal) });
  add('decide-appeal', inOffice(at + (0.5 + 2.5 * random()) * DAY, random), { isPositive, text });
}

/** Called back, the citizen says that it is there again. */
function planReopening(question: DisposalQuestion, closedAt: number, random: Random, add: AddStep): void {
  const at = inOffice(closedAt + (0.3 + 2 * random()) * DAY, random);
  add('reopen', at, { text: pick(random, texts.reopened) });
  const sentAt = add('dispatch', at + minutes(random, 6));
  const handledAt = planWork({ ...question, limitUsed: 0.2 + 0.5 * random() }, sentAt, random, add);
  add('close', add('verify', inField(handledAt + minutes(random, 18), random)) + minutes(random, 16));
}
