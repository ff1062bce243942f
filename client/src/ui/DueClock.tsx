import type { CaseSummary } from '@contract/schemas';
import { type Lamp as LampCode, lampAt } from '@domain/time-limit/lamp';
import { useTranslation } from 'react-i18next';
import { Lamp } from './Lamp';
import { agoText, remainingText } from './time';
import { useInstant } from './useInstant';
import { useNow } from './useNow';

type Clocked = Pick<CaseSummary, 'dueAt' | 'dispatchedAt' | 'closedAt' | 'reportedAt' | 'lamp' | 'stage'>;

/** Work is over or the clock stands: what the server last said holds. Otherwise the lamp goes on by the device's clock. */
export function liveLamp(item: Clocked, now: number): LampCode {
  const isRunning = item.stage === 'disposal' && item.dueAt !== null && item.dispatchedAt !== null;
  if (!isRunning) return item.lamp;
  return lampAt(now, Date.parse(item.dispatchedAt ?? ''), Date.parse(item.dueAt ?? ''));
}

/** The lamp and the time left (absolute on hover and for screen readers), or how long ago it was reported. */
export function DueClock({ item, isLampTextShown = false }: { item: Clocked; isLampTextShown?: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const instant = useInstant();
  const lamp = liveLamp(item, now);
  const isCounting = item.dueAt !== null && item.stage === 'disposal';
  const text = isCounting
    ? remainingText(Date.parse(item.dueAt ?? ''), now, t)
    : agoText(Date.parse(item.reportedAt), now, t);
  const absolute = isCounting ? t('time.due', { instant: instant(item.dueAt ?? '') }) : instant(item.reportedAt);
  return (
    <span className="due-clock">
      {lamp !== 'none' && <Lamp lamp={lamp} isTextShown={isLampTextShown} />}{' '}
      <time dateTime={(isCounting ? item.dueAt : item.reportedAt) ?? ''} title={absolute}>
        {text}
      </time>
    </span>
  );
}
