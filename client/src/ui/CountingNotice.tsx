import { Progress } from 'antd';
import { useTranslation } from '../locale/useTranslation';
import { countingOf } from './counting';
import { LoadingNotice } from './Notices';

interface CountingNoticeProps {
  /** Why there is no answer yet. */
  readonly reason: Error | null;
  readonly rows: number;
}

/** In place of figures that are on their way: grey bars, or how far the server has come with counting. */
export function CountingNotice({ reason, rows }: CountingNoticeProps) {
  const { t } = useTranslation();
  const counting = countingOf(reason);
  if (!counting) return <LoadingNotice rows={rows} />;
  const { done, total } = counting;
  return (
    <div className="notice" role="status">
      <strong>{t('counting.title')}</strong>
      <Progress percent={total > 0 ? Math.round((done / total) * 100) : 0} aria-label={t('counting.title')} />
      <p>{t('counting.hint', { done, total })}</p>
    </div>
  );
}
