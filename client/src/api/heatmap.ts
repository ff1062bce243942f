import type { QueryOf } from '@contract/endpoints';
import {
  keepPreviousData,
  type QueryClient,
  type QueryFunctionContext,
  type QueryKey,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { addressOf } from './address';
import { call } from './call';
import { endpointTable } from './endpointTable';
import {
  type HeatAreas,
  unpackAreas,
  unpackFigures,
  unpackForecast,
  unpackFrames,
  unpackHotspots,
  type WithAreas,
} from './heatAnswers';
import { queryKeys } from './queryKeys';

type AreasQuery = QueryOf<'readHeatAreas'>;

/** How often it is tried to get areas and figures of one edition; grids are not published twice in the meantime. */
const TRIES = 3;

/** The areas of a level are asked for once; a new edition is noticed by its figures. */
const AREAS_STALE_MILLISECONDS = 3_600_000;

function areasOf(client: QueryClient, query: AreasQuery, staleTime: number): Promise<HeatAreas> {
  return client.fetchQuery({
    queryKey: queryKeys.heatAreas(query),
    queryFn: async () => unpackAreas(await call('readHeatAreas', { query })),
    structuralSharing: false,
    staleTime,
    gcTime: AREAS_STALE_MILLISECONDS,
  });
}

/** Reads figures with the areas in whose order they are: both of one edition. */
export async function readWithAreas<T extends { readonly edition: string }>(
  readAreas: (isFresh: boolean) => Promise<HeatAreas>,
  readFigures: () => Promise<T>,
): Promise<WithAreas<T>> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const [areas, figures] = await Promise.all([readAreas(attempt > 0), readFigures()]);
    if (areas.edition === figures.edition) return { ...figures, areas };
  }
  throw new Error('the areas change faster than their figures can be read');
}

/** The last answer stays while the next one is on its way. */
function useWithAreas<T extends { readonly edition: string }>(
  queryKey: QueryKey,
  { level, kind, districtCode }: AreasQuery,
  isWanted: boolean,
  read: (signal: AbortSignal) => Promise<T>,
) {
  const client = useQueryClient();
  const query = { level, ...(kind ? { kind } : {}), ...(districtCode ? { districtCode } : {}) };
  const options = {
    queryKey,
    queryFn: ({ signal }: QueryFunctionContext) =>
      readWithAreas(
        (isFresh) => areasOf(client, query, isFresh ? 0 : AREAS_STALE_MILLISECONDS),
        () => read(signal),
      ),
    // Unpacked figures are large and new with every answer: comparing them with the last would cost more than drawing.
    structuralSharing: false,
  };
  // Asked for while the page is built: only after its map is made would the query below begin.
  if (isWanted && !client.getQueryState(queryKey)) void client.prefetchQuery(options);
  return useQuery({ ...options, enabled: isWanted, placeholderData: keepPreviousData });
}

/** Counts, overdue cases and handling times by area, of one period or of two. */
export function useHeatFigures(query: QueryOf<'readHeatmap'>) {
  return useWithAreas(queryKeys.heatFigures('areas', query), query, true, async (signal) =>
    unpackFigures(await call('readHeatmap', { query, signal })),
  );
}

/** Counts by area for each day, or each hour of the week; asked for while a time-lapse is open. */
export function useHeatFrames(query: QueryOf<'readHeatFrames'>, isWanted: boolean) {
  return useWithAreas(queryKeys.heatFigures('frames', query), query, isWanted, async (signal) =>
    unpackFrames(await call('readHeatFrames', { query, signal })),
  );
}

/** The significance of what stands out; asked for while hot spots are shown. */
export function useHeatHotspots(query: QueryOf<'readHeatHotspots'>, isWanted: boolean) {
  return useWithAreas(queryKeys.heatFigures('hotspots', query), query, isWanted, async (signal) =>
    unpackHotspots(await call('readHeatHotspots', { query, signal })),
  );
}

/** What is expected in the coming seven days; asked for while the forecast is shown. */
export function useHeatForecast(query: QueryOf<'readHeatForecast'>, isWanted: boolean) {
  return useWithAreas(queryKeys.heatFigures('forecast', query), query, isWanted, async (signal) =>
    unpackForecast(await call('readHeatForecast', { query, signal })),
  );
}

/** Totals by day, category, unit, source and stage: of everything that is counted, or of one area. */
export function useHeatSummary(query: QueryOf<'readHeatSummary'>) {
  return useQuery({
    queryKey: queryKeys.heatFigures('summary', query),
    queryFn: ({ signal }) => call('readHeatSummary', { query, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Where the map's figures are to be had as a file. */
export function heatExportAddress(query: QueryOf<'readHeatExport'>): string {
  return addressOf(endpointTable.readHeatExport.path, {}, query);
}
