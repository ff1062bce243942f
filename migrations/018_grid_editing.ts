import type { Knex } from 'knex';

/**
 * What an import's components were proved to be in the grids; drafts of responsibility grids that are drawn by hand, with the map that
 * they are judged on; drafts of professional grids beside those of unit grids.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE import_runs ADD COLUMN grid_proof jsonb');
  await knex.raw(`
    ALTER TABLE grid_drafts
      -- Unit grids with their loads and common borders; only a draft that is drawn by hand has it.
      ADD COLUMN graph jsonb,
      ADD COLUMN revision integer NOT NULL DEFAULT 1`);
  await knex.raw(`
    ALTER TABLE unit_grid_drafts
      ADD COLUMN kind text NOT NULL DEFAULT 'unit' CHECK (kind IN ('unit', 'water', 'greening', 'municipal', 'underground'))`);
}

export async function down(knex: Knex): Promise<void> {
  // Drafts of other kinds would be read as unit grids.
  await knex.raw('ALTER TABLE unit_grid_drafts DISABLE TRIGGER unit_grid_drafts_published');
  await knex.raw(`DELETE FROM unit_grid_drafts WHERE kind <> 'unit'`);
  await knex.raw('ALTER TABLE unit_grid_drafts ENABLE TRIGGER unit_grid_drafts_published');
  await knex.raw('ALTER TABLE unit_grid_drafts DROP COLUMN kind');
  await knex.raw('ALTER TABLE grid_drafts DROP COLUMN graph, DROP COLUMN revision');
  await knex.raw('ALTER TABLE import_runs DROP COLUMN grid_proof');
}
