import type { Knex } from 'knex';

/** Who works: disposal units, roles with their permissions, users, machine keys, sessions. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE disposal_units (
      code text PRIMARY KEY,
      name text NOT NULL,
      english_name text,
      parent_code text REFERENCES disposal_units (code),
      district_code text NOT NULL,
      subdistrict_code text,
      trades text[] NOT NULL DEFAULT '{}',
      valid_from date NOT NULL,
      valid_to date NOT NULL DEFAULT 'infinity',
      CHECK (parent_code <> code)
    )`);
  await knex.raw(`
    CREATE TABLE roles (
      code text PRIMARY KEY,
      name text NOT NULL,
      permissions text[] NOT NULL
    )`);
  await knex.raw(`
    CREATE TABLE users (
      id uuid PRIMARY KEY,
      login text NOT NULL UNIQUE,
      display_name text NOT NULL,
      role_code text NOT NULL REFERENCES roles (code),
      district_code text,
      unit_code text REFERENCES disposal_units (code),
      password_hash text NOT NULL,
      is_demo boolean NOT NULL DEFAULT false,
      is_active boolean NOT NULL DEFAULT true,
      created_at timestamptz NOT NULL DEFAULT now()
    )`);
  await knex.raw('CREATE INDEX users_unit ON users (unit_code) WHERE unit_code IS NOT NULL');
  await knex.raw(`
    CREATE TABLE machine_keys (
      id uuid PRIMARY KEY,
      name text NOT NULL,
      secret_hash text NOT NULL UNIQUE,
      role_code text NOT NULL REFERENCES roles (code),
      district_code text,
      created_by uuid NOT NULL REFERENCES users (id),
      created_at timestamptz NOT NULL DEFAULT now(),
      revoked_at timestamptz
    )`);
  await knex.raw(`
    CREATE TABLE sessions (
      sid text PRIMARY KEY,
      sess json NOT NULL,
      expire timestamptz NOT NULL
    )`);
  await knex.raw('CREATE INDEX sessions_expire ON sessions (expire)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE sessions, machine_keys, users, roles, disposal_units');
}
