import type { Activity, CaseStatus } from '../../server/domain/case/caseFile.ts';

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What a case's activities alone say of its present state; throws when they do not follow each other. */
export function replay(activities: readonly Activity[]) {
  let status: CaseStatus | null = null;
  for (const [index, activity] of activities.entries()) {
    if (activity.sequence !== index + 1) throw new Error(`activity ${index + 1} has the sequence ${activity.sequence}`);
    if (activity.fromStatus !== status)
      throw new Error(`activity ${index + 1} does not start where the last one ended`);
    status = activity.toStatus;
  }
  const last = (kind: string, test: (activity: Activity) => boolean = () => true) =>
    activities.findLast((activity) => activity.kind === kind && test(activity));
  const at = (activity: Activity | undefined): string | null => activity?.at ?? null;
  const dispatch = last('dispatch');
  const due = activities.findLast(({ kind, details }) => kind !== 'urge' && 'dueAt' in details);
  const failed = activities.filter((activity) => activity.kind === 'verify' && activity.details.passed === false);
  const feedback = last('give-feedback');
  const isUndone = failed.some((activity) => activity.sequence > (feedback?.sequence ?? 0));
  const hasEnded = status === 'closed' || status === 'refused' || status === 'voided';
  return {
    version: activities.length,
    status,
    reworkCount: failed.length,
    unitCode: text(dispatch?.details.unitCode),
    dueAt: text(due?.details.dueAt),
    updatedAt: at(activities.at(-1)),
    reportedAt: at(activities[0]),
    confirmedAt: at(last('confirm', (activity) => activity.details.found === true)),
    acceptedAt: at(last('accept')),
    filedAt: at(last('file')),
    dispatchedAt: at(dispatch),
    acknowledgedAt: at(last('acknowledge')),
    handledAt: isUndone ? null : at(feedback),
    verifiedAt: at(last('verify', (activity) => activity.details.passed === true)),
    closedAt: hasEnded ? at(activities.at(-1)) : null,
  };
}
