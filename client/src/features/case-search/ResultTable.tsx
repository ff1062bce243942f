import type { CaseSummary } from '@contract/schemas';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { useQueue } from '../../api/queue';
import { useTranslation } from '../../locale/useTranslation';
import { DueClock } from '../../ui/DueClock';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { StatusTag } from '../../ui/StatusTag';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { useInstant } from '../../ui/useInstant';

export interface ResultTableProps {
  readonly queue: ReturnType<typeof useQueue>;
  readonly selectedId: string | null;
  readonly onSelect: (item: CaseSummary) => void;
  readonly onClear: (() => void) | undefined;
}

/** The found cases as a table, with every state in between; new arrivals wait until asked for. */
export function ResultTable({ queue, selectedId, onSelect, onClear }: ResultTableProps) {
  const { t } = useTranslation();
  if (queue.isPending) return <LoadingNotice rows={10} />;
  if (queue.isError && queue.items.length === 0) return <ErrorNotice error={queue.error} onRetry={queue.refetch} />;
  return (
    <>
      <div role="status">
        {queue.arrivals > 0 && (
          <button type="button" className="arrivals-bar" onClick={() => void queue.showArrivals()}>
            {t('list.arrivals', { count: queue.arrivals })}
          </button>
        )}
      </div>
      {queue.items.length === 0 ? (
        <EmptyNotice title={t('search.empty')} hint={t('search.emptyHint')}>
          {onClear && <Button onClick={onClear}>{t('list.clearFilter')}</Button>}
        </EmptyNotice>
      ) : (
        <>
          <Table items={queue.items} selectedId={selectedId} onSelect={onSelect} />
          <TableEnd queue={queue} />
        </>
      )}
    </>
  );
}

function Table({
  items,
  selectedId,
  onSelect,
}: Pick<ResultTableProps, 'selectedId' | 'onSelect'> & { items: CaseSummary[] }) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (selectedId)
      body.current?.querySelector(`[data-case="${CSS.escape(selectedId)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  return (
    <table className="search-table">
      <caption className="visually-hidden">{t('search.results')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('search.column.clock')}</th>
          <th scope="col">{t('search.column.case')}</th>
          <th scope="col">{t('search.column.text')}</th>
          <th scope="col">{t('search.column.status')}</th>
          <th scope="col">{t('search.column.reported')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {items.map((item) => (
          <Row key={item.id} item={item} isSelected={item.id === selectedId} onSelect={onSelect} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly item: CaseSummary;
  readonly isSelected: boolean;
  readonly onSelect: (item: CaseSummary) => void;
}

/** The whole row may be clicked; the category is the button that the keyboard reaches. */
function Row({ item, isSelected, onSelect }: RowProps) {
  const nameOf = useCategoryNames();
  const instant = useInstant();
  return (
    <tr data-selected={isSelected || undefined} onClick={() => onSelect(item)}>
      <td>
        <DueClock item={item} />
      </td>
      <td>
        <button
          type="button"
          className="search-open"
          data-case={item.id}
          aria-current={isSelected ? 'true' : undefined}
        >
          {nameOf(item.categoryId, item.categoryName)}
        </button>
        <span className="search-quiet">{item.number}</span>
      </td>
      <td>
        <span className="search-clamp" title={item.description}>
          {item.description}
        </span>
        <span className="search-quiet search-clamp">{item.address}</span>
      </td>
      <td>
        <StatusTag status={item.status} />
        <span className="search-quiet">{item.unitName}</span>
      </td>
      <td>
        <time dateTime={item.reportedAt}>{instant(item.reportedAt)}</time>
      </td>
    </tr>
  );
}

function TableEnd({ queue }: { queue: ReturnType<typeof useQueue> }) {
  const { t } = useTranslation();
  if (!queue.hasNextPage) return <p className="queue-end">{t('list.end')}</p>;
  return (
    <div className="queue-end">
      <Button loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
        {t('list.more')}
      </Button>
      <span>{t('list.shown', { count: queue.items.length })}</span>
    </div>
  );
}
