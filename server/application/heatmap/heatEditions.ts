import { editionsOfPeriod } from '../editionsOfPeriod.ts';
import type { SpatialPort } from '../ports.ts';
import type { HeatCounters } from './heatCounters.ts';
import { keptByVersion } from './keptByVersion.ts';

/** From which days the grids of some periods hold (`editionsOfPeriod`), of a district or (null) the whole city. */
export type HeatEditions = (
  districtCode: string | null,
  periods: readonly { readonly from: string; readonly to: string }[],
) => Promise<string[]>;

/** The days on which grids changed are read anew only when grids have changed: open figures are asked for every second. */
export function heatEditions({
  spatial,
  heatCounters,
}: {
  readonly spatial: Pick<SpatialPort, 'listGridEditions'>;
  readonly heatCounters: Pick<HeatCounters, 'areasVersion'>;
}): HeatEditions {
  const kept = keptByVersion<string | null, Awaited<ReturnType<SpatialPort['listGridEditions']>>>();
  const listGridEditions = (districtCode: string | null) =>
    kept(districtCode, heatCounters.areasVersion(), () => spatial.listGridEditions(districtCode));
  return async (districtCode, periods) => {
    const spanned = await Promise.all(
      periods.map(({ from, to }) => editionsOfPeriod({ spatial: { listGridEditions } }, districtCode, from, to)),
    );
    return [...new Set(spanned.flat())].sort();
  };
}
