import type { Area } from '@contract/schemas';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from './call';
import { queryKeys } from './queryKeys';

/**
 * Finds subdistricts and communities below a district (without one: districts and subdistricts of the city) that a text
 * is, contains or is part of. Names are fetched once and kept.
 */
export function useFindAreas(): (districtCode: string | null, isMatch: (area: Area) => boolean) => Promise<Area[]> {
  const client = useQueryClient();
  return useCallback(
    async (districtCode, isMatch) => {
      const upper = await areasBelow(client, districtCode);
      const lower = await Promise.all(upper.map((area) => areasBelow(client, area.code)));
      return [...upper, ...lower.flat()].filter(isMatch);
    },
    [client],
  );
}

async function areasBelow(client: QueryClient, parentCode: string | null): Promise<readonly Area[]> {
  return client.fetchQuery({
    queryKey: queryKeys.areas(parentCode),
    queryFn: async () => (await call('listAreas', { query: parentCode ? { parentCode } : {} })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
