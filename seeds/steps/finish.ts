import type { Knex } from 'knex';
import { tileSourceNames } from '../../server/contract/tiles.ts';

export async function seedLayerVersions(knex: Knex): Promise<void> {
  await knex('layer_versions').insert(tileSourceNames.map((layer) => ({ layer, version: 1 })));
}

/** The planner's statistics: the embedded database has no process that would gather them. */
export async function gatherStatistics(knex: Knex): Promise<void> {
  await knex.raw('ANALYZE');
}
