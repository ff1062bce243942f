import { ArrowLeftOutlined, UnorderedListOutlined } from '@ant-design/icons';
import type { GridDetail } from '@contract/schemas';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { addressOf } from '../../api/address';
import { useHeatSummary } from '../../api/heatmap';
import { useQueue } from '../../api/queue';
import { useGrid } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { QueueList } from '../../ui/QueueList';
import { caseFilterOf, comparisonOf, filterOf, type HeatGrid } from './heatAddress';
import { ByCategory, ByUnit } from './SummaryShares';
import { Trend } from './Trend';
import type { HeatAddress } from './useHeatAddress';

interface GridFiguresProps {
  readonly grid: HeatGrid;
  readonly address: HeatAddress;
}

/** One grid: its figures, whether it gets worse there, what about, who must act, and its cases. */
export function GridFigures({ grid, address }: GridFiguresProps) {
  const { t } = useTranslation();
  const detail = useGrid(grid.level, grid.code);
  const within = { withinLevel: grid.level, withinCode: grid.code };
  const summary = useHeatSummary({ ...filterOf(address), ...comparisonOf(address), ...within });
  return (
    <section aria-label={t('heat.casesHere')} className="grid-figures">
      <Button type="text" size="small" icon={<ArrowLeftOutlined />} onClick={() => address.set({ grid: null })}>
        {t('heat.backToRanking')}
      </Button>
      {detail.isPending && <LoadingNotice rows={3} />}
      {detail.isError && <ErrorNotice error={detail.error} onRetry={detail.refetch} />}
      {detail.data && <Facts grid={detail.data} />}
      {summary.isError && !summary.data && <ErrorNotice error={summary.error} onRetry={summary.refetch} />}
      {summary.data && !summary.isPlaceholderData && (
        <>
          <Trend summary={summary.data} period={address.period} compared={address.compared} />
          <ByUnit summary={summary.data} address={address} />
          <ByCategory summary={summary.data} address={address} />
        </>
      )}
      <CasesHere grid={grid} address={address} />
    </section>
  );
}

/** The cases of the grid, newest first, with the way to the list of the same cases. */
function CasesHere({ grid, address }: GridFiguresProps) {
  const { t } = useTranslation();
  const filter = useMemo(() => caseFilterOf(address, grid), [address, grid]);
  const navigate = useNavigate();
  // The address changes with every move of the camera, the question only with what it asks.
  const text = JSON.stringify(filter);
  const asked = useMemo(
    () => ({ ...(JSON.parse(text) as typeof filter), order: 'newest' as const, limit: 30 }),
    [text],
  );
  const queue = useQueue(asked);
  return (
    <>
      <div className="heat-side-head">
        <h2>
          {t('heat.casesHere')} · {t('list.count', { count: queue.total })}
        </h2>
        <Link to={addressOf('/search', {}, filter)}>
          <UnorderedListOutlined /> {t('heat.asList')}
        </Link>
      </div>
      <QueueList
        queue={queue}
        filter={asked}
        selectedId={null}
        onSelect={(item) => void navigate(`/case/${item.districtCode}/${item.id}`)}
      />
    </>
  );
}

function Facts({ grid }: { grid: GridDetail }) {
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
