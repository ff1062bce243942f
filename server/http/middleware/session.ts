import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session from 'express-session';

/** Runs one statement for the session store. */
export type SessionQuery = (text: string, values: readonly unknown[]) => Promise<{ rows: unknown[] }>;

export interface SessionOptions {
  readonly secret: string;
  readonly isHttps: boolean;
  readonly query: SessionQuery;
}

const TWELVE_HOURS = 12 * 3_600_000;

/** Sessions in the database, so that any process can serve any request and a restart signs nobody out. */
export function sessions({ secret, isHttps, query }: SessionOptions): { handler: RequestHandler; close: () => void } {
  const Store = connectPgSimple(session);
  const store = new Store({
    // The store asks its pool for nothing but `query`.
    pool: { query } as never,
    tableName: 'sessions',
    disableTouch: true,
    pruneSessionInterval: 900,
  });
  const handler = session({
    store,
    secret,
    name: 'wangge.session',
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isHttps, maxAge: TWELVE_HOURS },
  });
  return { handler, close: () => void store.close() };
}
