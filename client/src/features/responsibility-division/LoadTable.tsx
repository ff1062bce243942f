import type { DraftComparison } from '@contract/schemas/division';
import { useTranslation } from '../../locale/useTranslation';
import type { Side } from './DraftResult';
import { loadClassOf } from './loadClasses';

/** Every grid with its work, the heaviest first: what the map shows in colours. */
export function LoadTable({ comparison, side }: { comparison: DraftComparison; side: Side }) {
  const { t } = useTranslation();
  const names = new Map(comparison.before.map(({ key, name }) => [key, name]));
  const origins = new Map(comparison.after.map((grid) => [grid.key, grid]));
  const rows = [...comparison[side]].sort((one, other) => other.loadOverMean - one.loadOverMean);
  return (
    <table className="division-table" aria-label={t('division.table')} data-loads={rows.length}>
      <thead>
        <tr>
          <th scope="col">{t('division.grid')}</th>
          <th scope="col">{t('division.unitGrids')}</th>
          <th scope="col">{t('division.cases')}</th>
          <th scope="col">{t('division.minutes')}</th>
          <th scope="col">{t('division.share')}</th>
          {side === 'after' && <th scope="col">{t('division.follows')}</th>}
          {side === 'after' && <th scope="col">{t('division.movedIn')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, unitGrids, cases, minutes, loadOverMean }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{unitGrids}</td>
            <td>{cases}</td>
            <td>{minutes.toFixed(0)}</td>
            <td>
              <span className="division-chip" style={{ background: loadClassOf(loadOverMean).color }} />
              {loadOverMean.toFixed(3)}
            </td>
            {side === 'after' && <td>{names.get(origins.get(key)?.follows ?? '') ?? '—'}</td>}
            {side === 'after' && <td>{origins.get(key)?.movedIn}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
