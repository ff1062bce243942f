import type { Knex } from 'knex';

/** What an answer about a point says of each: a change of anything else is no matter to it. */
const NAMED = {
  administrative_areas: 'code, name',
  users: 'display_name, is_active',
  categories: 'id',
};

/**
 * Names have a number in `layer_versions` as layers of the map have: processes that answer about points from their memory see by it
 * that names changed, whoever changed them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION count_changed_names() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO layer_versions AS known (layer, version, changed_at) VALUES ('names', 2, now())
      ON CONFLICT (layer) DO UPDATE SET version = known.version + 1, changed_at = EXCLUDED.changed_at;
      RETURN NULL;
    END $$`);
  for (const [table, columns] of Object.entries(NAMED)) {
    await knex.raw(`
      CREATE TRIGGER ${table}_names AFTER INSERT OR DELETE OR UPDATE OF ${columns} ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION count_changed_names()`);
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of Object.keys(NAMED)) await knex.raw(`DROP TRIGGER ${table}_names ON ${table}`);
  await knex.raw('DROP FUNCTION count_changed_names');
}
