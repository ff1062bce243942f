import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyNotice } from '../../ui/Notices';
import type { Row } from './rows';

export interface EntryListProps {
  readonly label: string;
  readonly rows: readonly Row[];
  /** How many there are, which may be more than are shown. */
  readonly total: number;
  readonly selectedKey: string | null;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onSelect: (key: string) => void;
  readonly onAdd: (() => void) | null;
}

/** The entries of a subject: found by words, chosen by a press, under their headings. */
export function EntryList(props: EntryListProps) {
  const { label, rows, total, selectedKey, search, onSearch, onSelect, onAdd } = props;
  const { t } = useTranslation();
  const count =
    total > rows.length && search === ''
      ? t('administration.shownOf', { shown: rows.length, count: total })
      : t('administration.count', { count: rows.length });
  return (
    <section className="entry-list" aria-label={label}>
      <div className="entry-tools">
        <Input
          type="search"
          allowClear
          value={search}
          aria-label={t('administration.search')}
          placeholder={t('administration.searchHint')}
          onChange={(event) => onSearch(event.target.value)}
        />
        {onAdd && (
          <Button icon={<PlusOutlined />} onClick={onAdd} data-action="add">
            {t('administration.add')}
          </Button>
        )}
      </div>
      <p className="entry-count" role="status">
        {count}
      </p>
      {rows.length === 0 && <EmptyNotice title={t('administration.empty')} hint={t('administration.emptyHint')} />}
      <ul>
        {rows.map((row, index) => (
          <Fragment key={row.key}>
            {row.group !== '' && row.group !== rows[index - 1]?.group && <li className="entry-group">{row.group}</li>}
            <li>
              <EntryRow row={row} isSelected={row.key === selectedKey} onSelect={onSelect} />
            </li>
          </Fragment>
        ))}
      </ul>
    </section>
  );
}

function EntryRow({ row, isSelected, onSelect }: { row: Row; isSelected: boolean; onSelect: (key: string) => void }) {
  return (
    <button
      type="button"
      className="entry-row"
      data-entry={row.key}
      data-depth={row.depth}
      data-quiet={row.isQuiet}
      aria-current={isSelected}
      style={{ paddingInlineStart: 12 + row.depth * 18 }}
      onClick={() => onSelect(row.key)}
    >
      <span className="entry-title">{row.title}</span>
      {row.note && <span className="entry-note">{row.note}</span>}
      <span className="entry-detail">{row.detail}</span>
    </button>
  );
}
