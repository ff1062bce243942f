import type { Freshness } from '../../api/heatAnswers';
import { useTranslation } from '../../locale/useTranslation';

/** How old the figures are, to the second, and whether a change is still being counted. */
export function AgeLine({ freshness: { asOf, pending }, timeZone }: { freshness: Freshness; timeZone: string }) {
  const { t, i18n } = useTranslation();
  const time = new Intl.DateTimeFormat(i18n.language, {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(asOf));
  return (
    <p className="heat-age" data-heat-as-of={asOf}>
      {t('heat.asOf', { time })}
      {pending > 0 && ` · ${t('heat.pending', { count: pending })}`}
    </p>
  );
}
