import { componentStates } from '@domain/inventory/component';
import { type Translate, useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { type AreaFigures, districtFigures } from './figures';

/** A table longer than this is read in a file, not on a screen. */
const MOST_ROWS = 500;

interface Props {
  readonly rows: readonly AreaFigures[];
  readonly districtCode: string;
  readonly districtName: string;
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
}

/** The areas with their counts and densities, the district first. */
export function StatisticsTable({ rows, districtCode, districtName, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const headings = [
    t('inventory.statistics.area'),
    t('inventory.statistics.measures.total'),
    ...componentStates.map((state) => t(`inventory.state.${state}`)),
    t('inventory.statistics.measures.perSquareKilometer'),
    t('inventory.statistics.measures.perUnitGrid'),
    t('inventory.statistics.surveyedOn'),
  ];
  return (
    <>
      <table className="inventory-table statistics-table">
        <caption className="visually-hidden">{t('inventory.statistics.title')}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="statistics-whole">
            <th scope="row">{districtName}</th>
            <Figures row={districtFigures(rows, districtCode, districtName)} />
          </tr>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <tr key={row.code} data-selected={row.code === selected || undefined}>
              <th scope="row">
                <button type="button" className="inventory-open" onClick={() => onSelect(row.code)}>
                  {areaName(row, t) ?? <GroupedCode code={row.code} />}
                </button>
              </th>
              <Figures row={row} />
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && (
        <p className="inventory-end">{t('inventory.statistics.cut', { count: MOST_ROWS, total: rows.length })}</p>
      )}
    </>
  );
}

function areaName(row: AreaFigures, t: Translate): string | null {
  return row.code === '' ? t('inventory.statistics.noGrid') : row.name;
}

function Figures({ row }: { row: AreaFigures }) {
  const rounded = (value: number | null, digits: number) => (value === null ? '–' : value.toFixed(digits));
  return (
    <>
      <td>{row.total.toLocaleString()}</td>
      {row.byState.map((count, state) => (
        <td key={componentStates[state]}>{count.toLocaleString()}</td>
      ))}
      <td>{rounded(row.perSquareKilometer, 0)}</td>
      <td>{rounded(row.perUnitGrid, 1)}</td>
      <td>{row.surveyedOn ?? '–'}</td>
    </>
  );
}
