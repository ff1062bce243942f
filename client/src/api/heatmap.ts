import type { QueryOf } from '@contract/endpoints';
import type { Heatmap, HeatmapLevel } from '@contract/schemas';
import { useQuery } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

export type HeatmapQuery = Pick<QueryOf<'readHeatmap'>, 'from' | 'to' | 'categoryId' | 'districtCode'> & {
  readonly level: HeatmapLevel;
};

/** Case counts by grid or area, category and period; the last answer stays while the next one is on its way. */
export function useHeatmap(query: HeatmapQuery) {
  return useQuery({
    queryKey: queryKeys.heatmap(query),
    queryFn: ({ signal }) => readHeatmap(query, signal),
    placeholderData: (previous) => previous,
  });
}

/** The areas with cases, joined from what travels apart: codes, figures in their order, and the summary. */
async function readHeatmap(query: HeatmapQuery, signal: AbortSignal): Promise<Heatmap> {
  const { level, districtCode, ...filter } = query;
  const place = districtCode ? { districtCode } : {};
  const [areas, figures, summary] = await Promise.all([
    call('readHeatAreas', { query: { level, ...place }, signal }),
    call('readHeatmap', { query: { ...query, median: false }, signal }),
    call('readHeatSummary', { query: { ...filter, ...place }, signal }),
  ]);
  const counts = unpack(figures.counts);
  const overdue = unpack(figures.overdue);
  const codes = areas.codes.split('\n');
  const shown = codes.flatMap((_, index) => (counts[index] ? [index] : []));
  return {
    level,
    from: query.from,
    to: query.to,
    total: summary.total.count,
    codes: shown.map((index) => codes[index] ?? ''),
    counts: shown.map((index) => counts[index] ?? 0),
    overdue: shown.map((index) => overdue[index] ?? 0),
    byCategory: summary.byCategory,
    byDay: summary.byDay,
  };
}

function unpack(base64: string): Uint32Array {
  return new Uint32Array(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)).buffer);
}
