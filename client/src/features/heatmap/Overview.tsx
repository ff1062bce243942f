import type { HeatSummary } from '@contract/schemas/heatmap';
import { memo } from 'react';
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
export const Overview = memo(function Overview({ address, answer, summary, table, onGrid }: OverviewProps) {
  const { show, compared, measure } = address;
  const by = { figures: compared ? 'change' : measure, frames: 'count', hotspots: 'z', forecast: 'expected' }[show];
  // Next week has no cases yet: what is told of the chosen days would be taken for what is to come.
  const past = show === 'forecast' ? null : summary;
  return (
    <>
      {show === 'hotspots' && <HotspotNote />}
      {show === 'forecast' && answer.forecast && <ForecastNote forecast={answer.forecast} />}
      {past && <Trend summary={past} period={address.period} compared={compared} />}
      {past && <ByUnit summary={past} address={address} />}
      <Ranking table={table} level={answer.picture?.areas.level ?? address.level} by={by} onChoose={onGrid} />
      {past && <ByCategory summary={past} address={address} />}
      {past && <BySource summary={past} address={address} />}
    </>
  );
});
