import type { Notice } from '@contract/schemas';
import { caseStatuses } from '@domain/case/caseFile';
import { commandKinds } from '@domain/case/commandKind';
import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import { queryKeys } from './queryKeys';

interface LiveState {
  /** Since when what is shown may be out of date, epoch milliseconds; null while the stream stands. */
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

/** A new stream is asked for this long after the last one was refused. */
const RETRY_MILLISECONDS = 3_000;
/** The server is heard at least every 15 s; after two and a half of these the connection is dead without having said so. */
const SILENCE_MILLISECONDS = 38_000;
const LOOK_MILLISECONDS = 5_000;

/**
 * Opens the tab's one stream of notices and refreshes what each concerns. A stream that breaks, is refused or falls silent
 * is opened anew at the last cursor; when the server cannot send all that was missed, everything shown is asked for again.
 * Returns how to close it.
 */
export function startLive(client: QueryClient): () => void {
  const stream = new LiveStream(client);
  stream.open();
  return () => stream.close();
}

class LiveStream {
  private readonly client: QueryClient;
  private source: EventSource | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly watch: ReturnType<typeof setInterval>;
  private cursor = '';
  private heardAt = Date.now();
  private hasBeenReady = false;
  private readonly reopen = () => this.open();

  constructor(client: QueryClient) {
    this.client = client;
    this.watch = setInterval(() => this.look(), LOOK_MILLISECONDS);
    // The network is back: no reason to wait.
    window.addEventListener('online', this.reopen);
  }

  open(): void {
    clearTimeout(this.retry);
    this.source?.close();
    this.heardAt = Date.now();
    const address = this.cursor ? `/api/live?after=${encodeURIComponent(this.cursor)}` : '/api/live';
    const source = new EventSource(address);
    this.source = source;
    source.onmessage = (event) => this.receive(event);
    source.addEventListener('ready', (event) => this.ready(event));
    source.addEventListener('heartbeat', (event) => this.heard(event));
    // Rights are looked at when a stream is opened: now and then the server asks for that.
    source.addEventListener('renew', this.reopen);
    source.onerror = () => {
      this.lose(Date.now());
      // The browser tries again by itself at the last cursor, unless the answer was a refusal.
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(this.retry);
      this.retry = setTimeout(this.reopen, RETRY_MILLISECONDS);
    };
  }

  close(): void {
    clearTimeout(this.retry);
    clearInterval(this.watch);
    window.removeEventListener('online', this.reopen);
    this.source?.close();
    useLiveState.setState({ lostAt: null });
  }

  private look(): void {
    if (this.source?.readyState !== EventSource.OPEN) return;
    if (Date.now() - this.heardAt < SILENCE_MILLISECONDS) return;
    this.lose(this.heardAt);
    this.open();
  }

  private lose(since: number): void {
    if (useLiveState.getState().lostAt === null) useLiveState.setState({ lostAt: since });
  }

  private heard(event: MessageEvent<string>): void {
    this.heardAt = Date.now();
    if (event.lastEventId) this.cursor = event.lastEventId;
  }

  private ready(event: MessageEvent<string>): void {
    this.heard(event);
    const isResumed = JSON.parse(event.data).isResumed === true;
    if (this.hasBeenReady && !isResumed) tell(this.client, null);
    this.hasBeenReady = true;
    useLiveState.setState({ lostAt: null });
  }

  private receive(event: MessageEvent<string>): void {
    this.heard(event);
    const told: unknown = JSON.parse(event.data);
    // A newer server may tell of what this page does not know yet; it concerns what is shown all the same.
    tell(this.client, isNotice(told) ? told : null);
  }
}

const kinds: ReadonlySet<unknown> = new Set(commandKinds);
const statuses: ReadonlySet<unknown> = new Set(caseStatuses);

/** Whether a message is of a kind that this page knows; the rest of it is trusted, as other answers are. */
function isNotice(told: unknown): told is Notice {
  if (typeof told !== 'object' || told === null || !('kind' in told) || !('status' in told)) return false;
  return kinds.has(told.kind) && statuses.has(told.status);
}

function tell(client: QueryClient, heard: Notice | null): void {
  if (heard) {
    for (const queryKey of [queryKeys.case(heard), queryKeys.proposal(heard)])
      void client.invalidateQueries({ queryKey });
  } else void client.invalidateQueries();
  for (const listener of listeners) listener(heard);
}
