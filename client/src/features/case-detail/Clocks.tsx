import type { CaseDetail } from '@contract/schemas';
import { stepOf } from '@domain/case/caseFile';
import { useTranslation } from '../../locale/useTranslation';
import { DueClock } from '../../ui/DueClock';
import { remainingText } from '../../ui/time';
import { useInstant } from '../../ui/useInstant';
import { useNow } from '../../ui/useNow';
import { DisposalClock } from './DisposalClock';
import { Fact } from './Fact';

/** Every clock of the case in plain words: the step's own, the disposal's with its pauses, an owed answer's. */
export function Clocks({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const step = stepOf(detail.status);
  const isInternal = step !== null && step !== 'disposal' && detail.stepDueAt !== null;
  if (!isInternal && !detail.disposalClock && detail.supervision !== 'owed') return null;
  return (
    <section className="case-clocks" aria-label={t('case.clocks')}>
      <h3>{t('case.clocks')}</h3>
      <dl>
        {isInternal && detail.stepDueAt && (
          <Fact name={t('case.clock.current', { step: t(`step.${step}`) })}>
            <DueClock item={detail} isLampTextShown />
            <span className="case-quiet"> · {t('case.clock.due', { instant: instant(detail.stepDueAt) })}</span>
          </Fact>
        )}
        {detail.disposalClock && <DisposalClock detail={detail} clock={detail.disposalClock} />}
        {detail.supervision === 'owed' && detail.supervisionDueAt && (
          <SupervisionClock dueAt={detail.supervisionDueAt} />
        )}
      </dl>
    </section>
  );
}

function SupervisionClock({ dueAt }: { dueAt: string }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const now = useNow();
  return (
    <Fact name={t('case.clock.supervision')}>
      {remainingText(Date.parse(dueAt), now, t)}
      <span className="case-quiet"> · {t('case.clock.due', { instant: instant(dueAt) })}</span>
    </Fact>
  );
}
