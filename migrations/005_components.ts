import type { Knex } from 'knex';

/**
 * The component inventory: `components` is the present state, `component_history` every earlier one.
 * The history is written by the database itself, so that no path of writing can lose a state.
 */
export async function up(knex: Knex): Promise<void> {
  const attributes = `
      district_code text NOT NULL,
      code text NOT NULL CHECK (code ~ '^[0-9]{16}$'),
      category_id text NOT NULL REFERENCES categories (id),
      name text NOT NULL,
      authority_code text REFERENCES disposal_units (code),
      owner_code text REFERENCES disposal_units (code),
      maintainer_code text REFERENCES disposal_units (code),
      unit_grid_code text,
      state text NOT NULL CHECK (state IN ('intact', 'damaged', 'lost', 'abandoned', 'removed')),
      recorded_on date,
      changed_on date,
      data_source text NOT NULL CHECK (data_source IN ('surveyed', 'topographic-map', 'other')),
      accuracy text NOT NULL CHECK (accuracy IN ('A', 'B', 'C')),
      note text,
      location geometry(Point, 4326) NOT NULL,
      valid_from timestamptz NOT NULL DEFAULT now()`;
  await knex.raw(`
    CREATE TABLE components (${attributes},
      location_mercator geometry(Point, 3857) GENERATED ALWAYS AS (ST_Transform(location, 3857)) STORED,
      PRIMARY KEY (district_code, code),
      FOREIGN KEY (district_code, unit_grid_code) REFERENCES unit_grids (district_code, code)
    )`);
  await knex.raw('CREATE INDEX components_location ON components USING gist (location)');
  await knex.raw('CREATE INDEX components_mercator ON components USING gist (location_mercator)');
  await knex.raw('CREATE INDEX components_unit_grid ON components (district_code, unit_grid_code)');
  await knex.raw(`
    CREATE TABLE component_history (${attributes},
      valid_to timestamptz NOT NULL,
      PRIMARY KEY (district_code, code, valid_from)
    )`);
  await knex.raw(`
    CREATE FUNCTION keep_component_history() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO component_history (district_code, code, category_id, name, authority_code, owner_code, maintainer_code,
        unit_grid_code, state, recorded_on, changed_on, data_source, accuracy, note, location, valid_from, valid_to)
      VALUES (OLD.district_code, OLD.code, OLD.category_id, OLD.name, OLD.authority_code, OLD.owner_code, OLD.maintainer_code,
        OLD.unit_grid_code, OLD.state, OLD.recorded_on, OLD.changed_on, OLD.data_source, OLD.accuracy, OLD.note, OLD.location,
        OLD.valid_from, clock_timestamp());
      IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
      NEW.valid_from := clock_timestamp();
      RETURN NEW;
    END $$`);
  await knex.raw(`
    CREATE TRIGGER components_history BEFORE UPDATE OR DELETE ON components
    FOR EACH ROW EXECUTE FUNCTION keep_component_history()`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE component_history, components');
  await knex.raw('DROP FUNCTION keep_component_history');
}
