import type { Refusal } from '../../refusal.ts';
import { refuse } from '../../refusal.ts';
import type { CaseFile } from '../caseFile.ts';
import type { CaseCommand } from '../commands.ts';
import type { DecisionContext } from '../context.ts';
import type { FollowingKind } from '../guards.ts';
import { settle } from '../settle.ts';
import { transitions } from '../transitions.ts';
import * as disposal from './disposal.ts';
import { type Effect, effect, type Rule } from './effect.ts';
import * as links from './links.ts';
import * as oversight from './oversight.ts';
import * as requests from './requests.ts';
import * as setUp from './setUp.ts';
import * as verification from './verification.ts';

const note: Rule<'note'> = (moved) => effect(moved);

/** A calendar was changed: the times of an open case follow it, and the record says what they were. */
const recompute: Rule<'recompute'> = (moved, _command, context) => {
  const { dueAt, stepDueAt } = settle(moved, moved, context);
  if (dueAt === moved.dueAt && stepDueAt === moved.stepDueAt) return refuse('nothing-changed');
  return effect(moved, { from: { dueAt: moved.dueAt, stepDueAt: moved.stepDueAt }, to: { dueAt, stepDueAt } });
};

/** The rule of every command that is given about a case. */
const rules: { readonly [K in FollowingKind]: Rule<K> } = {
  'request-confirmation': setUp.requestConfirmation,
  'assign-inspector': setUp.assignInspector,
  confirm: setUp.confirm,
  accept: setUp.accept,
  refuse: setUp.end,
  file: setUp.file,
  dispatch: disposal.dispatch,
  acknowledge: disposal.acknowledge,
  'assign-sub-unit': disposal.assignSubUnit,
  handle: disposal.handle,
  'give-feedback': disposal.giveFeedback,
  'request-return': requests.requestReturn,
  'decide-return': requests.decideReturn,
  'request-extension': requests.requestExtension,
  'decide-extension': requests.decideExtension,
  'request-suspension': requests.requestSuspension,
  'decide-suspension': requests.decideSuspension,
  wake: requests.wake,
  verify: verification.verify,
  rework: verification.rework,
  close: verification.close,
  void: setUp.end,
  urge: oversight.urge,
  'answer-urge': oversight.answerUrge,
  appeal: oversight.appeal,
  'decide-appeal': oversight.decideAppeal,
  'audit-self-disposal': oversight.auditSelfDisposal,
  'link-duplicate': links.linkDuplicate,
  'unlink-duplicate': links.unlinkDuplicate,
  merge: links.merge,
  split: links.split,
  reopen: oversight.reopen,
  recategorise: setUp.recategorise,
  relocate: setUp.relocate,
  recompute,
  note,
};

/** Applies the rule of a command to its case. Rights, scope, status and version have been checked already. */
export function applyRule(
  current: CaseFile,
  command: Extract<CaseCommand, { kind: FollowingKind }>,
  context: DecisionContext,
): Effect | Refusal {
  const moved: CaseFile = { ...current, status: transitions[command.kind].to ?? current.status };
  // The table pairs each kind with the rule of its own command; TypeScript cannot follow that through the index.
  const rule = rules[command.kind] as unknown as Rule<FollowingKind>;
  return rule(moved, command as never, context, current);
}
