import type { Knex } from 'knex';

/**
 * Which areas touch which, for the heat map's hot spots: found once and read back by every process (server/database/heatmap/heatNeighbours.ts).
 * `version` is a mix of the areas that they follow from. `codes` are those of the district's areas (the first `own_count`) and of
 * the areas of other districts beside them, joined by line feeds; `pairs` are places in that list, packed as bytes, two of each pair.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE heat_neighbours (
      district_code text NOT NULL,
      level text NOT NULL,
      kind text NOT NULL,
      version text NOT NULL,
      codes text NOT NULL,
      own_count integer NOT NULL,
      pairs bytea NOT NULL,
      PRIMARY KEY (district_code, level, kind)
    )`);
  // Read whole or not at all: to compress them would cost more than it saves.
  await knex.raw(
    'ALTER TABLE heat_neighbours ALTER COLUMN codes SET STORAGE EXTERNAL, ALTER COLUMN pairs SET STORAGE EXTERNAL',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE heat_neighbours');
}
