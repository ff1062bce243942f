import type { Freshness } from '../../api/heatAnswers';
import { useTranslation } from '../../locale/useTranslation';
import { ageText } from './ageText';

/** How old the figures are, to the second, and whether a change is still being counted. */
export function AgeLine({ freshness: { asOf, pending }, timeZone }: { freshness: Freshness; timeZone: string }) {
  const { t, i18n } = useTranslation();
  return (
    <p className="heat-age" data-heat-as-of={asOf}>
      {t('heat.asOf', { time: ageText(asOf, i18n.language, timeZone) })}
      {pending > 0 && ` · ${t('heat.pending', { count: pending })}`}
    </p>
  );
}
