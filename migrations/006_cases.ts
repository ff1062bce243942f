import type { Knex } from 'knex';

/** The case (present state), its append-only activities, photos, and the receipts that make commands idempotent. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE cases (
      district_code text NOT NULL,
      id uuid NOT NULL,
      number text NOT NULL,
      version integer NOT NULL,
      status text NOT NULL,
      source text NOT NULL,
      category_id text NOT NULL REFERENCES categories (id),
      filing_condition_id text REFERENCES filing_conditions (id),
      component_code text,
      description text NOT NULL,
      address text,
      location geometry(Point, 4326) NOT NULL,
      location_mercator geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(location, 3857)) STORED,
      subdistrict_code text NOT NULL,
      community_code text NOT NULL,
      unit_grid_code text NOT NULL,
      responsibility_grid_code text,
      area_class text NOT NULL,
      reporter_id uuid REFERENCES users (id),
      confirmed_at timestamptz,
      unit_code text REFERENCES disposal_units (code),
      dispatch_rule_id text,
      handler_id uuid REFERENCES users (id),
      verifier_id uuid REFERENCES users (id),
      rework_count smallint NOT NULL DEFAULT 0,
      reported_at timestamptz NOT NULL,
      accepted_at timestamptz,
      filed_at timestamptz,
      dispatched_at timestamptz,
      acknowledged_at timestamptz,
      handled_at timestamptz,
      verified_at timestamptz,
      closed_at timestamptz,
      due_at timestamptz,
      updated_at timestamptz NOT NULL,
      PRIMARY KEY (district_code, id),
      UNIQUE (district_code, number),
      FOREIGN KEY (district_code, unit_grid_code) REFERENCES unit_grids (district_code, code),
      FOREIGN KEY (district_code, component_code) REFERENCES components (district_code, code)
    )`);
  await knex.raw('CREATE INDEX cases_mercator ON cases USING gist (location_mercator)');
  await knex.raw('CREATE INDEX cases_newest ON cases (district_code, reported_at DESC, id)');
  await knex.raw('CREATE INDEX cases_queue ON cases (district_code, status, reported_at DESC, id)');
  await knex.raw('CREATE INDEX cases_unit ON cases (unit_code, status, due_at) WHERE unit_code IS NOT NULL');
  await knex.raw('CREATE INDEX cases_unit_grid ON cases (district_code, unit_grid_code, reported_at)');
  await knex.raw(
    'CREATE INDEX cases_heat ON cases (reported_at) INCLUDE (district_code, subdistrict_code, community_code, unit_grid_code, responsibility_grid_code, category_id, status, due_at, handled_at)',
  );
  await knex.raw(`
    CREATE TABLE case_counters (
      district_code text NOT NULL,
      day date NOT NULL,
      used integer NOT NULL,
      PRIMARY KEY (district_code, day)
    )`);
  await knex.raw(`
    CREATE TABLE activities (
      district_code text NOT NULL,
      case_id uuid NOT NULL,
      sequence integer NOT NULL,
      command_id uuid NOT NULL,
      kind text NOT NULL,
      actor_id uuid,
      actor_role text NOT NULL,
      actor_name text NOT NULL,
      from_status text,
      to_status text NOT NULL,
      at timestamptz NOT NULL,
      captured_at timestamptz,
      note text,
      details jsonb NOT NULL DEFAULT '{}',
      photos text[] NOT NULL DEFAULT '{}',
      PRIMARY KEY (district_code, case_id, sequence),
      FOREIGN KEY (district_code, case_id) REFERENCES cases (district_code, id)
    )`);
  await knex.raw('CREATE INDEX activities_photos ON activities USING gin (photos) WHERE photos <> ARRAY[]::text[]');
  await knex.raw(`
    CREATE TABLE photos (
      district_code text NOT NULL,
      sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      media_type text NOT NULL,
      byte_count integer NOT NULL,
      width integer NOT NULL,
      height integer NOT NULL,
      uploaded_by uuid,
      uploaded_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (district_code, sha256)
    )`);
  await knex.raw(`
    CREATE TABLE receipts (
      district_code text NOT NULL,
      command_id uuid NOT NULL,
      actor_id uuid,
      case_id uuid NOT NULL,
      answer jsonb NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (district_code, command_id)
    )`);
  await knex.raw(`
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`);
  for (const table of ['activities', 'receipts', 'component_history']) {
    await knex.raw(`
      CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE receipts, photos, activities, case_counters, cases');
  await knex.raw('DROP FUNCTION refuse_change CASCADE');
}
