import { ArrowLeftOutlined } from '@ant-design/icons';
import type { GridDetail, HeatmapLevel } from '@contract/schemas';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useQueue } from '../../api/queue';
import { useGrid } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { QueueList } from '../../ui/QueueList';
import type { HeatAddress } from './useHeatAddress';

export interface GridFiguresProps {
  readonly grid: { readonly level: HeatmapLevel; readonly code: string };
  readonly address: HeatAddress;
}

/** One grid: its figures, who answers for it, and its cases of the period. */
export function GridFigures({ grid: { level, code }, address }: GridFiguresProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { period, categoryId } = address;
  const grid = useGrid(level, code);
  const filter = useMemo(
    () => ({
      gridCode: [code],
      from: period.from,
      to: period.to,
      order: 'newest' as const,
      limit: 50,
      ...(categoryId.length > 0 ? { categoryId } : {}),
    }),
    [code, period.from, period.to, categoryId],
  );
  const queue = useQueue(filter);
  return (
    <section aria-label={t('heat.casesHere')} className="grid-figures">
      <Button type="text" size="small" icon={<ArrowLeftOutlined />} onClick={() => address.set({ grid: null })}>
        {t('heat.backToRanking')}
      </Button>
      {grid.isPending && <LoadingNotice rows={3} />}
      {grid.isError && <ErrorNotice error={grid.error} onRetry={grid.refetch} />}
      {grid.data && <Figures grid={grid.data} />}
      <h2>
        {t('heat.casesHere')} · {t('list.count', { count: queue.total })}
      </h2>
      <QueueList
        queue={queue}
        filter={filter}
        selectedId={null}
        onSelect={(item) => void navigate(`/case/${item.districtCode}/${item.id}`)}
      />
    </section>
  );
}

function Figures({ grid }: { grid: GridDetail }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>
        {grid.name !== grid.code && grid.name} {grid.level.endsWith('grid') && <GroupedCode code={grid.code} />}
      </h2>
      <dl className="grid-facts">
        <dt>{t('heat.openCases')}</dt>
        <dd>{grid.openCaseCount}</dd>
        <dt>{t('heat.components')}</dt>
        <dd>{grid.componentCount}</dd>
        <dt>{t('heat.areaSize')}</dt>
        <dd>{areaText(grid.areaSquareMeters, t)}</dd>
        {grid.inspectors.length > 0 && (
          <>
            <dt>{t('heat.inspectors')}</dt>
            <dd>{grid.inspectors.join('、')}</dd>
          </>
        )}
      </dl>
    </>
  );
}

function areaText(squareMeters: number, t: ReturnType<typeof useTranslation>['t']): string {
  if (squareMeters < 1_000_000) return t('heat.hectares', { value: (squareMeters / 10_000).toFixed(1) });
  return t('heat.squareKilometers', { value: (squareMeters / 1_000_000).toFixed(1) });
}
