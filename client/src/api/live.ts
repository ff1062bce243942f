import { type Notice, notice } from '@contract/schemas';
import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import { queryKeys } from './queryKeys';

interface LiveState {
  /** When the stream was lost, epoch milliseconds; null while it is open. */
  readonly lostAt: number | null;
}

/** Whether this tab hears of changes as they happen. */
export const useLiveState = create<LiveState>(() => ({ lostAt: null }));

type Listener = (notice: Notice | null) => void;
const listeners = new Set<Listener>();

/** Hears every notice; `null` means that some may have been missed and everything shown should be looked at again. */
export function onNotice(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Opens the tab's one stream of notices and refreshes what each concerns. The browser reconnects and resumes at the last
 * cursor by itself; only when it gave up (a refused connection) is a new stream opened. Returns how to close it.
 */
export function startLive(client: QueryClient, retryMilliseconds = 5_000): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource('/api/live');
    source.onopen = () => {
      if (useLiveState.getState().lostAt !== null) tell(client, null);
      useLiveState.setState({ lostAt: null });
    };
    source.onerror = () => {
      if (useLiveState.getState().lostAt === null) useLiveState.setState({ lostAt: Date.now() });
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, retryMilliseconds);
    };
    source.onmessage = (event) => receive(client, event);
    source.addEventListener('notice', (event) => receive(client, event));
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
    useLiveState.setState({ lostAt: null });
  };
}

function receive(client: QueryClient, event: MessageEvent<string>): void {
  const parsed = notice.safeParse(JSON.parse(event.data));
  if (parsed.success) tell(client, parsed.data);
}

function tell(client: QueryClient, heard: Notice | null): void {
  const stale = heard
    ? [queryKeys.case(heard), queryKeys.proposal(heard)]
    : [['case'] as const, ['proposal'] as const, ['heatmap'] as const];
  for (const queryKey of stale) void client.invalidateQueries({ queryKey });
  for (const listener of listeners) listener(heard);
}
