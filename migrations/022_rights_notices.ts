import type { Knex } from 'knex';

/** Processes keep the rights of machine keys for some seconds: whatever changes them is told to all at once. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION tell_rights_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_notify('wangge_rights', '');
      RETURN NULL;
    END $$`);
  for (const table of ['machine_keys', 'roles']) {
    await knex.raw(`
      CREATE TRIGGER ${table}_rights AFTER UPDATE OR DELETE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION tell_rights_changed()`);
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TRIGGER machine_keys_rights ON machine_keys');
  await knex.raw('DROP TRIGGER roles_rights ON roles');
  await knex.raw('DROP FUNCTION tell_rights_changed');
}
