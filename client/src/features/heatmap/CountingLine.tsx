import { useTranslation } from '../../locale/useTranslation';
import { countingOf } from '../../ui/counting';

/** How far the first counting has come, in a line on the map. */
export function CountingLine({ reason }: { readonly reason: Error | null }) {
  const { t } = useTranslation();
  const counting = countingOf(reason);
  return (
    counting && (
      <p className="heat-closer">
        {t('counting.title')} · {t('counting.hint', counting)}
      </p>
    )
  );
}
