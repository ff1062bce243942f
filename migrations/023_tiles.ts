import type { Knex } from 'knex';

/** Half a pixel at zoom 10, 12 and 14, in mercator metres: a copy made for a zoom serves it and those above. */
const HALF_PIXEL_METERS = { 10: 38.2, 12: 9.56, 14: 2.39 } as const;
type CopyZoom = keyof typeof HALF_PIXEL_METERS;

/** What is drawn far out, with the column it is drawn from and the zooms that get a copy. */
const copied: readonly (readonly [table: string, column: string, zooms: readonly CopyZoom[]])[] = [
  ['administrative_areas', 'boundary', [10, 12]],
  ['base_features', 'shape', [10, 12, 14]],
  ['responsibility_grids', 'boundary', [12]],
  ['professional_grids', 'boundary', [12]],
];

/** Written out, because an index serves a query that says the same; a test reads the plan of the case tiles. */
const openStatuses = `'reported', 'confirming', 'accepted', 'filed', 'dispatched', 'handling', 'suspended', 'verifying', 'verified'`;

/**
 * Tiles: generalised copies of what is drawn far out, kept right by the database itself; an index of the open cases alone;
 * and where each version of a layer changed something, so that only those tiles are made anew.
 */
export async function up(knex: Knex): Promise<void> {
  for (const [table, column, zooms] of copied) {
    const copies = zooms.map(
      (zoom) => `ADD COLUMN ${column}_mercator_z${zoom} geometry(Geometry, 3857)
        GENERATED ALWAYS AS (ST_Simplify(ST_Transform(${column}, 3857), ${HALF_PIXEL_METERS[zoom]}, true)) STORED`,
    );
    await knex.raw(`ALTER TABLE ${table} ${copies.join(', ')}`);
  }
  // Far out few features are shown of the many that lie there.
  for (const zoom of [10, 12]) {
    await knex.raw(
      `CREATE INDEX base_features_z${zoom} ON base_features USING gist (shape_mercator) WHERE min_zoom <= ${zoom}`,
    );
  }
  await knex.raw(
    `CREATE INDEX cases_open_mercator ON cases USING gist (location_mercator) WHERE status IN (${openStatuses})`,
  );
  // By which the last day of a change is found without reading every grid. Over the day's number, not the day: what asks for the
  // grids that hold today, as every point does, must not read this index, in which nearly all of them are.
  await knex.raw(`CREATE INDEX unit_grids_began ON unit_grids ((valid_from - DATE '2000-01-01'))`);
  await knex.raw(`
    CREATE TABLE layer_changes (
      layer text NOT NULL,
      version bigint NOT NULL,
      -- The rectangle in which something changed, in mercator metres; without it the change may be anywhere.
      west double precision,
      south double precision,
      east double precision,
      north double precision,
      PRIMARY KEY (layer, version)
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE layer_changes');
  for (const index of ['unit_grids_began', 'cases_open_mercator', 'base_features_z10', 'base_features_z12']) {
    await knex.raw(`DROP INDEX ${index}`);
  }
  for (const [table, column, zooms] of copied) {
    await knex.raw(`ALTER TABLE ${table} ${zooms.map((zoom) => `DROP COLUMN ${column}_mercator_z${zoom}`).join(', ')}`);
  }
}
