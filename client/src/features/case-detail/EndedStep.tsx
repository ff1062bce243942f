import type { ActivityView } from '@contract/schemas';
import { useTranslation } from '../../locale/useTranslation';
import { Lamp } from '../../ui/Lamp';
import { durationText } from '../../ui/time';
import { useInstant } from '../../ui/useInstant';

/** The step that an activity ended: how long it took, until when it was allowed, and whether it was in time. */
export function EndedStep({ activity }: { activity: ActivityView }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const { endedStep, stepStartedAt, stepDueAt, at } = activity;
  if (!endedStep || !stepStartedAt) return null;
  const duration = durationText(Date.parse(at) - Date.parse(stepStartedAt), t);
  const lateBy = stepDueAt ? Date.parse(at) - Date.parse(stepDueAt) : 0;
  return (
    <p className="timeline-step" data-late={lateBy > 0 || undefined}>
      {t(`step.${endedStep}`)} {t('case.took', { duration })}
      {stepDueAt && (
        <>
          {' · '}
          {t('case.allowed', { instant: instant(stepDueAt) })}
          <span className={lateBy > 0 ? 'timeline-late' : 'timeline-on-time'}>
            <Lamp lamp={lateBy > 0 ? 'red' : 'green'} />
            {lateBy > 0 ? t('case.late', { duration: durationText(lateBy, t) }) : t('case.onTime')}
          </span>
        </>
      )}
    </p>
  );
}
