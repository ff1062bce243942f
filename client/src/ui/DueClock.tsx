import type { CaseSummary } from '@contract/schemas';
import { lampOfStep } from '@domain/case/lampOfStep';
import type { Lamp as LampCode } from '@domain/time-limit/lamp';
import { useTranslation } from '../locale/useTranslation';
import { Lamp } from './Lamp';
import { agoText, remainingText } from './time';
import { useInstant } from './useInstant';
import { useNow } from './useNow';

type Clocked = Pick<CaseSummary, 'stepDueAt' | 'stepWarnAt' | 'stepPausedAt' | 'reportedAt' | 'stage'>;

/** The lamp of the step's clock, going on by the device's clock; a clock that stands still keeps its lamp. */
export function liveLamp(item: Clocked, now: number): LampCode {
  return lampOfStep(item, new Date(now).toISOString());
}

/** The lamp and the time left (absolute on hover and for screen readers), or how long ago it was reported. */
export function DueClock({ item, isLampTextShown = false }: { item: Clocked; isLampTextShown?: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const instant = useInstant();
  const lamp = liveLamp(item, now);
  const { stepDueAt, stepPausedAt } = item;
  const isCounting = stepDueAt !== null && item.stage !== 'ended';
  const moment = stepPausedAt === null ? now : Date.parse(stepPausedAt);
  const text = isCounting
    ? remainingText(Date.parse(stepDueAt), moment, t)
    : agoText(Date.parse(item.reportedAt), now, t);
  const absolute = isCounting ? t('time.due', { instant: instant(stepDueAt) }) : instant(item.reportedAt);
  return (
    <span className="due-clock">
      {lamp !== 'none' && <Lamp lamp={lamp} isTextShown={isLampTextShown} />}{' '}
      <time dateTime={isCounting ? stepDueAt : item.reportedAt} title={absolute}>
        {text}
        {isCounting && stepPausedAt !== null && ` · ${t('time.paused')}`}
      </time>
    </span>
  );
}
