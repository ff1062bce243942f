import { caseOrders } from '@contract/schemas/caseFilter';
import { exportFormats } from '@contract/schemas/search';
import { Button, Dropdown, Select } from 'antd';
import { errorCodeOf } from '../../api/problem';
import { useExportChanges, useExports } from '../../api/search';
import { useLanguage } from '../../locale/useLanguage';
import { useTranslation } from '../../locale/useTranslation';
import type { SearchFilter } from './filterAddress';
import type { SearchAddress } from './useSearchAddress';

/** As many as the server counts; beyond it says "more than". */
const countLimit = 10_000;

export interface ResultHeadProps {
  readonly search: SearchAddress;
  readonly total: number | null;
  readonly mayExport: boolean;
}

/** How many were found, in which order, and taking them away as a file. */
export function ResultHead({ search: { filter, change }, total, mayExport }: ResultHeadProps) {
  const { t } = useTranslation();
  return (
    <header className="search-head">
      <h1>{t('search.title')}</h1>
      <span className="queue-count" role="status">
        {total !== null &&
          (total >= countLimit ? t('search.countMore', { count: total }) : t('list.count', { count: total }))}
      </span>
      <Select
        size="small"
        aria-label={t('search.order')}
        value={filter.order ?? 'newest'}
        options={caseOrders.map((value) => ({ value, label: t(`search.orders.${value}`) }))}
        onChange={(order) => change({ order })}
      />
      {mayExport && <ExportButton filter={filter} total={total} />}
    </header>
  );
}

function ExportButton({ filter, total }: { filter: SearchFilter; total: number | null }) {
  const { t } = useTranslation();
  const language = useLanguage() === 'en' ? 'en' : 'zh-CN';
  const { start } = useExportChanges();
  const { data: jobs } = useExports();
  const isRunning = jobs?.some((job) => job.state === 'running') ?? false;
  const reason = isRunning ? t('refusal.export-running') : total === 0 ? t('search.export.nothing') : undefined;
  const begin = (format: (typeof exportFormats)[number]) =>
    start.mutate({ format, language, query: { ...filter, order: filter.order ?? 'newest' } });
  return (
    <span className="search-export">
      <Dropdown
        trigger={['click']}
        disabled={reason !== undefined || total === null}
        menu={{
          items: exportFormats.map((format) => ({
            key: format,
            label: t(`search.export.${format}`),
            onClick: () => begin(format),
          })),
        }}
      >
        <Button size="small" data-action="export" loading={start.isPending} title={reason}>
          {t('search.export.start')}
        </Button>
      </Dropdown>
      {start.isError && (
        <span className="field-error" role="alert">
          {t(`refusal.${errorCodeOf(start.error)}`)}
        </span>
      )}
    </span>
  );
}
