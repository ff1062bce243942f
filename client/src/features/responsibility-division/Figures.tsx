import { useTranslation } from '../../locale/useTranslation';
import { countDiffering, meanShape, type ShownSide } from './comparedDrafts';

type Grids = ShownSide['grids'];

/** From here on the rules themselves (borders, single heavy unit grids) stand in the way of an even load, and it is said. */
const SHOWN_BOUND = 1.001;

const most = (grids: Grids) => grids.reduce((value, { loadOverMean }) => Math.max(value, loadOverMean), 0);
const least = (grids: Grids) => grids.reduce((value, { loadOverMean }) => Math.min(value, loadOverMean), Infinity);
const ratio = (value: number | null) => (value !== null && Number.isFinite(value) ? value.toFixed(3) : '—');

const rows = {
  gridCount: ({ grids }: ShownSide) => grids.length,
  maxOverMean: ({ grids }: ShownSide) => ratio(most(grids)),
  minOverMean: ({ grids }: ShownSide) => ratio(least(grids)),
  shape: ({ grids }: ShownSide) => ratio(meanShape(grids)),
  border: ({ borderMeters }: ShownSide) => (borderMeters / 1000).toFixed(1),
  moved: ({ comparison }: ShownSide) => comparison?.movedUnitGrids ?? 0,
  fixed: ({ comparison }: ShownSide) => comparison?.constraints.fixedUnitGrids ?? '—',
} as const;
const rowNames = Object.keys(rows) as (keyof typeof rows)[];

/** The few numbers that present grids and drafts are compared by. */
export function Figures({ sides }: { sides: readonly ShownSide[] }) {
  const { t } = useTranslation();
  const own = sides.at(-1)?.comparison;
  return (
    <section aria-label={t('division.figures')}>
      <table className="division-table" data-compared={sides.length}>
        <thead>
          <tr>
            <th scope="col">{t('division.figures')}</th>
            {sides.map(({ side, comparison }) => (
              <th key={side} scope="col">
                {comparison ? comparison.draft.name : t('division.before')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowNames.map((name) => (
            <tr key={name} data-figure={name}>
              <th scope="row">{t(`division.figure.${name}`)}</th>
              {sides.map((shown) => (
                <td key={shown.side}>{rows[name](shown)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {own && <Verdict comparison={own} />}
      <Differences sides={sides} />
    </section>
  );
}

/** Whether every goal is met, what stands in the way, and what the draft had to respect. */
function Verdict({ comparison: { draft, constraints } }: { comparison: NonNullable<ShownSide['comparison']> }) {
  const { t } = useTranslation();
  const { certificate, barriers, settings } = draft;
  return (
    <>
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
      {barriers && (
        <p className="division-note" data-barriers={barriers.water + barriers.expressway}>
          {t('division.barriers', barriers)}
        </p>
      )}
      {constraints.fixedUnitGrids > 0 && (
        <p className="division-note">
          {t('division.fixedCount', { unitGrids: constraints.fixedUnitGrids, grids: constraints.fixed.length })}
        </p>
      )}
      <p className="division-note">{t('division.whatIf', { days: settings.load.caseDays })}</p>
    </>
  );
}

/** How far the two drafts are from each other, or why they cannot be set beside each other. */
function Differences({ sides }: { sides: readonly ShownSide[] }) {
  const { t } = useTranslation();
  const [, other, own] = sides.map(({ comparison }) => comparison);
  if (!own || !other) return null;
  const count = countDiffering(own, other);
  const isSameLoad = JSON.stringify(own.draft.settings.load) === JSON.stringify(other.draft.settings.load);
  return (
    <p className="division-note" role="status" data-differing={count ?? ''}>
      {count === null ? t('division.differingScope') : t('division.differing', { count })}
      {!isSameLoad && ` ${t('division.differingLoad')}`}
    </p>
  );
}
