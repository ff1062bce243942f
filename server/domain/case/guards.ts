import { type Actor, isInScope, may } from '../identity/permissions.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { CaseFile, RequestKind } from './caseFile.ts';
import { type CommandKind, commandPermissions } from './commandKind.ts';
import type { FoundingKind } from './commands.ts';
import type { CasePolicy } from './policy.ts';
import { transitions } from './transitions.ts';

/** A command about a case that is there. */
export type FollowingKind = Exclude<CommandKind, FoundingKind>;

interface Question {
  readonly actor: Actor;
  readonly at: string;
  readonly policy: CasePolicy;
}
type Guard = (current: CaseFile, question: Question) => Refusal | null;

/**
 * The reason why this actor cannot give this command to this case now, or null: right, scope, status, and whatever the
 * command asks of the case itself. What depends on the command's payload is checked by its effect.
 */
export function commandObjection(current: CaseFile, kind: FollowingKind, question: Question): Refusal | null {
  const { actor } = question;
  const permission = commandPermissions[kind];
  if (!may(actor, permission)) return refuse('permission-denied', { permission });
  if (!isInScope({ districtCode: actor.districtCode, unitCode: null }, current)) return refuse('not-your-district');
  if (!transitions[kind].from.includes(current.status)) {
    return refuse('transition-not-allowed', { command: kind, status: current.status });
  }
  for (const guard of guards[kind] ?? []) {
    const objection = guard(current, question);
    if (objection) return objection;
  }
  return null;
}

const isOfUnit: Guard = (current, { actor }) =>
  actor.unitCode !== null && (actor.unitCode === current.unitCode || actor.unitCode === current.subUnitCode)
    ? null
    : refuse('not-your-unit');

/** A sub-unit works for the unit; what the unit answers for, it says itself. */
const isMainUnit: Guard = (current, { actor }) =>
  actor.unitCode === current.unitCode ? null : refuse('not-your-unit');

const isOwnWhereUnit: Guard = (current, question) =>
  question.actor.unitCode === null ? null : isOfUnit(current, question);

const isNotDoer: Guard = (current, { actor }) => {
  const isOfHandlingUnit =
    actor.unitCode !== null && (actor.unitCode === current.unitCode || actor.unitCode === current.subUnitCode);
  return current.handlerIds.includes(actor.id) || isOfHandlingUnit ? refuse('doer-cannot-verify') : null;
};

const isOwnTask: Guard = (current, { actor }) =>
  current.assigneeId === null || current.assigneeId === actor.id ? null : refuse('not-your-task');

const isConfirmed: Guard = (current, { policy }) =>
  current.source !== 'inspector' && policy.confirmedSources.includes(current.source) && current.confirmedAt === null
    ? refuse('confirmation-required', { source: current.source })
    : null;

const isVerifiedOrExempt: Guard = (current, { policy }) =>
  current.status === 'verified' || policy.isClosureWithoutVerificationAllowed ? null : refuse('verification-required');

const hasNoRequest: Guard = (current) =>
  current.request === null ? null : refuse('request-pending', { kind: current.request.kind });

/** A unit that has finished may drop the extension it asked for, but not a question of whose the case is. */
const isNotInQuestion: Guard = (current) =>
  current.request === null || current.request.kind === 'extension'
    ? null
    : refuse('request-pending', { kind: current.request.kind });

const asksFor =
  (kind: RequestKind): Guard =>
  (current) =>
    current.request?.kind === kind ? null : refuse('no-request', { kind });

const isBeforeDue: Guard = (current, { at }) =>
  current.dueAt !== null && at > current.dueAt ? refuse('after-due', { dueAt: current.dueAt }) : null;

const hasExtensionLeft: Guard = (current, { policy }) =>
  current.extensionCount < policy.maximumExtensions
    ? null
    : refuse('extension-limit-reached', { maximum: policy.maximumExtensions });

const wasOverdue: Guard = (current) =>
  current.handledAt !== null && current.dueAt !== null && current.handledAt > current.dueAt
    ? null
    : refuse('not-overdue');

const hasNotAppealed: Guard = (current) => (current.appeal === null ? null : refuse('appeal-already-made'));

const DAY_MILLISECONDS = 86_400_000;
const isInAppealTime: Guard = (current, { at, policy }) => {
  if (current.closedAt === null) return null;
  const days = (Date.parse(at) - Date.parse(current.closedAt)) / DAY_MILLISECONDS;
  return days > policy.appealDays ? refuse('appeal-too-late', { days: policy.appealDays }) : null;
};

const hasAppeal: Guard = (current) => (current.appeal === 'pending' ? null : refuse('no-appeal'));
const hasAudit: Guard = (current) => (current.selfDisposalAudit === 'pending' ? null : refuse('no-audit'));
const isUrged: Guard = (current) => (current.supervision === 'owed' ? null : refuse('supervision-not-owed'));

/** What a command asks besides right and status, in the order in which it is said. */
const guards: Readonly<Partial<Record<FollowingKind, readonly Guard[]>>> = {
  confirm: [isOwnTask],
  file: [isConfirmed],
  acknowledge: [isOfUnit],
  'assign-sub-unit': [isMainUnit],
  handle: [isOfUnit],
  'give-feedback': [isOfUnit, isNotInQuestion],
  'request-return': [isMainUnit, hasNoRequest],
  'decide-return': [asksFor('return')],
  'request-extension': [isMainUnit, hasNoRequest, isBeforeDue, hasExtensionLeft],
  'decide-extension': [asksFor('extension')],
  'request-suspension': [isMainUnit, hasNoRequest],
  'decide-suspension': [asksFor('suspension')],
  verify: [isNotDoer, isOwnTask],
  rework: [isNotDoer],
  close: [isNotDoer, isVerifiedOrExempt],
  'answer-urge': [isOwnWhereUnit, isUrged],
  appeal: [isMainUnit, wasOverdue, hasNotAppealed, isInAppealTime],
  'decide-appeal': [hasAppeal],
  'audit-self-disposal': [isNotDoer, hasAudit],
};
