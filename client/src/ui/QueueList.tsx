import type { CaseSummary } from '@contract/schemas';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import type { QueueFilter, useQueue } from '../api/queue';
import { useTranslation } from '../locale/useTranslation';
import './queue.css';
import { CaseRow } from './CaseRow';
import { EmptyNotice, ErrorNotice, LoadingNotice } from './Notices';

export interface QueueListProps {
  readonly queue: ReturnType<typeof useQueue>;
  readonly filter: QueueFilter;
  readonly selectedId: string | null;
  readonly onSelect: (item: CaseSummary) => void;
  readonly onClearFilter?: (() => void) | undefined;
  /** Wraps a row, where a page adds something to it. */
  readonly renderRow?: ((item: CaseSummary, row: ReactNode) => ReactNode) | undefined;
}

/** A list of cases with its count, its end, and every state in between; new arrivals wait in a bar until asked for. */
export function QueueList({ queue, filter, selectedId, onSelect, onClearFilter, renderRow = asIs }: QueueListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (!selectedId) return;
    list.current?.querySelector(`[data-case="${CSS.escape(selectedId)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  if (queue.isPending) return <LoadingNotice rows={8} />;
  if (queue.isError && queue.items.length === 0) return <ErrorNotice error={queue.error} onRetry={queue.refetch} />;
  const hasLeft = (item: CaseSummary) => filter.status !== undefined && !filter.status.includes(item.status);
  return (
    <>
      <ArrivalsBar count={queue.arrivals} onShow={queue.showArrivals} />
      {queue.items.length === 0 && <EmptyQueue onClearFilter={onClearFilter} />}
      <ul className="queue-list" ref={list} aria-label={t('desk.queue')}>
        {queue.items.map((item) => (
          <li key={item.id}>
            {renderRow(
              item,
              <CaseRow item={item} isSelected={item.id === selectedId} hasLeft={hasLeft(item)} onSelect={onSelect} />,
            )}
          </li>
        ))}
      </ul>
      {queue.items.length > 0 && <QueueEnd queue={queue} />}
    </>
  );
}

const asIs = (_: CaseSummary, row: ReactNode) => row;

/** "3 件新案件": nothing moves until it is pressed. */
function ArrivalsBar({ count, onShow }: { count: number; onShow: () => unknown }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {count > 0 && (
        <button type="button" className="arrivals-bar" onClick={() => void onShow()}>
          {t('list.arrivals', { count })}
        </button>
      )}
    </div>
  );
}

function EmptyQueue({ onClearFilter }: { onClearFilter?: (() => void) | undefined }) {
  const { t } = useTranslation();
  if (!onClearFilter) return <EmptyNotice title={t('list.empty')} hint={t('list.emptyHint')} />;
  return (
    <EmptyNotice title={t('list.filteredEmpty')}>
      <Button onClick={onClearFilter}>{t('list.clearFilter')}</Button>
    </EmptyNotice>
  );
}

function QueueEnd({ queue }: { queue: ReturnType<typeof useQueue> }) {
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
