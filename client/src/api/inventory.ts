import type { BodyOf, QueryOf } from '@contract/endpoints';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './call';
import { queryKeys } from './queryKeys';

const keys = {
  all: ['inventory'] as const,
  list: (query: object) => ['inventory', 'list', query] as const,
  component: (districtCode: string, code: string) => ['inventory', 'component', districtCode, code] as const,
  statistics: (query: object) => ['inventory', 'statistics', query] as const,
};

/** A component's address. */
export interface ComponentRef {
  readonly districtCode: string;
  readonly code: string;
}

export type ComponentQuery = Omit<Partial<QueryOf<'listComponents'>>, 'cursor' | 'limit'> & { districtCode: string };

/** Components by filter, in the order of their codes, a page at a time. */
export function useComponents(query: ComponentQuery) {
  return useInfiniteQuery({
    queryKey: keys.list(query),
    queryFn: ({ pageParam, signal }) =>
      call('listComponents', { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** One component with its past and its cases. */
export function useComponent(ref: ComponentRef | null) {
  return useQuery({
    queryKey: keys.component(ref?.districtCode ?? '', ref?.code ?? ''),
    queryFn: ({ signal }) =>
      call('readComponent', {
        parameters: { districtCode: ref?.districtCode ?? '', code: ref?.code ?? '' },
        signal,
      }),
    enabled: ref !== null,
  });
}

/** A photo made ready, to be stored before the command that names it. */
export interface ReadyPhoto {
  readonly sha256: string;
  readonly bytes: ArrayBuffer;
}

type ComponentCommand = BodyOf<'giveComponentCommand'>;

/** Changes the stock, photos first; lists, panel and map follow. */
export function useGiveComponentCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ command, photos = [] }: { command: ComponentCommand; photos?: readonly ReadyPhoto[] }) => {
      const { districtCode } = command;
      for (const { sha256, bytes } of photos)
        await call('putPhoto', { parameters: { districtCode, sha256 }, body: new Uint8Array(bytes) });
      return call('giveComponentCommand', { body: command });
    },
    onSettled: () => {
      // The tiles of components have a new address.
      void client.invalidateQueries({ queryKey: queryKeys.city });
      return client.invalidateQueries({ queryKey: keys.all });
    },
  });
}

/** What a district has, counted by area, category and state. */
export function useInventoryStatistics(query: QueryOf<'readInventoryStatistics'>) {
  return useQuery({
    queryKey: keys.statistics(query),
    queryFn: ({ signal }) => call('readInventoryStatistics', { query, signal }),
    placeholderData: keepPreviousData,
  });
}
