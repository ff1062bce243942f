import { type CaseStatus, openStatuses } from './caseFile.ts';
import type { CommandKind } from './commandKind.ts';

interface Transition {
  /** Statuses the command may be given in. */
  readonly from: readonly CaseStatus[];
  /** The status it leads to; null where the case stays as it is. Commands with two outcomes choose in `decide`. */
  readonly to: CaseStatus | null;
}

/**
 * The case machine as a table (DOMAIN §5). `report` has no row: it makes the case.
 * `confirm` not found leads to `refused`, `verify` not passed back to `handling` (rework).
 */
export const transitions: Readonly<Record<Exclude<CommandKind, 'report'>, Transition>> = {
  'request-confirmation': { from: ['reported'], to: 'confirming' },
  confirm: { from: ['confirming'], to: 'reported' },
  accept: { from: ['reported'], to: 'accepted' },
  refuse: { from: ['reported', 'confirming'], to: 'refused' },
  file: { from: ['accepted'], to: 'filed' },
  dispatch: { from: ['filed'], to: 'dispatched' },
  acknowledge: { from: ['dispatched'], to: 'handling' },
  'give-feedback': { from: ['handling'], to: 'verifying' },
  verify: { from: ['verifying'], to: 'verified' },
  close: { from: ['verified'], to: 'closed' },
  void: { from: openStatuses, to: 'voided' },
  note: { from: [...openStatuses, 'closed', 'refused', 'voided'], to: null },
};
