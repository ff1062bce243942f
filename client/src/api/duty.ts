import type { BodyOf } from '@contract/endpoints';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';

const dutyKey = ['duty'] as const;

/** Whether I am on duty, and until when. */
export function useDuty() {
  return useQuery({ queryKey: dutyKey, queryFn: ({ signal }) => call('readDuty', { signal }) });
}

/** Goes on or off duty, or tells where I am. */
export function useSetDuty() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<'setDuty'>) => call('setDuty', { body }),
    onSuccess: (duty) => client.setQueryData(dutyKey, duty),
  });
}
