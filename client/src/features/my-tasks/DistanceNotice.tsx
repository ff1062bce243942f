import type { Position } from '@domain/case/caseFile';
import type { PositionFix } from '@domain/case/commands';
import { distanceMeters } from '@domain/case/distance';
import { usePolicy } from '../../api/policy';
import { useTranslation } from '../../locale/useTranslation';
import { distanceText } from '../../ui/distance';
import './tasks.css';

/** Farther than this the person does not see what they judge, whatever the policy allows. */
const farMeters = 100;

export interface DistanceNoticeProps {
  readonly place: Position;
  readonly fix: PositionFix | null;
  readonly hasFailed: boolean;
}

/** How far the person is from the case's place, and a warning where that is too far to judge it. */
export function DistanceNotice({ place, fix, hasFailed }: DistanceNoticeProps) {
  const { t } = useTranslation();
  const allowed = usePolicy().data?.maximumVerificationMeters ?? farMeters;
  if (!fix) {
    return (
      <p className="distance-notice" role="status" data-far={hasFailed || undefined}>
        {t(hasFailed ? 'solve.noPosition' : 'solve.locating')}
      </p>
    );
  }
  const meters = distanceMeters(place, fix);
  const isFar = meters - fix.accuracyMeters > allowed;
  return (
    <p className="distance-notice" role="status" data-far={isFar || undefined}>
      <strong>{t('solve.distance', { distance: distanceText(meters, t) })}</strong>
      {isFar && <span> · {t('solve.far')}</span>}
    </p>
  );
}
