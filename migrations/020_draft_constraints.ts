import type { Knex } from 'knex';

/** What a draft of responsibility grids had to respect: borders that cannot be crossed, unit grids that stay where they are. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE grid_drafts ADD COLUMN barriers jsonb');
  await knex.raw('ALTER TABLE grid_draft_members ADD COLUMN is_fixed boolean NOT NULL DEFAULT false');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE grid_draft_members DROP COLUMN is_fixed');
  await knex.raw('ALTER TABLE grid_drafts DROP COLUMN barriers');
}
