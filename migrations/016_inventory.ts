import type { Knex } from 'knex';

/**
 * Keeping the inventory: a version for each state of a component, who changed what and why, serial numbers that are never
 * given twice, and surveys that let inspectors compare the stock with the street.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE components ADD COLUMN version integer NOT NULL DEFAULT 1');
  await knex.raw('ALTER TABLE component_history ADD COLUMN version integer NOT NULL DEFAULT 1');
  await knex.raw(historyFunction(', version', ', OLD.version', 'NEW.version := OLD.version + 1;'));
  for (const text of [...changes, ...serials, ...indexes, ...surveys]) await knex.raw(text);
  for (const [code, added] of Object.entries(newPermissions)) {
    await knex.raw(
      'UPDATE roles SET permissions = ARRAY(SELECT DISTINCT unnest(permissions || ?::text[]) ORDER BY 1) WHERE code = ?',
      [[...added], code],
    );
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE survey_answers, survey_tasks, surveys');
  await knex.raw('DROP TRIGGER components_serials ON components');
  await knex.raw('DROP FUNCTION keep_component_serials, take_component_serials');
  await knex.raw('DROP TABLE component_serials, component_changes');
  await knex.raw(
    'DROP INDEX cases_component, components_grid, components_category, components_maintainer, components_wrong, components_name',
  );
  await knex.raw('CREATE INDEX components_unit_grid ON components (district_code, unit_grid_code)');
  await knex.raw(historyFunction('', '', ''));
  await knex.raw('ALTER TABLE component_history DROP COLUMN version');
  await knex.raw('ALTER TABLE components DROP COLUMN version');
}

const attributes = `district_code, code, category_id, name, authority_code, owner_code, maintainer_code, unit_grid_code, state,
  recorded_on, changed_on, data_source, accuracy, note, location, valid_from`;

/** Every earlier state is kept by the database itself; a state ends at the very moment at which the next begins. */
const historyFunction = (column: string, old: string, next: string): string => `
  CREATE OR REPLACE FUNCTION keep_component_history() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE moment timestamptz := clock_timestamp();
  BEGIN
    INSERT INTO component_history (${attributes}, valid_to${column})
    VALUES (${attributes.replaceAll(/\w+/g, 'OLD.$&')}, moment${old});
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    NEW.valid_from := moment;
    ${next}
    RETURN NEW;
  END $$`;

