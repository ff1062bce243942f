import type { ComponentSummary } from '@contract/schemas/inventory';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { useComponents } from '../../api/inventory';
import { useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { StateMark } from './StateMark';

interface Props {
  readonly query: ReturnType<typeof useComponents>;
  readonly items: readonly ComponentSummary[];
  readonly selectedCode: string | null;
  readonly onSelect: (item: ComponentSummary) => void;
}

/** The found components in the order of their codes, with every state in between. */
export function ComponentTable({ query, items, selectedCode, onSelect }: Props) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (selectedCode)
      body.current?.querySelector(`[data-component="${selectedCode}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selectedCode]);
  if (query.isPending) return <LoadingNotice rows={10} />;
  if (query.isError && items.length === 0) return <ErrorNotice error={query.error} onRetry={query.refetch} />;
  if (items.length === 0) return <EmptyNotice title={t('inventory.empty')} hint={t('inventory.emptyHint')} />;
  return (
    <>
      <table className="inventory-table">
        <caption className="visually-hidden">{t('inventory.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('inventory.column.component')}</th>
            <th scope="col">{t('inventory.stateLabel')}</th>
            <th scope="col">{t('inventory.column.grid')}</th>
            <th scope="col">{t('inventory.maintainer')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {items.map((item) => (
            <Row key={item.code} item={item} isSelected={item.code === selectedCode} onSelect={onSelect} />
          ))}
        </tbody>
      </table>
      <TableEnd query={query} count={items.length} />
    </>
  );
}

interface RowProps extends Pick<Props, 'onSelect'> {
  readonly item: ComponentSummary;
  readonly isSelected: boolean;
}

/** The whole row may be clicked; the name is the button that the keyboard reaches. */
function Row({ item, isSelected, onSelect }: RowProps) {
  const nameOf = useCategoryNames();
  const category = nameOf(item.categoryId, item.categoryName);
  return (
    <tr data-selected={isSelected || undefined} onClick={() => onSelect(item)}>
      <td>
        <button
          type="button"
          className="inventory-open"
          data-component={item.code}
          aria-current={isSelected ? 'true' : undefined}
        >
          {item.name === item.categoryName ? category : item.name}
        </button>
        <span className="inventory-quiet">
          <GroupedCode code={item.code} />
        </span>
        {item.name !== item.categoryName && <span className="inventory-quiet">{category}</span>}
      </td>
      <td>
        <StateMark state={item.state} />
      </td>
      <td>{item.unitGridCode && <GroupedCode code={item.unitGridCode} />}</td>
      <td>{item.maintainerName}</td>
    </tr>
  );
}

function TableEnd({ query, count }: { query: Props['query']; count: number }) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return <p className="inventory-end">{t('list.end')}</p>;
  return (
    <div className="inventory-end">
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('list.more')}
      </Button>
      <span>{t('inventory.shown', { count })}</span>
    </div>
  );
}
