import { useQuery } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

/** The policy of the person's district: what is asked of a case there. */
export function usePolicy() {
  return useQuery({
    queryKey: queryKeys.policy,
    queryFn: ({ signal }) => call('readPolicy', { signal }),
    staleTime: 300_000,
  });
}
