import type { BodyOf } from '@contract/endpoints';
import type { Entry, Subject } from '@domain/administration/documents';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

/** An entry of one subject. */
export interface EntryOf<S extends Subject> extends Entry<S> {
  readonly subject: S;
  readonly districtCode: string | null;
}

const CHANGES_PER_PAGE = 30;

/** The present entries of a subject; `search` and `limit` where there are too many to send all. */
export function useConfiguration<S extends Subject>(subject: S, search = '', limit?: number) {
  return useQuery({
    queryKey: queryKeys.configuration(subject, search, limit ?? null),
    queryFn: async ({ signal }) => {
      const query = { search, ...(limit ? { limit } : {}) };
      const { items, total } = await call('listConfiguration', { parameters: { subject }, query, signal });
      // All of the one subject asked for.
      return { items: items as unknown as EntryOf<S>[], total };
    },
    placeholderData: (previous) => previous,
  });
}

/** One entry by its key, where a list does not show it; null asks for nothing. */
export function useConfigurationEntry<S extends Subject>(subject: S, key: string | null) {
  return useQuery({
    queryKey: queryKeys.configuration(subject, key ?? '', 1),
    queryFn: async ({ signal }) => {
      const query = { search: key ?? '', limit: 1 };
      const { items } = await call('listConfiguration', { parameters: { subject }, query, signal });
      return (items.find((item) => item.key === key) ?? null) as unknown as EntryOf<S> | null;
    },
    enabled: key !== null,
  });
}

/** The record of changes, newest first, page by page. */
export function useConfigurationChanges(subject: Subject, key: string | null, isOpen: boolean) {
  return useInfiniteQuery({
    queryKey: queryKeys.configurationChanges(subject, key),
    queryFn: async ({ pageParam, signal }) => {
      const query = { subject, limit: CHANGES_PER_PAGE, ...(key && { key }), ...(pageParam && { before: pageParam }) };
      return (await call('listConfigurationChanges', { query, signal })).items;
    },
    initialPageParam: 0,
    getNextPageParam: (page) => (page.length < CHANGES_PER_PAGE ? undefined : page.at(-1)?.sequence),
    enabled: isOpen,
  });
}

/** Saves an entry's document, made on a revision. */
export function useSaveConfiguration() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: BodyOf<'saveConfiguration'> }) =>
      call('saveConfiguration', { parameters: { subject: body.subject, key }, body }),
    onSuccess: refresh,
  });
}

/** Removes an entry, or ends it where something points to it. */
export function useRemoveConfiguration() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ entry, reason }: { entry: EntryOf<Subject>; reason: string }) =>
      call('removeConfiguration', {
        parameters: { subject: entry.subject, key: entry.key },
        query: { revision: entry.revision, ...(reason && { reason }) },
      }),
    onSuccess: refresh,
  });
}

/** Takes a recorded change back. */
export function useRevertChange() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (changeId: string) =>
      call('revertConfigurationChange', { parameters: { changeId }, body: { reason: null } }),
    onSuccess: refresh,
  });
}

/** Changes the own password. */
export function useChangePassword() {
  return useMutation({ mutationFn: (body: BodyOf<'changePassword'>) => call('changePassword', { body }) });
}

/** Everything read from the configuration may have changed: entries, their record, and what forms offer. */
function useRefresh(): () => Promise<unknown> {
  const client = useQueryClient();
  const stale = [queryKeys.allConfiguration, queryKeys.allConfigurationChanges, queryKeys.categories, queryKeys.units];
  return () => Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
}
