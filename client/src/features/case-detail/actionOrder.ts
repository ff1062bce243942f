import type { CaseDetail } from '@contract/schemas';
import type { FollowingCommand } from '../../ui/commandForm';

export type CaseAction = CaseDetail['actions'][number] & { readonly kind: FollowingCommand };

/**
 * The next right step is the first of these that is allowed: what somebody waits for comes first, then the steps that
 * lead the case onward, in the order a case goes through them.
 */
const onward: readonly FollowingCommand[] = [
  'decide-return',
  'decide-extension',
  'decide-suspension',
  'decide-appeal',
  'answer-urge',
  'audit-self-disposal',
  'confirm',
  'accept',
  'file',
  'dispatch',
  'acknowledge',
  'give-feedback',
  'verify',
  'close',
  'wake',
];

/** Moves that are rare, or that correct something: they stand in a menu, not in the row of buttons. */
const rare: readonly FollowingCommand[] = [
  'assign-inspector',
  'link-duplicate',
  'merge',
  'split',
  'recategorise',
  'relocate',
  'reopen',
  'void',
  'note',
];

/** A menu of one or two entries saves nothing. */
const LEAST_MENU = 3;

export interface SortedActions {
  readonly primary: CaseAction | null;
  readonly secondary: readonly CaseAction[];
  /** Allowed, but rare. */
  readonly more: readonly CaseAction[];
  /** Belongs to the person's post but cannot be done now. */
  readonly blocked: readonly CaseAction[];
  /** Belongs to other posts. */
  readonly foreign: readonly CaseAction[];
}

/** Sorts what may be done into the one next step, the other usual ones, the rare ones, and what cannot be done. */
export function sortActions(actions: CaseDetail['actions']): SortedActions {
  const following = actions.filter(isFollowing);
  const allowed = following.filter((action) => action.isAllowed);
  const primary = onward.map((kind) => allowed.find((action) => action.kind === kind)).find(Boolean) ?? null;
  const others = allowed.filter((action) => action !== primary);
  const inMenu = others.filter(({ kind }) => rare.includes(kind));
  const more = inMenu.length < LEAST_MENU ? [] : inMenu;
  const refused = following.filter((action) => !action.isAllowed);
  return {
    primary,
    secondary: others.filter((action) => !more.includes(action)),
    more: [...more].sort((a, b) => rare.indexOf(a.kind) - rare.indexOf(b.kind)),
    blocked: refused.filter((action) => action.refusal !== 'permission-denied'),
    foreign: refused.filter((action) => action.refusal === 'permission-denied'),
  };
}

/** New cases are not made from a case's page, and clocks are recomputed by the system. */
function isFollowing(action: CaseDetail['actions'][number]): action is CaseAction {
  return action.kind !== 'report' && action.kind !== 'self-dispose' && action.kind !== 'recompute';
}
