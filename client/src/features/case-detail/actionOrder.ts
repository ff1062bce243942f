import type { CaseDetail } from '@contract/schemas';
import type { FollowingCommand } from '../../ui/commandForm';

export type CaseAction = CaseDetail['actions'][number] & { readonly kind: FollowingCommand };

/** Steps that lead the case onward, in the order a case goes through them; the first allowed one is the next right one. */
const onward: readonly FollowingCommand[] = [
  'confirm',
  'accept',
  'file',
  'dispatch',
  'acknowledge',
  'give-feedback',
  'verify',
  'close',
];

export interface SortedActions {
  readonly primary: CaseAction | null;
  readonly secondary: readonly CaseAction[];
  /** Belongs to the person's post but cannot be done now. */
  readonly blocked: readonly CaseAction[];
  /** Belongs to other posts. */
  readonly foreign: readonly CaseAction[];
}

/** Sorts what may be done into the one next step, the other allowed ones, and what cannot be done with its reason. */
export function sortActions(actions: CaseDetail['actions']): SortedActions {
  const following = actions.filter((action): action is CaseAction => action.kind !== 'report');
  const allowed = following.filter((action) => action.isAllowed);
  const primary = onward.map((kind) => allowed.find((action) => action.kind === kind)).find(Boolean) ?? null;
  const refused = following.filter((action) => !action.isAllowed);
  return {
    primary,
    secondary: allowed.filter((action) => action !== primary),
    blocked: refused.filter((action) => action.refusal !== 'permission-denied'),
    foreign: refused.filter((action) => action.refusal === 'permission-denied'),
  };
}
