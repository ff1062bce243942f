import type { BodyOf } from '@contract/endpoints';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';

const filterKey = ['saved-filters'] as const;
const exportKey = ['exports'] as const;
const everyMilliseconds = 1_000;

/** My saved filters and those that colleagues share. */
export function useSavedFilters() {
  return useQuery({
    queryKey: filterKey,
    queryFn: async ({ signal }) => (await call('listSavedFilters', { signal })).items,
  });
}

type Change = { readonly filterId: string; readonly body: BodyOf<'changeSavedFilter'> };

/** Keeps, changes and removes filters; the list follows. */
export function useFilterChanges() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: filterKey });
  return {
    create: useMutation({
      mutationFn: (body: BodyOf<'createSavedFilter'>) => call('createSavedFilter', { body }),
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ filterId, body }: Change) => call('changeSavedFilter', { parameters: { filterId }, body }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (filterId: string) => call('removeSavedFilter', { parameters: { filterId } }),
      onSettled,
    }),
  };
}

/** My exports; asked again every second while one runs, so that any page shows how far it is. */
export function useExports() {
  return useQuery({
    queryKey: exportKey,
    queryFn: async ({ signal }) => (await call('listExports', { signal })).items,
    refetchInterval: ({ state }) => (state.data?.some((job) => job.state === 'running') ? everyMilliseconds : false),
  });
}

/** Starts an export, stops one, or puts a finished one away. */
export function useExportChanges() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: exportKey });
  return {
    start: useMutation({ mutationFn: (body: BodyOf<'startExport'>) => call('startExport', { body }), onSettled }),
    startComponents: useMutation({
      mutationFn: (body: BodyOf<'startComponentExport'>) => call('startComponentExport', { body }),
      onSettled,
    }),
    cancel: useMutation({
      mutationFn: (exportId: string) => call('cancelExport', { parameters: { exportId } }),
      onSettled,
    }),
  };
}

/** Where the file of a finished export is. */
export function exportAddress(exportId: string): string {
  return `/api/exports/${exportId}/file`;
}
