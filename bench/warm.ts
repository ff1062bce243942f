import type { BenchCity } from './city.ts';

/** What a case report reads and writes at a random place: the indexes of these tables, and the components themselves. */
const TABLES = ['cases', 'activities', 'case_search', 'receipts', 'components', 'unit_grids'];

/**
 * Reads a city's indexes into memory, as they are on a server that has been up for a day: without it the first
 * reports of a large city wait for the disk, and what is measured is how long ago the server was started.
 */
export async function warmIndexes({ database: { knex } }: BenchCity): Promise<void> {
  await knex.raw('CREATE EXTENSION IF NOT EXISTS pg_prewarm');
  const { rows } = await knex.raw<{ rows: { megabytes: number }[] }>(
    `SELECT round(sum(pg_prewarm(relation, 'read')) * current_setting('block_size')::int / 1e6) AS megabytes FROM (
       SELECT i.indexrelid::regclass AS relation FROM pg_index i WHERE i.indrelid = ANY (?::regclass[])
       UNION ALL SELECT 'components'::regclass) AS warmed`,
    [TABLES],
  );
  console.log(`Indexes in memory: ${rows[0]?.megabytes} MB.`);
}
