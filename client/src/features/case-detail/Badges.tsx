import type { CaseDetail } from '@contract/schemas';
import { type Translate, useTranslation } from '../../locale/useTranslation';
import { useInstant } from '../../ui/useInstant';

interface Badge {
  readonly text: string;
  /** Whether somebody waits for something. */
  readonly isUrgent: boolean;
}

/** What is special about the case now: supervision, appeal, suspension, a pending request, self-disposal. */
export function Badges({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const badges = badgesOf(detail, t, instant);
  if (badges.length === 0) return null;
  return (
    <ul className="case-badges">
      {badges.map(({ text, isUrgent }) => (
        <li key={text} data-urgent={isUrgent || undefined}>
          {text}
        </li>
      ))}
    </ul>
  );
}

const supervisionKeys = { owed: 'case.badge.owed', answered: 'case.badge.answered' } as const;
const appealKeys = {
  pending: 'case.badge.appealPending',
  granted: 'case.badge.appealGranted',
  denied: 'case.badge.appealDenied',
} as const;
const auditKeys = {
  pending: 'case.badge.auditPending',
  passed: 'case.badge.auditPassed',
  failed: 'case.badge.auditFailed',
} as const;

function badgesOf(detail: CaseDetail, t: Translate, instant: (at: string) => string): Badge[] {
  const { supervision, appeal, suspendedUntil, request, isSelfDisposal, selfDisposalAudit, reopenCount } = detail;
  const badges: Badge[] = [];
  const add = (text: string, isUrgent = false) => badges.push({ text, isUrgent });
  if (supervision) add(t(supervisionKeys[supervision]), supervision === 'owed');
  if (request) add(t('case.badge.request', { kind: t(`request.${request.kind}`) }), true);
  if (appeal) add(t(appealKeys[appeal]), appeal === 'pending');
  if (suspendedUntil) add(t('case.badge.suspended', { instant: instant(suspendedUntil) }));
  if (isSelfDisposal && !selfDisposalAudit) add(t('case.badge.selfDisposal'));
  if (selfDisposalAudit) add(t(auditKeys[selfDisposalAudit]), selfDisposalAudit === 'pending');
  if (detail.reworkCount > 0) add(t('case.rework', { count: detail.reworkCount }));
  if (reopenCount > 0) add(t('case.badge.reopened', { count: reopenCount }));
  return badges;
}
