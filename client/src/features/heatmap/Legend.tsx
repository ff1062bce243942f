import { useTranslation } from '../../locale/useTranslation';
import type { LegendText } from './legendLines';

interface LegendProps {
  readonly legend: LegendText;
  readonly total: number | null;
}

/** What each colour stands for, how many areas have it, and how the classes were chosen; always on screen. */
export function Legend({ legend: { title, lines, none, method }, total }: LegendProps) {
  const { t } = useTranslation();
  return (
    <section className="heat-legend" aria-label={t('heat.legend')}>
      {total !== null && <strong data-heat-total={total}>{t('heat.total', { count: total })}</strong>}
      <h3>{title}</h3>
      <ul>
        {lines.map(({ color, text, areas }) => (
          <li key={color}>
            <span className="heat-swatch" style={{ background: color }} />
            {text}
            <span className="heat-legend-areas">{t('heat.areasInClass', { count: areas })}</span>
          </li>
        ))}
        <li>
          <span className="heat-swatch heat-legend-none" />
          {none}
        </li>
      </ul>
      <p className="case-quiet">{method}</p>
    </section>
  );
}
