import { useQuery } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

/** The case of a district whose number begins or ends with these digits, null where there is none; without digits nothing is asked. */
export function useCaseByNumber(districtCode: string, digits: string | null) {
  return useQuery({
    queryKey: queryKeys.cases({ districtCode, number: digits }),
    queryFn: async ({ signal }) => {
      const query = { districtCode, number: digits ?? '', limit: 1 };
      return (await call('listCases', { query, signal })).items[0] ?? null;
    },
    enabled: digits !== null,
  });
}
