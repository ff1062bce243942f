import type { Knex } from 'knex';

/**
 * Loading surveys of components: runs with their account, the staged records of a run, the keys by which a file's records
 * are known again in the next file, and what people keep for next time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE coordinate_systems (
      code text PRIMARY KEY,
      name text NOT NULL,
      definition text NOT NULL,
      note text NOT NULL
    )`);
  await knex('coordinate_systems').insert({
    code: 'shanghai2000',
    name: '上海2000',
    definition:
      '+proj=tmerc +lat_0=0 +lon_0=121.4644444444 +k=1 +x_0=-238.1724 +y_0=-3457059.9237 +ellps=GRS80 +units=m +no_defs',
    note: '非官方参数，误差约 ±30 米，请按测绘部门提供的参数修改',
  });
  await knex.raw(`
    CREATE TABLE import_profiles (
      district_code text NOT NULL,
      name text NOT NULL,
      plan jsonb NOT NULL,
      updated_at timestamptz NOT NULL,
      PRIMARY KEY (district_code, name)
    )`);
  await createRuns(knex);
  await createRows(knex);
  await knex.raw(`
    CREATE TABLE import_keys (
      district_code text NOT NULL,
      dataset text NOT NULL,
      category_id text NOT NULL REFERENCES categories (id),
      source_key text NOT NULL,
      component_code text NOT NULL,
      PRIMARY KEY (district_code, dataset, category_id, source_key),
      FOREIGN KEY (district_code, component_code) REFERENCES components (district_code, code)
    )`);
  await grantRight(knex);
}

async function createRuns(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE import_runs (
      district_code text NOT NULL,
      id uuid NOT NULL,
      dataset text NOT NULL,
      file_name text NOT NULL,
      crs text NOT NULL,
      plan jsonb NOT NULL,
      state text NOT NULL CHECK (state IN ('staging', 'checked', 'loading', 'done', 'cancelled')),
      read_count integer NOT NULL DEFAULT 0,
      inserted_count integer NOT NULL DEFAULT 0,
      updated_count integer NOT NULL DEFAULT 0,
      removed_count integer NOT NULL DEFAULT 0,
      report jsonb,
      created_at timestamptz NOT NULL,
      finished_at timestamptz,
      PRIMARY KEY (district_code, id)
    )`);
  // Two loads at once could each find the same thing missing.
  await knex.raw(`CREATE UNIQUE INDEX import_runs_loading ON import_runs (district_code) WHERE state = 'loading'`);
  await knex.raw('CREATE INDEX import_runs_newest ON import_runs (district_code, created_at DESC)');
}

async function createRows(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE import_rows (
      district_code text NOT NULL,
      run_id uuid NOT NULL,
      row_number integer NOT NULL,
      source_key text,
      category_id text,
      component_code text,
      name text,
      authority_code text,
      owner_code text,
      maintainer_code text,
      stated_grid_code text,
      unit_grid_code text,
      state text,
      recorded_on date,
      changed_on date,
      data_source text,
      accuracy text,
      note text,
      location geometry(Point, 4326),
      rejection text,
      warnings text[] NOT NULL,
      outcome text CHECK (outcome IN ('insert', 'update', 'unchanged', 'rejected')),
      is_loaded boolean NOT NULL DEFAULT false,
      PRIMARY KEY (district_code, run_id, row_number),
      FOREIGN KEY (district_code, run_id) REFERENCES import_runs (district_code, id) ON DELETE CASCADE
    )`);
  await knex.raw(`
    CREATE INDEX import_rows_waiting ON import_rows (district_code, run_id, row_number)
    WHERE outcome IN ('insert', 'update') AND NOT is_loaded`);
  // Whether a component is named by the file is asked for every component nearby.
  await knex.raw(`
    CREATE INDEX import_rows_component ON import_rows (district_code, run_id, component_code)
    WHERE component_code IS NOT NULL`);
  await knex.raw('CREATE INDEX import_rows_location ON import_rows USING gist (location)');
}

/** Whoever keeps an existing city's configuration also loads its surveys. */
async function grantRight(knex: Knex): Promise<void> {
  await knex.raw(
    `UPDATE roles SET permissions = array_append(permissions, 'survey.import')
     WHERE 'configuration.manage' = ANY (permissions) AND NOT 'survey.import' = ANY (permissions)`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`UPDATE roles SET permissions = array_remove(permissions, 'survey.import')`);
  await knex.raw('DROP TABLE import_keys, import_rows, import_runs, import_profiles, coordinate_systems');
}
