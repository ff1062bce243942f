import type { Database } from '../connection.ts';
import { type RunIn, runIn } from '../transaction.ts';

/** Does work of one kind for a district in a transaction of its own, in one process at a time; the others wait. */
export async function underLock<T>(
  { knex, kind }: Database,
  what: string,
  districtCode: string,
  work: (run: RunIn) => Promise<T>,
): Promise<T> {
  return knex.transaction(async (transaction) => {
    const run = runIn(transaction, kind);
    await run('SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2))', [what, districtCode]);
    return work(run);
  });
}
