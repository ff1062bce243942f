import type { HeatmapLevel } from '@contract/schemas';
import { useQueries, useQuery } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

const steady = { staleTime: Number.POSITIVE_INFINITY } as const;

/** The city: bounds, districts, tile versions, demo accounts. */
export function useCity() {
  return useQuery({ queryKey: queryKeys.city, queryFn: ({ signal }) => call('readCity', { signal }), ...steady });
}

/** Reportable categories with their filing conditions. */
export function useCategories() {
  return useQuery({
    queryKey: queryKeys.categories,
    queryFn: async ({ signal }) => (await call('listCategories', { signal })).items,
    ...steady,
  });
}

/** Disposal units of the districts one may see. */
export function useUnits() {
  return useQuery({
    queryKey: queryKeys.units,
    queryFn: async ({ signal }) => (await call('listUnits', { signal })).items,
    ...steady,
  });
}

/** Names of the areas below the given parents, by code; what has not arrived yet is simply missing. */
export function useAreaNames(parentCodes: readonly (string | null)[]): ReadonlyMap<string, string> {
  return useQueries({
    queries: parentCodes.map((parentCode) => ({
      queryKey: queryKeys.areas(parentCode),
      queryFn: async () => (await call('listAreas', { query: parentCode ? { parentCode } : {} })).items,
      ...steady,
    })),
    combine: (results) =>
      new Map(results.flatMap((result) => result.data ?? []).map((area) => [area.code, area.name] as const)),
  });
}

/** One grid or area with its figures. */
export function useGrid(level: HeatmapLevel | 'professional-grid', code: string | null) {
  return useQuery({
    queryKey: queryKeys.grid(level, code ?? ''),
    queryFn: ({ signal }) => call('readGrid', { parameters: { level, code: code ?? '' }, signal }),
    enabled: code !== null,
  });
}

/** What lies at a point: areas, grids, nearby components (of one category, where given). */
export function useLocate(point: { longitude: number; latitude: number } | null, categoryId: string | null) {
  return useQuery({
    queryKey: queryKeys.locate(point?.longitude ?? 0, point?.latitude ?? 0, categoryId),
    queryFn: ({ signal }) =>
      call('locate', {
        query: {
          longitude: point?.longitude ?? 0,
          latitude: point?.latitude ?? 0,
          ...(categoryId ? { categoryId } : {}),
          withinMeters: categoryId ? 100 : 50,
        },
        signal,
      }),
    enabled: point !== null,
    placeholderData: (previous) => previous,
  });
}
