import type { TimeLimit } from '@domain/time-limit/units';
import { useTranslation } from '../locale/useTranslation';

/** A disposal limit in words: "处置时限：4 工作小时". */
export function LimitText({ limit }: { limit: TimeLimit | undefined }) {
  const { t } = useTranslation();
  if (!limit) return null;
  return <>{t('form.limit', { limit: t(`limit.${limit.unit}`, { value: limit.value }) })}</>;
}
