import type { ActivityView, CaseDetail } from '@contract/schemas';
import { useTranslation } from '../../locale/useTranslation';
import { PhotoStrip } from '../../ui/PhotoStrip';
import { useInstant } from '../../ui/useInstant';
import { roleKey } from './roleKey';

/** All that happened to the case, oldest first: who, when, to where, why, with which photos. */
export function Timeline({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  return (
    <section className="case-timeline" aria-label={t('case.timeline')}>
      <h3>{t('case.timeline')}</h3>
      <ol>
        {detail.activities.map((activity) => (
          <TimelineItem key={activity.sequence} activity={activity} districtCode={detail.districtCode} />
        ))}
      </ol>
    </section>
  );
}

function TimelineItem({ activity, districtCode }: { activity: ActivityView; districtCode: string }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const { kind, at, capturedAt, note, photos, details, fromStatus, toStatus } = activity;
  return (
    <li data-activity={kind}>
      <p className="timeline-line">
        <strong>{t(`command.${kind}`)}</strong>
        {outcomeKey(kind, details) && <span> · {t(outcomeKey(kind, details) ?? 'form.passed')}</span>}
        <time dateTime={at}>{instant(at)}</time>
      </p>
      <p className="case-quiet">
        {activity.actorName} · {t(`role.${roleKey(activity.actorRole)}`)}
        {fromStatus !== toStatus && <> → {t(`status.${toStatus}`)}</>}
        {capturedAt && <> · {t('case.capturedAt', { instant: instant(capturedAt) })}</>}
      </p>
      {note && <p className="timeline-note">{note}</p>}
      {kind !== 'report' && <PhotoStrip districtCode={districtCode} photos={photos} />}
    </li>
  );
}

/** What came of a confirmation or a verification. */
function outcomeKey(kind: ActivityView['kind'], details: ActivityView['details']) {
  if (kind === 'confirm') return details.found ? 'form.found' : 'form.notFound';
  if (kind === 'verify') return details.passed ? 'form.passed' : 'form.failed';
  return null;
}
