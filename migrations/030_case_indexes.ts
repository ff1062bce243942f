import type { Knex } from 'knex';

/**
 * Only open cases are sought on the plane, and they have an index of their own: the one of all cases was written with
 * every report, at a place of a large city that is seldom in memory, and read by nothing.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX cases_mercator');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('CREATE INDEX cases_mercator ON cases USING gist (location_mercator)');
}
