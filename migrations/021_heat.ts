import type { Knex } from 'knex';

/**
 * The heat map's facts as every process keeps them in memory (server/domain/heatmap/facts.ts): a block for each district
 * and day of the cases' numbers, whole numbers packed as bytes. Codes are numbered once for each district, so that all
 * blocks and all processes mean the same. `heat_positions` says up to where in the district's log its blocks are right;
 * `repairs` counts what was put right from outside, so that running processes read the blocks anew.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE heat_codes (
      district_code text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('grid', 'responsibility', 'professional', 'category', 'unit', 'case')),
      code text NOT NULL,
      number integer NOT NULL CHECK (number > 0),
      PRIMARY KEY (district_code, kind, code),
      UNIQUE (district_code, kind, number)
    )`);
  await knex.raw(`
    CREATE TABLE heat_blocks (
      district_code text NOT NULL,
      day integer NOT NULL,
      facts bytea NOT NULL,
      PRIMARY KEY (district_code, day)
    )`);
  // Read whole at every start: to compress them would cost more than it saves.
  await knex.raw('ALTER TABLE heat_blocks ALTER COLUMN facts SET STORAGE EXTERNAL');
  await knex.raw(`
    CREATE TABLE heat_positions (
      district_code text PRIMARY KEY,
      position bigint NOT NULL,
      repairs integer NOT NULL DEFAULT 0
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE heat_positions, heat_blocks, heat_codes');
}
