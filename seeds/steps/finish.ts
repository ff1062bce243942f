import type { Knex } from 'knex';
import { tileSourceNames } from '../../server/contract/tiles.ts';
import type { SeedStep } from '../step.ts';

export async function seedLayerVersions(knex: Knex): Promise<void> {
  await knex('layer_versions').insert(tileSourceNames.map((layer) => ({ layer, version: 1 })));
}

/** The planner's statistics: the embedded database has no process that would gather them. */
export function analyse(...tables: readonly string[]): SeedStep['run'] {
  return async (knex) => {
    await knex.raw(`ANALYZE ${tables.join(', ')}`);
  };
}
