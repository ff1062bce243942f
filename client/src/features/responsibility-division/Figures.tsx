import type { DraftComparison } from '@contract/schemas/division';
import { useTranslation } from '../../locale/useTranslation';

type Loads = DraftComparison['before'];

/** From here on the rules themselves (borders, single heavy unit grids) stand in the way of an even load, and it is said. */
const SHOWN_BOUND = 1.001;

const most = (loads: Loads) => loads.reduce((value, { loadOverMean }) => Math.max(value, loadOverMean), 0);
const least = (loads: Loads) => loads.reduce((value, { loadOverMean }) => Math.min(value, loadOverMean), Infinity);
const ratio = (value: number) => (Number.isFinite(value) ? value.toFixed(3) : '—');

/** The few numbers that present grids and draft are compared by. */
export function Figures({ comparison }: { comparison: DraftComparison }) {
  const { t } = useTranslation();
  const { draft, before, after, movedUnitGrids } = comparison;
  const { certificate } = draft;
  const rows = [
    ['gridCount', before.length, after.length],
    ['maxOverMean', ratio(most(before)), ratio(most(after))],
    ['minOverMean', ratio(least(before)), ratio(least(after))],
    ['shape', '—', certificate?.meanPolsbyPopper?.toFixed(3) ?? '—'],
    ['border', '—', certificate ? (certificate.cutLength / 1000).toFixed(1) : '—'],
    ['moved', '—', movedUnitGrids],
  ] as const;
  return (
    <section aria-label={t('division.figures')}>
      <table className="division-table">
        <thead>
          <tr>
            <th scope="col">{t('division.figures')}</th>
            <th scope="col">{t('division.before')}</th>
            <th scope="col">{t('division.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, present, drafted]) => (
            <tr key={name} data-figure={name}>
              <th scope="row">{t(`division.figure.${name}`)}</th>
              <td>{present}</td>
              <td>{drafted}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {certificate && (
        <p className="division-note" role="status">
          {t(certificate.isProved ? 'division.proved' : 'division.notProved')}
          {certificate.bounds.maxOverMean > SHOWN_BOUND && (
            <>
              {' · '}
              {t('division.shortfall', {
                max: ratio(certificate.bounds.maxOverMean),
                min: ratio(certificate.bounds.minOverMean),
              })}
            </>
          )}
        </p>
      )}
      <p className="division-note">{t('division.whatIf', { days: draft.settings.load.caseDays })}</p>
    </section>
  );
}
