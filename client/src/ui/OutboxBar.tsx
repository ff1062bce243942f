import { useCity } from '../api/reference';
import { useLanguage } from '../locale/useLanguage';
import { useTranslation } from '../locale/useTranslation';
import { waitingCount } from '../offline/outbox';
import { useOutbox } from '../offline/useOutbox';
import { clockText } from './time';

/** "离线 · 12 件待传 · 上次联网 09:41": a calm state; only a lost sign-in asks for the person. */
export function OutboxBar() {
  const { t } = useTranslation();
  const language = useLanguage();
  const timeZone = useCity().data?.timeZone ?? 'Asia/Shanghai';
  const { items, isOnline, lastContactAt, stoppedBy } = useOutbox();
  const count = waitingCount(items);
  const isSignInNeeded = stoppedBy === 'not-signed-in' && count > 0;
  const parts = [
    !isOnline && t('outbox.offline'),
    count > 0 && t('outbox.waiting', { count }),
    !isOnline && lastContactAt && t('outbox.lastContact', { time: clockText(lastContactAt, language, timeZone) }),
    isSignInNeeded && t('outbox.needSignIn'),
  ].filter(Boolean);
  return (
    <div role="status">
      {parts.length > 0 && (
        <p className={isSignInNeeded ? 'calm-bar calm-bar-urgent' : 'calm-bar'}>{parts.join(' · ')}</p>
      )}
    </div>
  );
}
