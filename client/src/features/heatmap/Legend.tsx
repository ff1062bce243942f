import { useTranslation } from '../../locale/useTranslation';
import type { HeatClass } from '../../ui/quantileClasses';

/** What each colour stands for; always on screen. */
export function Legend({ classes, total }: { classes: readonly HeatClass[]; total: number }) {
  const { t } = useTranslation();
  return (
    <section className="heat-legend" aria-label={t('heat.legend')}>
      <strong>{t('heat.total', { count: total })}</strong>
      <ul>
        {classes.map(({ from, to, color }) => (
          <li key={from}>
            <span style={{ background: color, opacity: 0.92 }} />
            {from === to ? t('heat.classOne', { from }) : t('heat.classRange', { from, to })}
          </li>
        ))}
        <li>
          <span className="heat-legend-none" />
          {t('heat.noCases')}
        </li>
      </ul>
    </section>
  );
}
