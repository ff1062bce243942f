import { Progress } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { LoadingNotice } from '../../ui/Notices';
import { countingOf } from './CountingLine';

interface WaitProps {
  /** Why there is no answer yet. */
  readonly reason: Error | null;
}

/** In place of figures that are on their way: grey bars, or how far the first counting of the city has come. */
export function WaitNotice({ reason, rows }: WaitProps & { readonly rows: number }) {
  const { t } = useTranslation();
  const counting = countingOf(reason);
  if (!counting) return <LoadingNotice rows={rows} />;
  const { done, total } = counting;
  return (
    <div className="notice" role="status">
      <strong>{t('heat.counting')}</strong>
      <Progress percent={total > 0 ? Math.round((done / total) * 100) : 0} aria-label={t('heat.counting')} />
      <p>{t('heat.countingHint', { done, total })}</p>
    </div>
  );
}
