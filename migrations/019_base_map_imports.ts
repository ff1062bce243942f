import type { Knex } from 'knex';

/**
 * Streets, water and courtyards loaded from files: what of the base map came from which file of which district, so that the
 * next file changes it, and the same staging and account as for components. Courtyards are kept for division and not drawn.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE base_features DROP CONSTRAINT base_features_layer_check');
  await knex.raw(`
    ALTER TABLE base_features ADD CONSTRAINT base_features_layer_check
      CHECK (layer IN ('land', 'water', 'green', 'street', 'courtyard')),
      ADD district_code text, ADD dataset text, ADD source_key text,
      ADD CONSTRAINT base_features_source_check CHECK (num_nulls(district_code, dataset, source_key) IN (0, 3))`);
  await knex.raw(`
    CREATE UNIQUE INDEX base_features_source ON base_features (district_code, dataset, layer, source_key)
    WHERE dataset IS NOT NULL`);
  await knex.raw(`
    ALTER TABLE import_runs ADD target text NOT NULL DEFAULT 'components' CHECK (target IN ('components', 'base-map'))`);
  // What the staged rows tell of the account, once they are removed.
  await knex.raw('ALTER TABLE import_runs ADD settled jsonb');
  await knex.raw(
    'ALTER TABLE import_rows ADD base_layer text, ADD base_class text, ADD shape geometry(Geometry, 4326)',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`DELETE FROM import_runs WHERE target = 'base-map'`);
  await knex.raw('ALTER TABLE import_rows DROP shape, DROP base_class, DROP base_layer');
  await knex.raw('ALTER TABLE import_runs DROP settled, DROP target');
  await knex.raw(`DELETE FROM base_features WHERE layer = 'courtyard'`);
  await knex.raw(`
    ALTER TABLE base_features DROP CONSTRAINT base_features_layer_check, DROP district_code, DROP dataset, DROP source_key`);
  await knex.raw(`
    ALTER TABLE base_features ADD CONSTRAINT base_features_layer_check CHECK (layer IN ('land', 'water', 'green', 'street'))`);
}
