import type { Knex } from 'knex';

/** Categories by edition, filing conditions with their limits, the working calendar. Rules end and begin; they are not edited. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE categories (
      id text PRIMARY KEY,
      edition text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('component', 'event')),
      code text NOT NULL CHECK (code ~ '^[0-9]{4}$'),
      major_name text NOT NULL,
      name text NOT NULL,
      english_name text NOT NULL,
      professional_kind text CHECK (professional_kind IN ('water', 'greening', 'municipal', 'underground')),
      trade text,
      is_reportable boolean NOT NULL DEFAULT true,
      valid_from date NOT NULL,
      valid_to date NOT NULL DEFAULT 'infinity',
      UNIQUE (edition, kind, code)
    )`);
  await knex.raw(`
    CREATE TABLE filing_conditions (
      id text PRIMARY KEY,
      category_id text NOT NULL REFERENCES categories (id),
      number smallint NOT NULL CHECK (number > 0),
      filing_text text NOT NULL,
      closing_text text NOT NULL,
      valid_from date NOT NULL,
      valid_to date NOT NULL DEFAULT 'infinity',
      UNIQUE (category_id, number, valid_from)
    )`);
  await knex.raw(`
    CREATE TABLE time_limits (
      filing_condition_id text NOT NULL REFERENCES filing_conditions (id),
      area_class text NOT NULL CHECK (area_class IN ('A', 'B', 'C')),
      limit_value numeric NOT NULL CHECK (limit_value > 0),
      limit_unit text NOT NULL CHECK (limit_unit IN ('urgent_hour', 'urgent_day', 'work_hour', 'work_day')),
      PRIMARY KEY (filing_condition_id, area_class)
    )`);
  await knex.raw(`
    CREATE TABLE calendars (
      code text PRIMARY KEY,
      time_zone text NOT NULL,
      working_periods jsonb NOT NULL
    )`);
  await knex.raw(`
    CREATE TABLE calendar_exceptions (
      calendar_code text NOT NULL REFERENCES calendars (code),
      day date NOT NULL,
      is_working boolean NOT NULL,
      name text NOT NULL,
      PRIMARY KEY (calendar_code, day)
    )`);
  await knex.raw(`
    CREATE TABLE dispatch_rules (
      id text PRIMARY KEY,
      priority integer NOT NULL,
      name text NOT NULL,
      category_id text REFERENCES categories (id),
      trade text,
      professional_kind text CHECK (professional_kind IN ('water', 'greening', 'municipal', 'underground')),
      district_code text,
      subdistrict_code text,
      chooses text NOT NULL CHECK (chooses IN ('component-maintainer', 'professional-grid-unit', 'trade-unit', 'named-unit')),
      unit_code text REFERENCES disposal_units (code),
      valid_from date NOT NULL,
      valid_to date NOT NULL DEFAULT 'infinity',
      CHECK ((chooses = 'named-unit') = (unit_code IS NOT NULL))
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'DROP TABLE dispatch_rules, calendar_exceptions, calendars, time_limits, filing_conditions, categories',
  );
}
