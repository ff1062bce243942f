import { editionsOfPeriod } from '../editionsOfPeriod.ts';
import type { SpatialPort } from '../ports.ts';
import type { HeatCounters } from './heatCounters.ts';

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
  type Reading = ReturnType<SpatialPort['listGridEditions']>;
  const kept = new Map<string | null, { readonly version: string; readonly reading: Reading }>();
  const listGridEditions = (districtCode: string | null): Reading => {
    const version = heatCounters.areasVersion();
    const known = kept.get(districtCode);
    if (known?.version === version) return known.reading;
    const reading = spatial.listGridEditions(districtCode);
    kept.set(districtCode, { version, reading });
    reading.catch(() => kept.delete(districtCode));
    return reading;
  };
  return async (districtCode, periods) => {
    const spanned = await Promise.all(
      periods.map(({ from, to }) => editionsOfPeriod({ spatial: { listGridEditions } }, districtCode, from, to)),
    );
    return [...new Set(spanned.flat())].sort();
  };
}
