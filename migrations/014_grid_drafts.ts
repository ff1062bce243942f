import type { Knex } from 'knex';

/**
 * Drafts of responsibility grids: a division of unit grids that was computed and may be published from a day on. The work
 * of each unit grid is kept as it was counted, so that drafts can be compared later.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE grid_drafts (
      district_code text NOT NULL,
      id uuid NOT NULL,
      name text NOT NULL,
      state text NOT NULL CHECK (state IN ('running', 'done', 'refused', 'failed', 'cancelled')),
      settings jsonb NOT NULL,
      certificate jsonb,
      refusal jsonb,
      created_by uuid REFERENCES users (id),
      created_at timestamptz NOT NULL,
      published_from date,
      PRIMARY KEY (district_code, id)
    )`);
  await knex.raw(`
    CREATE TABLE grid_draft_members (
      district_code text NOT NULL,
      draft_id uuid NOT NULL,
      unit_grid_code text NOT NULL,
      number integer NOT NULL CHECK (number >= 0),
      cases integer NOT NULL,
      minutes double precision NOT NULL,
      PRIMARY KEY (district_code, draft_id, unit_grid_code),
      FOREIGN KEY (district_code, draft_id) REFERENCES grid_drafts (district_code, id) ON DELETE CASCADE,
      FOREIGN KEY (district_code, unit_grid_code) REFERENCES unit_grids (district_code, code)
    )`);
  await knex.raw(
    `UPDATE roles SET permissions = ARRAY(SELECT DISTINCT unnest(permissions || '{grid.divide}'::text[]) ORDER BY 1)
     WHERE code = 'administrator'`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`UPDATE roles SET permissions = array_remove(permissions, 'grid.divide')`);
  await knex.raw('DROP TABLE grid_draft_members, grid_drafts');
}
