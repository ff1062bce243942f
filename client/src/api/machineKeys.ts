import type { BodyOf } from '@contract/endpoints';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

/** The keys of machine clients. */
export function useMachineKeys() {
  return useQuery({
    queryKey: queryKeys.machineKeys,
    queryFn: async ({ signal }) => (await call('listMachineKeys', { signal })).items,
  });
}

/** Makes a key; its answer holds the secret, this once. */
export function useCreateMachineKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<'createMachineKey'>) => call('createMachineKey', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.machineKeys }),
  });
}

/** Takes a key's rights away for good. */
export function useRevokeMachineKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (keyId: string) => call('revokeMachineKey', { parameters: { keyId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.machineKeys }),
  });
}
