import { type ComponentFilter, componentSrids } from '@contract/schemas/inventory';
import { fileFormats } from '@contract/schemas/search';
import { Button, Dropdown } from 'antd';
import { errorCodeOf } from '../../api/problem';
import { useExportChanges, useExports } from '../../api/search';
import { useTranslation } from '../../locale/useTranslation';

/** Takes the listed components away as a file, in the format and coordinate system that are chosen. */
export function ExportButton({ query, total }: { query: ComponentFilter; total: number | undefined }) {
  const { t } = useTranslation();
  const { startComponents: start } = useExportChanges();
  const { data: jobs } = useExports();
  const isRunning = jobs?.some((job) => job.state === 'running') ?? false;
  const reason = isRunning ? t('refusal.export-running') : total === 0 ? t('inventory.export.nothing') : undefined;
  const items = fileFormats.map((format) => ({
    key: format,
    label: t(`search.export.${format}`),
    children: componentSrids.map((srid) => ({
      key: `${format}-${srid}`,
      label: t(`inventory.export.srid.${srid}`),
      onClick: () => start.mutate({ format, srid, query }),
    })),
  }));
  return (
    <span>
      <Dropdown trigger={['click']} disabled={reason !== undefined || total === undefined} menu={{ items }}>
        <Button data-action="export-components" loading={start.isPending} title={reason}>
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
