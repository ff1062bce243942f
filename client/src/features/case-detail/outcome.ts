import type { ActivityView } from '@contract/schemas';

/** What came of a step with two outcomes, as the key of its words. */
export function outcomeKey({ kind, details }: Pick<ActivityView, 'kind' | 'details'>) {
  switch (kind) {
    case 'confirm':
      return details.found ? 'form.found' : 'form.notFound';
    case 'verify':
      return details.passed ? 'form.passed' : 'form.failed';
    case 'audit-self-disposal':
      return details.passed ? 'form.auditPassed' : 'form.auditFailed';
    case 'decide-return':
    case 'decide-extension':
    case 'decide-suspension':
    case 'decide-appeal':
      return details.isApproved ? 'form.approve' : 'form.deny';
    default:
      return null;
  }
}

/** The other case that an activity links to, where it names one. */
export function otherCaseOf({ details }: Pick<ActivityView, 'details'>): { caseId: string; number: string } | null {
  for (const name of ['of', 'duplicate', 'unlinked', 'parent']) {
    const value = details[name];
    if (typeof value !== 'object' || value === null) continue;
    const { caseId, number } = value as Record<string, unknown>;
    if (typeof caseId === 'string' && typeof number === 'string') return { caseId, number };
  }
  return null;
}
