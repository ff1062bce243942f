import type { QueryOf } from '@contract/endpoints';
import { useQuery } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

export type HeatmapQuery = QueryOf<'readHeatmap'>;

/** Case counts by grid or area, category and period; the last answer stays while the next one is on its way. */
export function useHeatmap(query: HeatmapQuery) {
  return useQuery({
    queryKey: queryKeys.heatmap(query),
    queryFn: ({ signal }) => call('readHeatmap', { query, signal }),
    placeholderData: (previous) => previous,
  });
}
