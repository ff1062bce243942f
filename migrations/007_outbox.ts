import type { Knex } from 'knex';

/**
 * The log that live pages and relays read by cursor: one gapless sequence per district. The position is taken under the
 * district's row lock in `outbox_positions`, so a reader that has seen position n can never meet a smaller one later.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE outbox_positions (
      district_code text PRIMARY KEY,
      position bigint NOT NULL
    )`);
  await knex.raw(`
    CREATE TABLE outbox (
      district_code text NOT NULL,
      position bigint NOT NULL,
      case_id uuid NOT NULL,
      unit_code text,
      kind text NOT NULL,
      payload jsonb NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (district_code, position)
    )`);
  await knex.raw(`
    CREATE TABLE seed_steps (
      name text PRIMARY KEY,
      finished_at timestamptz NOT NULL DEFAULT now()
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE seed_steps, outbox, outbox_positions');
}
