import type { ActivityView, CaseDetail } from '@contract/schemas';
import { Link } from 'react-router';
import { useTranslation } from '../../locale/useTranslation';
import { PhotoStrip } from '../../ui/PhotoStrip';
import { useInstant } from '../../ui/useInstant';
import { EndedStep } from './EndedStep';
import { otherCaseOf, outcomeKey } from './outcome';
import { roleKey } from './roleKey';
import { useUnitNames } from './useUnitNames';

/** All that happened to the case, oldest first: who, when, to where, why, how long it took, with which photos. */
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
  const { kind, at, note, photos } = activity;
  const outcome = outcomeKey(activity);
  const other = otherCaseOf(activity);
  return (
    <li data-activity={kind}>
      <p className="timeline-line">
        <strong>{t(`command.${kind}`)}</strong>
        {outcome && <span> · {t(outcome)}</span>}
        {other && (
          <>
            {' · '}
            <Link to={`/case/${districtCode}/${other.caseId}`}>{other.number}</Link>
          </>
        )}
        <time dateTime={at}>{instant(at)}</time>
      </p>
      <WhoAndWhere activity={activity} />
      {note && <p className="timeline-note">{note}</p>}
      <EndedStep activity={activity} />
      {kind !== 'report' && <PhotoStrip districtCode={districtCode} photos={photos} />}
    </li>
  );
}

function WhoAndWhere({ activity }: { activity: ActivityView }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const unitName = useUnitNames();
  const { kind, actorName, actorRole, fromStatus, toStatus, capturedAt, unitCode } = activity;
  return (
    <p className="case-quiet">
      {actorName} · {t(`role.${roleKey(actorRole)}`)}
      {fromStatus !== toStatus && <> → {t(`status.${toStatus}`)}</>}
      {kind === 'dispatch' && unitCode && <> · {t('case.toUnit', { unit: unitName(unitCode) })}</>}
      {capturedAt && <> · {t('case.capturedAt', { instant: instant(capturedAt) })}</>}
    </p>
  );
}
