import type { Knex } from 'knex';

/**
 * Import profiles and city coordinate systems are edited by people: who saw what is told by a revision, and a profile also
 * says the coordinate system. The stock that a file stands for belongs to the file and not to its kind.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE import_profiles ADD revision integer NOT NULL DEFAULT 1, ADD updated_by uuid REFERENCES users (id)`);
  await knex.raw(`UPDATE import_profiles SET plan = jsonb_build_object('crs', 'auto') || (plan - 'wholeStockOf')`);
  await knex.raw('ALTER TABLE import_profiles RENAME COLUMN plan TO profile');
  await knex.raw('ALTER TABLE coordinate_systems ADD revision integer NOT NULL DEFAULT 1');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE coordinate_systems DROP revision');
  await knex.raw('ALTER TABLE import_profiles RENAME COLUMN profile TO plan');
  await knex.raw(`UPDATE import_profiles SET plan = jsonb_build_object('wholeStockOf', NULL) || (plan - 'crs')`);
  await knex.raw('ALTER TABLE import_profiles DROP updated_by, DROP revision');
}
