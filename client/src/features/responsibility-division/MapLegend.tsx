import { useTranslation } from '../../locale/useTranslation';
import { lineStyles } from '../../map/layers/lines';
import type { MapLine } from '../../map/types';
import { loadClasses } from './loadClasses';

const lineBorders = { water: 'solid', expressway: 'dashed', fixed: 'dotted' } as const;

/** What the colours and the lines on the map mean; only kinds of lines that are drawn. */
export function MapLegend({ roles }: { roles: readonly MapLine['role'][] }) {
  const { t } = useTranslation();
  return (
    <section className="division-legend" aria-label={t('division.legend')}>
      <strong>{t('division.legend')}</strong>
      <ul>
        {loadClasses.map(({ label, color }) => (
          <li key={label}>
            <span style={{ background: color }} />
            {label}
          </li>
        ))}
        {roles.map((role) => (
          <li key={role} data-line={role}>
            <span
              className="division-line"
              style={{
                borderTopColor: lineStyles[role].color,
                borderTopStyle: lineBorders[role],
              }}
            />
            {t(`division.lineRole.${role}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
