import type { Knex } from 'knex';

const PERIOD_MILLISECONDS = 10 * 60_000;

/** As PostgreSQL's own autovacuum decides by default: a fixed number of rows plus a share of the table. */
const WORN_TABLES = `
  SELECT format('%I.%I', schemaname, relname) AS name
  FROM pg_stat_user_tables
  WHERE n_dead_tup > 50 + 0.2 * n_live_tup OR n_mod_since_analyze > 50 + 0.1 * n_live_tup`;

/**
 * Does for the embedded database what a server's background processes do: without them its log of changes would grow,
 * and recovery after a kill take longer, for as long as it runs. Returns the end of it.
 */
export function keepHouse(knex: Knex, onError: (error: unknown) => void): () => void {
  let _current: Promise<void> | null = null;
  const timer = setInterval(() => {
    _current ??= keepHouseOnce(knex)
      .catch(onError)
      .finally(() => {
        _current = null;
      });
  }, PERIOD_MILLISECONDS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Cleans the tables that need it, one at a time so that requests get their turn between, and shortens the log. */
export async function keepHouseOnce(knex: Knex): Promise<void> {
  // What the last statements changed is counted with a delay, unless one asks.
  await knex.raw('SELECT pg_stat_force_next_flush()');
  const { rows } = await knex.raw(WORN_TABLES);
  for (const { name } of rows) await knex.raw(`VACUUM (ANALYZE) ${name}`);
  await knex.raw('CHECKPOINT');
}
