import type { HeatSummary } from '@contract/schemas/heatmap';
import { ForecastNote, HotspotNote } from './notes';
import { Ranking } from './Ranking';
import { ByCategory, BySource, ByUnit } from './SummaryShares';
import { Trend } from './Trend';
import type { HeatTable } from './table';
import type { HeatAddress } from './useHeatAddress';
import type { HeatAnswer } from './useHeatPicture';

interface OverviewProps {
  readonly address: HeatAddress;
  readonly answer: HeatAnswer;
  readonly summary: HeatSummary | null;
  readonly table: HeatTable;
  readonly onGrid: (code: string) => void;
}

/** Where it is worst, whether it gets worse, who must act. */
export function Overview({ address, answer, summary, table, onGrid }: OverviewProps) {
  const { show, compared, measure } = address;
  const by = { figures: compared ? 'change' : measure, frames: 'count', hotspots: 'z', forecast: 'expected' }[show];
  return (
    <>
      {show === 'hotspots' && <HotspotNote />}
      {show === 'forecast' && answer.forecast && <ForecastNote forecast={answer.forecast} />}
      {summary && show !== 'forecast' && <Trend summary={summary} period={address.period} compared={compared} />}
      {summary && <ByUnit summary={summary} address={address} />}
      <Ranking table={table} level={answer.picture?.areas.level ?? address.level} by={by} onChoose={onGrid} />
      {summary && <ByCategory summary={summary} address={address} />}
      {summary && <BySource summary={summary} address={address} />}
    </>
  );
}
