import type { HeatLevel } from '@contract/schemas/heatmap';
import { Pagination } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { AreaName, useNamesOf } from './AreaName';
import { type HeatTable, inOrder, type TableOrder } from './table';

/** A page is as much as the browser draws without a pause; a city has hundreds of thousands of rows. */
const pageRows = 100;

interface TableViewProps {
  readonly table: HeatTable;
  readonly level: HeatLevel;
  readonly caption: string;
  readonly order: TableOrder;
  readonly onOrder: (order: TableOrder) => void;
  readonly onChoose: (code: string) => void;
}

/** The map as a table: the same areas and figures, in the order of any column. */
export function TableView({ table, level, caption, order, onOrder, onChoose }: TableViewProps) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const ordered = useMemo(() => inOrder(table, order), [table, order]);
  const shownPage = Math.min(page, Math.max(1, Math.ceil(ordered.length / pageRows)));
  const rows = useMemo(() => ordered.slice((shownPage - 1) * pageRows, shownPage * pageRows), [ordered, shownPage]);
  const codes = useMemo(() => rows.map((index) => table.codes[index] ?? ''), [rows, table]);
  const names = useNamesOf(codes, level);
  const sortBy = (key: string) =>
    onOrder({ key, isAscending: order.key === key ? !order.isAscending : key === 'code' });
  const headings = [{ key: 'code', label: t('heat.area') }, ...table.columns];
  return (
    <section className="heat-table-view" aria-label={t('heat.tableView')}>
      <table className="heat-table" data-heat-rows={ordered.length}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {headings.map(({ key, label }) => (
              <th key={key} scope="col" aria-sort={sortOf(key, order)}>
                <button type="button" className="link-button" data-sort={key} onClick={() => sortBy(key)}>
                  {label} <span aria-hidden="true">{markOf(key, order)}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((index) => (
            <tr key={index}>
              <th scope="row">
                <AreaName code={table.codes[index] ?? ''} level={level} names={names} onChoose={onChoose} />
              </th>
              {table.columns.map(({ key, values, text }) => (
                <td key={key}>{text(values[index] ?? Number.NaN)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {ordered.length === 0 && <p className="notice">{t('heat.noData')}</p>}
      <Pagination
        size="small"
        current={shownPage}
        pageSize={pageRows}
        total={ordered.length}
        showSizeChanger={false}
        hideOnSinglePage
        onChange={setPage}
      />
    </section>
  );
}

function sortOf(key: string, { key: by, isAscending }: TableOrder): 'ascending' | 'descending' | 'none' {
  if (key !== by) return 'none';
  return isAscending ? 'ascending' : 'descending';
}

function markOf(key: string, order: TableOrder): string {
  return { ascending: '▲', descending: '▼', none: '' }[sortOf(key, order)];
}
