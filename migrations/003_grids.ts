import type { Knex } from 'knex';

/**
 * The three kinds of grid. A changed grid ends (`valid_to`) and a new code begins; a code is never used again,
 * so the state of any past day can be asked for.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE unit_grids (
      district_code text NOT NULL,
      code text NOT NULL CHECK (code ~ '^[0-9]{15}$'),
      subdistrict_code text NOT NULL GENERATED ALWAYS AS (left(code, 9)) STORED,
      community_code text NOT NULL GENERATED ALWAYS AS (left(code, 12)) STORED,
      area_class text NOT NULL CHECK (area_class IN ('A', 'B', 'C')),
      area_square_meters double precision NOT NULL,
      boundary geometry(Polygon, 4326) NOT NULL,
      boundary_mercator geometry(Polygon, 3857) GENERATED ALWAYS AS (ST_Transform(boundary, 3857)) STORED,
      valid_from date NOT NULL,
      valid_to date NOT NULL DEFAULT 'infinity',
      PRIMARY KEY (district_code, code),
      CHECK (district_code = left(code, 6)),
      CHECK (valid_from < valid_to)
    )`);
  await knex.raw('CREATE INDEX unit_grids_boundary ON unit_grids USING gist (boundary)');
  await knex.raw('CREATE INDEX unit_grids_mercator ON unit_grids USING gist (boundary_mercator)');
  await knex.raw('CREATE INDEX unit_grids_community ON unit_grids (district_code, community_code)');
  await knex.raw(`
    CREATE TABLE responsibility_grids (
      district_code text NOT NULL,
      code text NOT NULL CHECK (code ~ '^[0-9]{9}Z[0-9]{3}$'),
      subdistrict_code text NOT NULL GENERATED ALWAYS AS (left(code, 9)) STORED,
      name text NOT NULL,
      boundary geometry(MultiPolygon, 4326) NOT NULL,
      boundary_mercator geometry(MultiPolygon, 3857) GENERATED ALWAYS AS (ST_Transform(boundary, 3857)) STORED,
      valid_from date NOT NULL,
      valid_to date NOT NULL DEFAULT 'infinity',
      PRIMARY KEY (district_code, code),
      CHECK (district_code = left(code, 6)),
      CHECK (valid_from < valid_to)
    )`);
  await knex.raw('CREATE INDEX responsibility_grids_mercator ON responsibility_grids USING gist (boundary_mercator)');
  await knex.raw(`
    CREATE TABLE responsibility_grid_members (
      district_code text NOT NULL,
      unit_grid_code text NOT NULL,
      responsibility_grid_code text NOT NULL,
      valid_from date NOT NULL,
      valid_to date NOT NULL DEFAULT 'infinity',
      PRIMARY KEY (district_code, unit_grid_code, valid_from),
      FOREIGN KEY (district_code, unit_grid_code) REFERENCES unit_grids (district_code, code),
      FOREIGN KEY (district_code, responsibility_grid_code) REFERENCES responsibility_grids (district_code, code),
      CHECK (valid_from < valid_to)
    )`);
  await knex.raw(
    'CREATE INDEX responsibility_grid_members_grid ON responsibility_grid_members (district_code, responsibility_grid_code)',
  );
  await knex.raw(`
    CREATE TABLE responsibility_grid_inspectors (
      district_code text NOT NULL,
      responsibility_grid_code text NOT NULL,
      user_id uuid NOT NULL REFERENCES users (id),
      valid_from date NOT NULL,
      valid_to date NOT NULL DEFAULT 'infinity',
      PRIMARY KEY (district_code, responsibility_grid_code, user_id, valid_from),
      FOREIGN KEY (district_code, responsibility_grid_code) REFERENCES responsibility_grids (district_code, code)
    )`);
  await knex.raw('CREATE INDEX responsibility_grid_inspectors_user ON responsibility_grid_inspectors (user_id)');
  await knex.raw(`
    CREATE TABLE professional_grids (
      district_code text NOT NULL,
      code text NOT NULL CHECK (code ~ '^[0-9]{20}$'),
      kind text NOT NULL CHECK (kind IN ('water', 'greening', 'municipal', 'underground')),
      name text NOT NULL,
      unit_code text REFERENCES disposal_units (code),
      boundary geometry(MultiPolygon, 4326) NOT NULL,
      boundary_mercator geometry(MultiPolygon, 3857) GENERATED ALWAYS AS (ST_Transform(boundary, 3857)) STORED,
      valid_from date NOT NULL,
      valid_to date NOT NULL DEFAULT 'infinity',
      PRIMARY KEY (district_code, code),
      CHECK (district_code = substr(code, 7, 6)),
      CHECK (valid_from < valid_to)
    )`);
  await knex.raw('CREATE INDEX professional_grids_boundary ON professional_grids USING gist (boundary)');
  await knex.raw('CREATE INDEX professional_grids_mercator ON professional_grids USING gist (boundary_mercator)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'DROP TABLE professional_grids, responsibility_grid_inspectors, responsibility_grid_members, responsibility_grids, unit_grids',
  );
}
