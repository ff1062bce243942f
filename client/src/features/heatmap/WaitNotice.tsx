import { Progress } from 'antd';
import { CallError } from '../../api/problem';
import { useTranslation } from '../../locale/useTranslation';
import { LoadingNotice } from '../../ui/Notices';

interface WaitProps {
  /** Why there is no answer yet. */
  readonly reason: Error | null;
}

/** How far the server has come with counting all cases for the first time, or null when that is not why there is no answer. */
function countingOf(reason: Error | null): { done: number; total: number } | null {
  if (!(reason instanceof CallError) || reason.code !== 'figures-not-ready') return null;
  const { done, total } = reason.details;
  return { done: Number(done), total: Number(total) };
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

/** The same in a line, on the map. */
export function CountingLine({ reason }: WaitProps) {
  const { t } = useTranslation();
  const counting = countingOf(reason);
  return counting && <p className="heat-closer">{t('heat.countingHint', counting)}</p>;
}
