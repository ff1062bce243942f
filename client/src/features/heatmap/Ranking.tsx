import type { HeatLevel } from '@contract/schemas/heatmap';
import { useMemo } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { AreaName, useNamesOf } from './AreaName';
import { type HeatTable, inOrder } from './table';

/** As many rows as a person reads at a glance; the table has them all. */
const shownRows = 15;
/** As many figures as there is room for beside the map. */
const shownColumns = 3;

interface RankingProps {
  readonly table: HeatTable;
  readonly level: HeatLevel;
  /** The column by which it is ranked. */
  readonly by: string;
  readonly onChoose: (code: string) => void;
}

/** Where it is worst: the areas with the most of what the map shows. */
export function Ranking({ table, level, by, onChoose }: RankingProps) {
  const { t } = useTranslation();
  const top = useMemo(() => inOrder(table, { key: by, isAscending: false }).slice(0, shownRows), [table, by]);
  const codes = useMemo(() => top.map((index) => table.codes[index] ?? ''), [top, table]);
  const names = useNamesOf(codes, level);
  const columns = [...table.columns].sort((a, b) => Number(b.key === by) - Number(a.key === by)).slice(0, shownColumns);
  if (top.length === 0) return <p className="notice">{t('heat.noData')}</p>;
  return (
    <section aria-label={t('heat.ranking')}>
      <h2>
        {t('heat.ranking')} · {t(`level.${level}`)}
      </h2>
      <table className="heat-table">
        <thead>
          <tr>
            <th scope="col">{t('heat.area')}</th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {top.map((index) => (
            <tr key={index}>
              <td>
                <AreaName code={table.codes[index] ?? ''} level={level} names={names} onChoose={onChoose} />
              </td>
              {columns.map(({ key, values, text }) => (
                <td key={key}>{text(values[index] ?? Number.NaN)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
