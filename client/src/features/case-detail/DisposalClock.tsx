import type { CaseDetail } from '@contract/schemas';
import { stepOf } from '@domain/case/caseFile';
import { useTranslation } from '../../locale/useTranslation';
import { DueClock } from '../../ui/DueClock';
import { Lamp } from '../../ui/Lamp';
import { useInstant } from '../../ui/useInstant';
import { Fact } from './Fact';

type Clock = NonNullable<CaseDetail['disposalClock']>;

/** The unit's clock: what is left while it runs, what was allowed and added, and each time it stood still. */
export function DisposalClock({ detail, clock }: { detail: CaseDetail; clock: Clock }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const { unit, value } = clock.limit;
  const openPause = clock.pauses.find((pause) => pause.to === null);
  // Once the case has ended nothing stands still any more: it is over.
  const isOver = detail.stage === 'ended';
  const isRunning = stepOf(detail.status) === 'disposal';
  const isLate = detail.handledAt !== null && detail.dueAt !== null && detail.handledAt > detail.dueAt;
  return (
    <>
      <Fact name={t('case.clock.disposal')}>
        {isRunning && <DueClock item={detail} isLampTextShown />}
        {!isRunning && detail.handledAt !== null && <Lamp lamp={isLate ? 'red' : 'green'} isTextShown />}
        <p className="case-quiet">
          {t('case.clock.limit', { limit: t(`limit.${unit}`, { value }) })}
          {clock.extension > 0 && (
            <>
              {'，'}
              {t('case.clock.extended', { limit: t(`limit.${unit}`, { value: clock.extension }) })}
            </>
          )}
          {detail.dueAt && <> · {t('case.clock.due', { instant: instant(detail.dueAt) })}</>}
        </p>
        {isOver && <p className="case-quiet">{t('case.clock.stopped')}</p>}
        {openPause && !isOver && <p>{t('case.clock.paused', { instant: instant(openPause.from) })}</p>}
      </Fact>
      <Pauses pauses={isOver ? clock.pauses.filter((pause) => pause.to !== null) : clock.pauses} />
    </>
  );
}

function Pauses({ pauses }: { pauses: Clock['pauses'] }) {
  const { t } = useTranslation();
  const instant = useInstant();
  if (pauses.length === 0) return null;
  return (
    <Fact name={t('case.clock.pauses')}>
      <ul className="case-pauses">
        {pauses.map(({ from, to }) => (
          <li key={from}>
            {to
              ? t('case.clock.pause', { from: instant(from), to: instant(to) })
              : t('case.clock.pauseOpen', { from: instant(from) })}
          </li>
        ))}
      </ul>
    </Fact>
  );
}
