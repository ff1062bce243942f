import type { OutputOf, QueryOf } from '@contract/endpoints';
import type { CaseSummary, Notice } from '@contract/schemas';
import { type InfiniteData, type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { markShown } from './arrivals';
import { call } from './call';
import { onNotice } from './live';
import { queryKeys } from './queryKeys';

export type QueueFilter = Partial<Omit<QueryOf<'listCases'>, 'cursor'>>;
type Page = OutputOf<'listCases'>;
type Pages = InfiniteData<Page, string | null>;

/** Waits this long after a notice before asking, so that a burst of changes costs one question. */
const settleMilliseconds = 800;

/**
 * A list of cases as a steady snapshot: what is shown is updated in place, but nothing is inserted or moved until the
 * person asks for the new arrivals. `arrivals` counts them.
 */
export function useQueue(filter: QueueFilter) {
  const client = useQueryClient();
  const key = queryKeys.cases(filter);
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      call('listCases', { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 0,
    refetchOnReconnect: false,
  });
  const items = useMemo(() => distinct(query.data?.pages.flatMap((page) => page.items) ?? []), [query.data]);
  useEffect(() => markShown(items.map((item) => item.id)), [items]);
  const arrivals = useArrivals(client, filter, items, query.isSuccess);
  const { refetch } = query;
  const clear = arrivals.clear;
  const showArrivals = useCallback(() => {
    clear();
    return refetch();
  }, [clear, refetch]);
  return { ...query, items, total: query.data?.pages[0]?.total ?? 0, arrivals: arrivals.count, showArrivals };
}

/** Pages may overlap when the list grew between them; each case is shown once, at its first place. */
export function distinct(items: readonly CaseSummary[]): CaseSummary[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

function useArrivals(client: QueryClient, filter: QueueFilter, items: readonly CaseSummary[], isLoaded: boolean) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const filterText = JSON.stringify(filter);
  const shown = useMemo(() => new Set(items.map((item) => item.id)), [items]);
  useEffect(() => {
    if (!isLoaded) return;
    const asked: QueueFilter = JSON.parse(filterText);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const page = await call('listCases', { query: asked }).catch(() => null);
      const fresh = page?.items.filter((item) => !shown.has(item.id)).map((item) => item.id) ?? [];
      // Nobody is reading an empty list, so there is nothing that could move.
      if (fresh.length > 0 && shown.size === 0) await client.invalidateQueries({ queryKey: queryKeys.cases(asked) });
      else setIds(fresh);
    };
    const stop = onNotice((heard) => {
      if (heard && shown.has(heard.caseId)) void refreshItem(client, asked, heard);
      if (heard && asked.status && !asked.status.includes(heard.status)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void look(), settleMilliseconds);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, filterText, shown, isLoaded]);
  const count = ids.filter((id) => !shown.has(id)).length;
  return { count, clear: useCallback(() => setIds([]), []) };
}

async function refreshItem(client: QueryClient, filter: QueueFilter, heard: Notice): Promise<void> {
  const { districtCode, caseId } = heard;
  const queryKey = queryKeys.case({ districtCode, caseId });
  const queryFn = () => call('readCase', { parameters: { districtCode, caseId } });
  const fresh = await client.fetchQuery({ queryKey, queryFn, staleTime: 0 }).catch(() => null);
  if (!fresh) return;
  client.setQueryData<Pages>(queryKeys.cases(filter), (pages) => pages && replaceItem(pages, fresh));
}

/** Puts the fresh state of a case where its old state is shown. */
export function replaceItem(pages: Pages, fresh: CaseSummary): Pages {
  const replace = (item: CaseSummary) => (item.id === fresh.id ? fresh : item);
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map(replace) })) };
}
