import type { Client } from 'pg';
import type { Database } from './connection.ts';

/** The channel on which every process that commits to the log rings. */
const CHANNEL = 'wangge_outbox';
const RECONNECT_MILLISECONDS = 2000;

/** Wakes readers of the log. A ring is only a hint: who sleeps through one finds everything at the next look. */
export interface NoticeBell {
  ring: () => void;
  subscribe: (wake: () => void) => () => void;
  close: () => Promise<void>;
}

/**
 * Makes the bell of one process. On a server it also rings when another process has committed; the embedded database
 * has one process only and passes no notifications on.
 */
export async function openNoticeBell(database: Database): Promise<NoticeBell> {
  const wakes = new Set<() => void>();
  const ring = () => {
    for (const wake of wakes) wake();
  };
  const subscribe = (wake: () => void) => {
    wakes.add(wake);
    return () => void wakes.delete(wake);
  };
  const ear = database.kind === 'server' ? new Ear(database, ring) : null;
  await ear?.listen();
  return { ring, subscribe, close: async () => ear?.close() };
}

/** A connection of its own that listens, and comes back after the server was away. */
class Ear {
  private readonly database: Database;
  private readonly ring: () => void;
  private client: Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isClosed = false;

  constructor(database: Database, ring: () => void) {
    this.database = database;
    this.ring = ring;
  }

  async listen(): Promise<void> {
    const client: Client = await this.database.knex.client.acquireRawConnection();
    client.on('notification', this.ring);
    client.on('error', () => undefined);
    client.on('end', () => this.comeBack());
    this.client = client;
    if (this.isClosed) return this.close();
    await client.query(`LISTEN ${CHANNEL}`);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.client?.end();
  }

  private comeBack(): void {
    this.client = null;
    if (this.isClosed) return;
    this.timer = setTimeout(() => {
      this.listen().then(
        // What was committed while nobody listened is found by this look.
        this.ring,
        () => this.comeBack(),
      );
    }, RECONNECT_MILLISECONDS);
    this.timer.unref();
  }
}