/** Who changed what, when, from what to what, and why. A command id stands here once, so that it has one effect. */
const changes = [
  `CREATE TABLE component_changes (
    district_code text NOT NULL,
    command_id uuid NOT NULL,
    component_code text NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('add', 'edit', 'move', 'change-state', 'add-photos', 'retire')),
    actor_id text NOT NULL,
    actor_name text NOT NULL,
    at timestamptz NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    reason text,
    photos text[] NOT NULL DEFAULT '{}',
    survey_id uuid,
    PRIMARY KEY (district_code, command_id),
    FOREIGN KEY (district_code, component_code) REFERENCES components (district_code, code)
  )`,
  'CREATE INDEX component_changes_component ON component_changes (district_code, component_code, at DESC)',
  `CREATE TRIGGER component_changes_append_only BEFORE UPDATE OR DELETE ON component_changes
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
];

/**
 * The last serial number given in each district and category. Whoever needs codes takes them here, under the row's lock;
 * components that come with codes of their own move the number on, so that nothing is ever given twice.
 */
const serials = [
  `CREATE TABLE component_serials (
    district_code text NOT NULL,
    category_code text NOT NULL CHECK (category_code ~ '^[0-9]{4}$'),
    last_serial integer NOT NULL CONSTRAINT component_serials_exhausted CHECK (last_serial BETWEEN 0 AND 999999),
    PRIMARY KEY (district_code, category_code)
  )`,
  `INSERT INTO component_serials
    SELECT district_code, substr(code, 7, 4), max(substr(code, 11, 6)::integer)
    FROM (SELECT district_code, code FROM components UNION ALL SELECT district_code, code FROM component_history) AS known
    GROUP BY 1, 2`,
  // The first of so many consecutive serial numbers, which then belong to the caller's transaction.
  `CREATE FUNCTION take_component_serials(district text, category text, wanted integer) RETURNS integer LANGUAGE sql AS $$
    INSERT INTO component_serials AS s (district_code, category_code, last_serial) VALUES (district, category, wanted)
    ON CONFLICT (district_code, category_code) DO UPDATE SET last_serial = s.last_serial + excluded.last_serial
    RETURNING last_serial - wanted + 1 $$`,
  // In one order, so that two loads at the same moment cannot wait for each other.
  `CREATE FUNCTION keep_component_serials() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO component_serials AS s (district_code, category_code, last_serial)
      SELECT district_code, substr(code, 7, 4), max(substr(code, 11, 6)::integer) FROM added GROUP BY 1, 2 ORDER BY 1, 2
      ON CONFLICT (district_code, category_code) DO UPDATE SET last_serial = excluded.last_serial
      WHERE s.last_serial < excluded.last_serial;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER components_serials AFTER INSERT ON components REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION keep_component_serials()`,
];

/** Each filter of the inventory leads to the rows in the order of the list, which is the code. */
const indexes = [
  'DROP INDEX components_unit_grid',
  'CREATE INDEX components_grid ON components (district_code, unit_grid_code, code)',
  'CREATE INDEX components_category ON components (district_code, category_id, code)',
  'CREATE INDEX components_maintainer ON components (district_code, maintainer_code, code)',
  `CREATE INDEX components_wrong ON components (district_code, state, code) WHERE state <> 'intact'`,
  'CREATE INDEX components_name ON components USING gin (search_tokens(search_text(name)))',
  `CREATE INDEX cases_component ON cases (district_code, component_code, reported_at DESC) WHERE component_code IS NOT NULL`,
];

/**
 * A survey's tasks are the components in its area when it was made. An answer never changes but in what became of it:
 * `settled_at` when its differences were taken over into the stock, or put aside.
 */
const surveys = [
  `CREATE TABLE surveys (
    district_code text NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    category_ids text[] NOT NULL,
    grid_codes text[] NOT NULL,
    due_on date NOT NULL,
    created_by uuid NOT NULL REFERENCES users (id),
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    PRIMARY KEY (district_code, id)
  )`,
  `CREATE TABLE survey_tasks (
    district_code text NOT NULL,
    survey_id uuid NOT NULL,
    component_code text NOT NULL,
    responsibility_grid_code text,
    answer_id uuid,
    PRIMARY KEY (district_code, survey_id, component_code),
    FOREIGN KEY (district_code, survey_id) REFERENCES surveys (district_code, id),
    FOREIGN KEY (district_code, component_code) REFERENCES components (district_code, code)
  )`,
  `CREATE INDEX survey_tasks_grid ON survey_tasks (district_code, survey_id, responsibility_grid_code, component_code)`,
  `CREATE TABLE survey_answers (
    district_code text NOT NULL,
    command_id uuid NOT NULL,
    survey_id uuid NOT NULL,
    component_code text,
    responsibility_grid_code text,
    finding jsonb NOT NULL,
    is_different boolean NOT NULL,
    seen_version integer,
    photos text[] NOT NULL DEFAULT '{}',
    answered_by uuid NOT NULL REFERENCES users (id),
    captured_at timestamptz,
    at timestamptz NOT NULL,
    outcome text CHECK (outcome IN ('applied', 'dismissed', 'superseded')),
    settled_at timestamptz,
    settled_by text,
    PRIMARY KEY (district_code, command_id),
    FOREIGN KEY (district_code, survey_id) REFERENCES surveys (district_code, id)
  )`,
  `CREATE INDEX survey_answers_survey ON survey_answers (district_code, survey_id, at, command_id) WHERE is_different`,
];

/** The rights that the roles of an existing city gain. */
const newPermissions: Readonly<Record<string, readonly string[]>> = {
  inspector: ['survey.answer'],
  'intake-operator': ['inventory.read'],
  'duty-officer': ['inventory.read'],
  dispatcher: ['inventory.read'],
  supervisor: ['inventory.read'],
  administrator: ['inventory.read', 'inventory.edit', 'survey.manage', 'photo.write'],
};
