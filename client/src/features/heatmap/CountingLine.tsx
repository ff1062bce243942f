import { CallError } from '../../api/problem';
import { useTranslation } from '../../locale/useTranslation';

/** How far the server has come with counting all cases for the first time, or null when that is not why there is no answer. */
export function countingOf(reason: Error | null): { done: number; total: number } | null {
  if (!(reason instanceof CallError) || reason.code !== 'figures-not-ready') return null;
  const { done, total } = reason.details;
  return { done: Number(done), total: Number(total) };
}

/** How far the first counting has come, in a line on the map. */
export function CountingLine({ reason }: { readonly reason: Error | null }) {
  const { t } = useTranslation();
  const counting = countingOf(reason);
  return counting && <p className="heat-closer">{t('heat.countingHint', counting)}</p>;
}
