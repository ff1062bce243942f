import type { Knex } from 'knex';

/** The components that are there, by unit grid: with the state in the index they are counted without reading their rows. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX components_grid');
  await knex.raw('CREATE INDEX components_grid ON components (district_code, unit_grid_code, code) INCLUDE (state)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX components_grid');
  await knex.raw('CREATE INDEX components_grid ON components (district_code, unit_grid_code, code)');
}
