import { type CaseStatus, caseStatuses, openStatuses } from './caseFile.ts';
import type { CommandKind } from './commandKind.ts';
import type { FoundingKind } from './commands.ts';

interface Transition {
  /** Statuses the command may be given in. */
  readonly from: readonly CaseStatus[];
  /** The status it leads to; null where the case stays as it is, or where its effect chooses (see the comment). */
  readonly to: CaseStatus | null;
}

const atUnit: readonly CaseStatus[] = ['dispatched', 'handling'];
const inSetUp: readonly CaseStatus[] = ['reported', 'confirming', 'accepted'];
const notYetSent: readonly CaseStatus[] = [...inSetUp, 'filed'];
const handled: readonly CaseStatus[] = ['verifying', 'verified', 'closed'];

/**
 * The case machine as a table (DOMAIN §5). The founding commands have no row: they make the case.
 * Two outcomes: `confirm` (not found → refused), `verify` (not passed → handling), `decide-return` (granted → filed),
 * `decide-suspension` (granted → suspended), `audit-self-disposal` (failed → voided), `unlink-duplicate` (where it stood),
 * `reopen` (closed → filed, else → reported).
 */
export const transitions: Readonly<Record<Exclude<CommandKind, FoundingKind>, Transition>> = {
  'request-confirmation': { from: ['reported'], to: 'confirming' },
  'assign-inspector': { from: ['confirming', 'verifying'], to: null },
  confirm: { from: ['confirming'], to: 'reported' },
  accept: { from: ['reported'], to: 'accepted' },
  refuse: { from: ['reported', 'confirming'], to: 'refused' },
  file: { from: ['accepted'], to: 'filed' },
  dispatch: { from: ['filed'], to: 'dispatched' },
  acknowledge: { from: ['dispatched'], to: 'handling' },
  'assign-sub-unit': { from: atUnit, to: null },
  handle: { from: ['handling'], to: null },
  'give-feedback': { from: ['handling'], to: 'verifying' },
  'request-return': { from: atUnit, to: null },
  'decide-return': { from: atUnit, to: null },
  'request-extension': { from: atUnit, to: null },
  'decide-extension': { from: atUnit, to: null },
  'request-suspension': { from: atUnit, to: null },
  'decide-suspension': { from: atUnit, to: null },
  wake: { from: ['suspended'], to: 'handling' },
  verify: { from: ['verifying'], to: 'verified' },
  rework: { from: ['verifying', 'verified'], to: 'handling' },
  close: { from: ['verifying', 'verified'], to: 'closed' },
  void: { from: openStatuses, to: 'voided' },
  urge: { from: openStatuses, to: null },
  'answer-urge': { from: caseStatuses, to: null },
  appeal: { from: handled, to: null },
  'decide-appeal': { from: handled, to: null },
  'audit-self-disposal': { from: ['closed'], to: null },
  'link-duplicate': { from: inSetUp, to: 'duplicate' },
  'unlink-duplicate': { from: ['duplicate'], to: null },
  merge: { from: ['filed', 'dispatched', 'handling', 'suspended'], to: 'duplicate' },
  split: { from: ['accepted', 'filed'], to: 'split' },
  reopen: { from: ['closed', 'refused', 'voided'], to: null },
  recategorise: { from: notYetSent, to: null },
  relocate: { from: notYetSent, to: null },
  recompute: { from: openStatuses, to: null },
  note: { from: caseStatuses, to: null },
};
