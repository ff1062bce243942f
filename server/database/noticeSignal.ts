import { EventEmitter } from 'node:events';
import type { Knex } from 'knex';
import pg from 'pg';
import type { NoticePort } from '../application/ports.ts';
import type { Database } from './connection.ts';

const CHANNEL = 'wangge_outbox';
const RECONNECT_MILLISECONDS = 2_000;

/** Hints that the log may have grown: from this process at once, from other processes by NOTIFY. Readers also poll. */
export interface NoticeSignal {
  readonly subscribe: NoticePort['subscribe'];
  readonly wake: () => void;
  close(): Promise<void>;
}

/** A signal for the database; only a server passes NOTIFY on, the embedded database has this one process. */
export function noticeSignal(database: Database, onError: (error: unknown) => void): NoticeSignal {
  const emitter = new EventEmitter().setMaxListeners(0);
  const wake = (): void => void emitter.emit('wake');
  const listener = database.kind === 'server' ? listenForNotices(database.knex, wake, onError) : null;
  return {
    subscribe: (callback) => {
      emitter.on('wake', callback);
      return () => emitter.off('wake', callback);
    },
    wake,
    close: async () => listener?.close(),
  };
}

/** Holds one connection of its own that listens, and opens another when it breaks. */
function listenForNotices(knex: Knex, wake: () => void, onError: (error: unknown) => void) {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  const again = (error?: unknown): void => {
    if (error) onError(error);
    if (isClosed || timer) return;
    timer = setTimeout(open, RECONNECT_MILLISECONDS);
  };
  const open = async (): Promise<void> => {
    timer = null;
    const opened = new pg.Client(knex.client.config.connection as pg.ClientConfig);
    client = opened;
    opened.on('notification', wake);
    opened.on('error', again);
    try {
      await opened.connect();
      await opened.query(`LISTEN ${CHANNEL}`);
      wake();
    } catch (error) {
      again(error);
    }
  };
  void open();
  const close = async (): Promise<void> => {
    isClosed = true;
    if (timer) clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
  return { close };
}
