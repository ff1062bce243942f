import type { Knex } from 'knex';

/**
 * Drafts of unit grids: the grids of some communities as they were when the draft was begun, the edits made since, and the drawing that
 * follows from both. Publishing ends the grids that changed and begins new ones.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE unit_grid_drafts (
      district_code text NOT NULL CHECK (district_code ~ '^[0-9]{6}$'),
      id uuid NOT NULL,
      name text NOT NULL,
      community_codes text[] NOT NULL CHECK (cardinality(community_codes) > 0),
      -- The grids that held when the draft was begun; they end where the drawing has changed them.
      base_codes text[] NOT NULL,
      base jsonb NOT NULL,
      -- What was proved of it, where the draft began with a division along streets and water.
      certificate jsonb,
      edits jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(edits) = 'array'),
      drawing jsonb NOT NULL,
      -- Counts the savings, so that nobody overwrites what they have not seen.
      revision integer NOT NULL DEFAULT 1,
      created_by uuid REFERENCES users (id),
      created_at timestamptz NOT NULL,
      updated_by uuid REFERENCES users (id),
      updated_at timestamptz NOT NULL,
      published_by uuid REFERENCES users (id),
      published_at timestamptz,
      valid_from date,
      PRIMARY KEY (district_code, id)
    )`);
  await knex.raw('CREATE INDEX unit_grid_drafts_newest ON unit_grid_drafts (district_code, updated_at DESC)');
  await knex.raw(`
    CREATE TRIGGER unit_grid_drafts_published BEFORE UPDATE OR DELETE ON unit_grid_drafts
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change()`);
  // What ended: few rows, looked for every few minutes by the components that stand in them.
  await knex.raw(`CREATE INDEX unit_grids_ended ON unit_grids (valid_to, district_code) WHERE valid_to < 'infinity'`);
  await knex.raw(`
    UPDATE roles SET permissions = array_append(permissions, 'grid.edit')
    WHERE code = 'administrator' AND NOT 'grid.edit' = ANY (permissions)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX unit_grids_ended');
  await knex.raw('DROP TABLE unit_grid_drafts');
  await knex.raw(`UPDATE roles SET permissions = array_remove(permissions, 'grid.edit')`);
}
