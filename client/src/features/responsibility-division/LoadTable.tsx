import { useTranslation } from '../../locale/useTranslation';
import type { ShownSide } from './comparedDrafts';
import { loadClassOf } from './loadClasses';

interface LoadTableProps {
  readonly shown: ShownSide;
  /** Names of the present grids by their codes. */
  readonly names: ReadonlyMap<string, string>;
}

/** Every grid with its work and shape, the heaviest first: what the map shows in colours. */
export function LoadTable({ shown, names }: LoadTableProps) {
  const { t } = useTranslation();
  const isDrafted = shown.comparison !== null;
  const rows = [...shown.grids].sort((one, other) => other.loadOverMean - one.loadOverMean);
  return (
    <table className="division-table" aria-label={t('division.table')} data-loads={rows.length}>
      <thead>
        <tr>
          <th scope="col">{t('division.grid')}</th>
          <th scope="col">{t('division.unitGrids')}</th>
          <th scope="col">{t('division.cases')}</th>
          <th scope="col">{t('division.minutes')}</th>
          <th scope="col">{t('division.share')}</th>
          <th scope="col">{t('division.compactness')}</th>
          {isDrafted && <th scope="col">{t('division.follows')}</th>}
          {isDrafted && <th scope="col">{t('division.movedIn')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            <td>{row.unitGrids}</td>
            <td>{row.cases}</td>
            <td>{row.minutes.toFixed(0)}</td>
            <td>
              <span className="division-chip" style={{ background: loadClassOf(row.loadOverMean).color }} />
              {row.loadOverMean.toFixed(3)}
            </td>
            <td>{row.polsbyPopper?.toFixed(3) ?? '—'}</td>
            {'movedIn' in row && <td>{names.get(row.follows ?? '') ?? '—'}</td>}
            {'movedIn' in row && <td>{row.movedIn}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
