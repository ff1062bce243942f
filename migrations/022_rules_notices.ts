import type { Knex } from 'knex';

/** Kept by every process for some seconds, or a minute: whoever changes them tells all processes at once. */
const KEPT = ['machine_keys', 'roles', 'case_policies', 'calendars', 'calendar_exceptions'];

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION tell_rules_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_notify('wangge_rules', '');
      RETURN NULL;
    END $$`);
  for (const table of KEPT) {
    await knex.raw(`
      CREATE TRIGGER ${table}_told AFTER INSERT OR UPDATE OR DELETE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION tell_rules_changed()`);
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of KEPT) await knex.raw(`DROP TRIGGER ${table}_told ON ${table}`);
  await knex.raw('DROP FUNCTION tell_rules_changed');
}
