import { useQuery } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

/** The inspectors of a district, those on duty first. */
export function useInspectors(districtCode: string) {
  return useQuery({
    queryKey: queryKeys.inspectors(districtCode),
    queryFn: async ({ signal }) => (await call('listInspectors', { query: { districtCode }, signal })).items,
  });
}
