import { useQuery } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

/** Old enough to be asked for again: loads change with every dispatch. */
const staleMilliseconds = 30_000;

/** The units of a district (null: of all) with what they have in work. */
export function useUnitLoads(districtCode: string | null) {
  return useQuery({
    queryKey: queryKeys.unitLoads(districtCode),
    queryFn: async ({ signal }) =>
      (await call('listUnitLoads', { query: districtCode ? { districtCode } : {}, signal })).items,
    staleTime: staleMilliseconds,
    refetchInterval: staleMilliseconds,
  });
}
