import type { CaseSummary } from '@contract/schemas';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import { queryKeys } from '../../api/queryKeys';
import type { MapView } from '../../map/types';
import { caseFilterOf } from './heatAddress';
import { boundsAround } from './streetCases';
import type { HeatAddress } from './useHeatAddress';

/** As many as can be drawn and told apart in view. */
const mostCases = 200;
const none: readonly CaseSummary[] = [];

/** The cases in view once they can be told apart; the same that are counted. */
export function useStreetCases(address: HeatAddress, view: MapView | null): readonly CaseSummary[] {
  const bounds = boundsAround(view);
  const filter = caseFilterOf(address, null);
  const query = { ...filter, ...(bounds ? { bounds } : {}), limit: mostCases };
  const { data } = useQuery({
    queryKey: queryKeys.heatFigures('cases', query),
    queryFn: async ({ signal }) => (await call('listCases', { query, signal })).items,
    enabled: bounds !== null && address.show !== 'forecast',
  });
  return (bounds && data) || none;
}
