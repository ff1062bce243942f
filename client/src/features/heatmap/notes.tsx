import { useTranslation } from '../../locale/useTranslation';
import { numberText } from './figureText';
import type { HeatAnswer } from './useHeatPicture';

/** What a hot spot is, in plain words. */
export function HotspotNote() {
  const { t } = useTranslation();
  return (
    <section className="heat-note" aria-label={t('heat.hotspot.title')}>
      <h2>{t('heat.hotspot.title')}</h2>
      <p>{t('heat.hotspot.what')}</p>
      <p>{t('heat.hotspot.sure')}</p>
      <p className="case-quiet">{t('heat.hotspot.method')}</p>
    </section>
  );
}

/** What the coming week is expected to bring, and how far such forecasts were from the truth. */
export function ForecastNote({ forecast }: { forecast: NonNullable<HeatAnswer['forecast']> }) {
  const { t } = useTranslation();
  const { total, error, from, to } = forecast;
  const last = forecast.lastWeek.reduce((sum, count) => sum + count, 0);
  return (
    <section className="heat-note" aria-label={t('heat.forecast.title')}>
      <h2>{t('heat.forecast.title')}</h2>
      <p>{t('heat.daysText', { from, to })}</p>
      <dl className="grid-facts">
        <dt>{t('heat.forecast.total')}</dt>
        <dd>{numberText(Math.round(total))}</dd>
        <dt>{t('heat.forecast.lastTotal')}</dt>
        <dd>{numberText(last)}</dd>
        {error && (
          <>
            <dt>{t('heat.forecast.error')}</dt>
            <dd>{error.model.toFixed(2)}</dd>
            <dt>{t('heat.forecast.errorLast')}</dt>
            <dd>{error.lastWeek.toFixed(2)}</dd>
          </>
        )}
      </dl>
      <p>{error ? judged(error, t) : t('heat.forecast.short')}</p>
      <p className="case-quiet">{t('heat.forecast.method')}</p>
    </section>
  );
}

function judged(
  { model, lastWeek, weeks }: NonNullable<NonNullable<HeatAnswer['forecast']>['error']>,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  if (lastWeek === 0 || model >= lastWeek) return t('heat.forecast.worse', { count: weeks });
  return t('heat.forecast.better', { count: weeks, percent: Math.round((100 * (lastWeek - model)) / lastWeek) });
}
