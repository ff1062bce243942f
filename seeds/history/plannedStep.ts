import type { CaseStatus } from '../../server/domain/case/caseFile.ts';
import type { CommandKind } from '../../server/domain/case/commandKind.ts';

/** Where a planned command leads to, by its outcome; null where the case stays where it is. */
const leadsTo = {
  'request-confirmation': 'confirming',
  confirm: ['reported', 'refused'],
  accept: 'accepted',
  refuse: 'refused',
  recategorise: null,
  relocate: null,
  file: 'filed',
  dispatch: 'dispatched',
  acknowledge: 'handling',
  'assign-sub-unit': null,
  handle: null,
  'give-feedback': 'verifying',
  'request-return': null,
  'decide-return': ['filed', null],
  'request-extension': null,
  'decide-extension': null,
  'request-suspension': null,
  'decide-suspension': ['suspended', null],
  wake: 'handling',
  verify: ['verified', 'handling'],
  close: 'closed',
  void: 'voided',
  urge: null,
  'answer-urge': null,
  appeal: null,
  'decide-appeal': null,
  'audit-self-disposal': [null, 'voided'],
  'link-duplicate': 'duplicate',
  // Only what was linked straight after its report is unlinked again.
  'unlink-duplicate': 'reported',
  merge: 'duplicate',
  split: 'split',
  reopen: 'filed',
} as const satisfies Partial<
  Record<CommandKind, CaseStatus | null | readonly [granted: CaseStatus | null, denied: CaseStatus | null]>
>;

/** The commands that the history is made of. */
export type PlannedKind = keyof typeof leadsTo;

/** One thing that happens to a case after its report, in epoch milliseconds. */
export interface PlannedStep {
  readonly kind: PlannedKind;
  readonly at: number;
  /** Whether the inspector found, or passed, it; whether what was asked is granted. */
  readonly isPositive: boolean;
  readonly text: string | null;
  /** Until when a suspension is asked for. */
  readonly until: number | null;
}

export type AddStep = (
  kind: PlannedKind,
  at: number,
  more?: Partial<Pick<PlannedStep, 'isPositive' | 'text' | 'until'>>,
) => number;

/** Collects steps; `add` gives back the instant that it was given. */
export function collectSteps(): { readonly steps: PlannedStep[]; readonly add: AddStep } {
  const steps: PlannedStep[] = [];
  const add: AddStep = (kind, at, more) => {
    steps.push({ kind, at: Math.round(at), isPositive: true, text: null, until: null, ...more });
    return at;
  };
  return { steps, add };
}

/** Where a case stands after a step, which it met in `before`. */
export function statusAfter(before: CaseStatus, { kind, isPositive }: PlannedStep): CaseStatus {
  const outcome = leadsTo[kind];
  if (outcome === null || typeof outcome === 'string') return outcome ?? before;
  return outcome[isPositive ? 0 : 1] ?? before;
}
