import type { Knex } from 'knex';
import { distributionPlan } from './plan.ts';
import { readCatalogue } from './readCatalogue.ts';

/** What became of a wish to distribute. */
export type Distribution = 'no-citus' | 'already-distributed' | 'distributed';

/** Spreads the tables over the cluster where the `citus` extension is there; does nothing where it is not, or a second time. */
export async function distribute(knex: Knex, onStatement: (statement: string) => void): Promise<Distribution> {
  const { rows } = await knex.raw(`SELECT count(*)::int AS count FROM pg_extension WHERE extname = 'citus'`);
  if (rows[0].count === 0) return 'no-citus';
  const { rows: done } = await knex.raw('SELECT count(*)::int AS count FROM pg_dist_partition');
  if (done[0].count > 0) return 'already-distributed';
  const plan = distributionPlan(await readCatalogue(knex));
  await knex.transaction(async (transaction) => {
    for (const statement of plan) {
      onStatement(statement);
      await transaction.raw(statement);
    }
  });
  return 'distributed';
}
