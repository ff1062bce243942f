import type { CaseDetail } from '@contract/schemas';
import { useTranslation } from '../../locale/useTranslation';
import { useInstant } from '../../ui/useInstant';
import { Fact } from './Fact';

/** What is asked for and why, and what granting or denying it makes of the due time. */
export function RequestFacts({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const { request, disposalClock, dueAt, dueIfGranted, dueIfDenied } = detail;
  if (!request) return <AppealFacts detail={detail} />;
  const unit = disposalClock?.limit.unit;
  const due = (at: string | null) => (at ? instant(at) : t('form.noLimit'));
  const granted = request.kind === 'return' ? t('form.noDue') : due(dueIfGranted);
  return (
    <dl className="request-facts">
      <Fact name={t('form.requestReason')}>
        {request.reason}
        <span className="case-quiet"> · {instant(request.requestedAt)}</span>
      </Fact>
      {request.value !== null && unit && (
        <Fact name={t('form.requestedMore')}>{t(`limit.${unit}`, { value: request.value })}</Fact>
      )}
      {request.until && <Fact name={t('form.requestedUntil')}>{instant(request.until)}</Fact>}
      <Fact name={t('form.dueNow')}>{due(dueAt)}</Fact>
      <Fact name={t('form.dueIfGranted')}>
        <strong>{granted}</strong>
      </Fact>
      <Fact name={t('form.dueIfDenied')}>
        <strong>{due(dueIfDenied)}</strong>
      </Fact>
    </dl>
  );
}

/** The words of the pending appeal; the case keeps only that there is one, its history says why. */
function AppealFacts({ detail: { activities } }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const appeal = activities.findLast((activity) => activity.kind === 'appeal');
  if (!appeal) return null;
  return (
    <dl className="request-facts">
      <Fact name={t('form.appealReason')}>
        {appeal.note}
        <span className="case-quiet">
          {' '}
          · {appeal.actorName} {instant(appeal.at)}
        </span>
      </Fact>
      <Fact name="">{t('form.overdueMark')}</Fact>
    </dl>
  );
}
