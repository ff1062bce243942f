import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, Notification } from 'pg';
import type { Database } from './connection.ts';
import { runStatement } from './statement.ts';

/** The channel on which every process rings that has committed to the log; the payload says which process it was. */
const LOG = 'wangge_outbox';
/** The channel on which the database itself tells that keys, roles, policies or calendars have changed (migration 022). */
const RULES = 'wangge_rules';
const RECONNECT_MILLISECONDS = 2000;
/** Rings for other processes that come closer together than this go as one. */
const BREATH_MILLISECONDS = 10;

/** Wakes readers of the log. A ring is only a hint: who sleeps through one finds everything at the next look. */
export interface NoticeBell {
  /** Wakes the readers of this process at once, those of others some milliseconds later. */
  ring: () => void;
  subscribe: (wake: () => void) => () => void;
  /** Hears, on a server, that keys, roles, policies or calendars have changed, or may have while nobody listened. */
  onRulesChanged: (listener: () => void) => void;
  close: () => Promise<void>;
}

/**
 * Makes the bell of one process. On a server it also rings when another process has committed; the embedded database
 * has one process only and passes no notifications on.
 */
export async function openNoticeBell(database: Database): Promise<NoticeBell> {
  const wakes = new Set<() => void>();
  const rulesListeners = new Set<() => void>();
  const callAll = (listeners: ReadonlySet<() => void>) => {
    for (const listener of listeners) listener();
  };
  const self = randomUUID();
  const hear = ({ channel, payload }: Pick<Notification, 'channel' | 'payload'>) => {
    if (channel === RULES) callAll(rulesListeners);
    else if (payload !== self) callAll(wakes);
  };
  const ear = database.kind === 'server' ? new Ear(database, hear) : null;
  const ringOthers = ear ? coalesced(() => runStatement(database, ringStatement, [self])) : null;
  await ear?.listen();
  return {
    ring: () => {
      callAll(wakes);
      ringOthers?.call();
    },
    subscribe: (wake) => {
      wakes.add(wake);
      return () => void wakes.delete(wake);
    },
    onRulesChanged: (listener) => void rulesListeners.add(listener),
    close: async () => {
      await ringOthers?.done();
      await ear?.close();
    },
  };
}

/**
 * A statement of its own, not a part of each transaction: commits that notify wait for one another in the whole database,
 * one disk write at a time, whatever districts they are of.
 */
const ringStatement = { name: 'ring', text: `SELECT pg_notify('${LOG}', $1)` };

/** Does the work once for all calls that come while it is being done and shortly after. */
function coalesced(work: () => Promise<unknown>): { call(): void; done(): Promise<void> } {
  let isWanted = false;
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false;
      // A database that cannot pass a hint on fails the next command too, which is told; readers look every second anyway.
      await work().catch(() => undefined);
      await sleep(BREATH_MILLISECONDS, undefined, { ref: false });
    }
    running = null;
  };
  return {
    call: () => {
      isWanted = true;
      running ??= run();
    },
    done: async () => running ?? undefined,
  };
}

/** A connection of its own that listens, and comes back after the server was away. */
class Ear {
  private readonly database: Database;
  private readonly hear: (notification: Pick<Notification, 'channel' | 'payload'>) => void;
  private client: Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isClosed = false;

  constructor(database: Database, hear: (notification: Pick<Notification, 'channel' | 'payload'>) => void) {
    this.database = database;
    this.hear = hear;
  }

  async listen(): Promise<void> {
    const client: Client = await this.database.knex.client.acquireRawConnection();
    client.on('notification', this.hear);
    client.on('error', () => undefined);
    client.on('end', () => this.comeBack());
    this.client = client;
    if (this.isClosed) return this.close();
    await client.query(`LISTEN ${LOG}; LISTEN ${RULES}`);
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
        () => [LOG, RULES].forEach((channel) => void this.hear({ channel })),
        () => this.comeBack(),
      );
    }, RECONNECT_MILLISECONDS);
    this.timer.unref();
  }
}
