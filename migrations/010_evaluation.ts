import type { Knex } from 'knex';

/** The weights of the evaluation as versions that are only added to, and the index by which disposals fall due. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE evaluation_weights (
      scale text NOT NULL,
      version integer NOT NULL CHECK (version > 0),
      weights jsonb NOT NULL,
      changed_by uuid NOT NULL REFERENCES users (id),
      changed_at timestamptz NOT NULL,
      PRIMARY KEY (scale, version)
    )`);
  await knex.raw(`
    CREATE TRIGGER evaluation_weights_append_only BEFORE UPDATE OR DELETE ON evaluation_weights
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  await knex.raw('CREATE INDEX cases_disposal_due ON cases (district_code, due_at) WHERE due_at IS NOT NULL');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX cases_disposal_due');
  await knex.raw('DROP TABLE evaluation_weights');
}
