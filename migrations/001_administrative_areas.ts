import type { Knex } from 'knex';

/** Administrative areas (district, subdistrict, community) and the base map: small reference data, replaceable by the customer's layers. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('CREATE EXTENSION IF NOT EXISTS postgis');
  await knex.raw(`
    CREATE TABLE administrative_areas (
      code text PRIMARY KEY CHECK (code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'),
      level text NOT NULL CHECK (level IN ('district', 'subdistrict', 'community')),
      name text NOT NULL,
      parent_code text REFERENCES administrative_areas (code),
      district_code text NOT NULL CHECK (district_code = left(code, 6)),
      is_synthetic boolean NOT NULL DEFAULT false,
      boundary geometry(MultiPolygon, 4326) NOT NULL,
      boundary_mercator geometry(MultiPolygon, 3857) GENERATED ALWAYS AS (ST_Transform(boundary, 3857)) STORED,
      -- Where the name stands on the map: once, however many tiles cut the area.
      label_mercator geometry(Point, 3857)
        GENERATED ALWAYS AS (ST_PointOnSurface(ST_Transform(boundary, 3857))) STORED,
      valid_from date NOT NULL,
      valid_to date NOT NULL DEFAULT 'infinity',
      CHECK (valid_from < valid_to)
    )`);
  await knex.raw('CREATE INDEX administrative_areas_label ON administrative_areas USING gist (label_mercator)');
  await knex.raw('CREATE INDEX administrative_areas_boundary ON administrative_areas USING gist (boundary)');
  await knex.raw('CREATE INDEX administrative_areas_mercator ON administrative_areas USING gist (boundary_mercator)');
  await knex.raw('CREATE INDEX administrative_areas_parent ON administrative_areas (parent_code)');
  await knex.raw(`
    CREATE TABLE base_features (
      id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      layer text NOT NULL CHECK (layer IN ('land', 'water', 'green', 'street')),
      class text NOT NULL,
      name text,
      min_zoom smallint NOT NULL DEFAULT 0,
      is_synthetic boolean NOT NULL DEFAULT false,
      shape geometry(Geometry, 4326) NOT NULL,
      shape_mercator geometry(Geometry, 3857) GENERATED ALWAYS AS (ST_Transform(shape, 3857)) STORED
    )`);
  await knex.raw('CREATE INDEX base_features_mercator ON base_features USING gist (shape_mercator)');
  await knex.raw(`
    CREATE TABLE layer_versions (
      layer text PRIMARY KEY,
      version bigint NOT NULL DEFAULT 1,
      changed_at timestamptz NOT NULL DEFAULT now()
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE layer_versions, base_features, administrative_areas');
}
