import { useLiveState } from '../api/live';
import { useCity } from '../api/reference';
import { useLanguage } from '../locale/useLanguage';
import { useTranslation } from '../locale/useTranslation';
import { clockText } from './time';

/** Says since when what is shown may be out of date; nothing while the connection stands. */
export function LiveBar() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { lostAt } = useLiveState();
  const timeZone = useCity().data?.timeZone ?? 'Asia/Shanghai';
  return (
    <div role="status">
      {lostAt !== null && <p className="calm-bar">{t('live.lost', { time: clockText(lostAt, language, timeZone) })}</p>}
    </div>
  );
}
