import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/testDatabase.ts';
import type { Database } from './connection.ts';
import { localTables, referenceTables } from './distribution/plan.ts';

let database: Database;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

interface Key {
  table: string;
  name: string;
  columns: string[];
}

async function rowsOf<T>(knex: Knex, text: string): Promise<T[]> {
  return (await knex.raw<{ rows: T[] }>(text)).rows;
}

async function operationalTables(knex: Knex): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(
    knex,
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1`,
  );
  return tables.map(({ name }) => name).filter((name) => ![...referenceTables, ...localTables].includes(name));
}

/** Every unique index, the primary keys among them, with its columns. */
const uniqueKeys = (knex: Knex) =>
  rowsOf<Key & { is_primary: boolean }>(
    knex,
    `SELECT i.indrelid::regclass::text AS table, i.indexrelid::regclass::text AS name, i.indisprimary AS is_primary,
       (SELECT coalesce(json_agg(a.attname), '[]') FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)) AS columns
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace`,
  );

/** Every foreign key with the pairs of columns it joins. */
const foreignKeys = (knex: Knex) =>
  rowsOf<Key & { target: string }>(
    knex,
    `SELECT k.conrelid::regclass::text AS table, k.conname AS name, k.confrelid::regclass::text AS target,
       (SELECT json_agg(a.attname || '=' || b.attname)
        FROM unnest(k.conkey, k.confkey) AS pair (here, there)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.here
        JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.there) AS columns
     FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`,
  );

/** What keeps an operational table from being distributed by `district_code`; empty when nothing does. */
async function obstacles(knex: Knex): Promise<string[]> {
  const operational = await operationalTables(knex);
  const [unique, foreign] = [await uniqueKeys(knex), await foreignKeys(knex)];
  const withoutPrimary = operational
    .filter((table) => !unique.some((key) => key.is_primary && key.table === table))
    .map((table) => `${table} has no primary key`);
  const uniqueWithout = unique
    .filter((key) => operational.includes(key.table) && !key.columns.includes('district_code'))
    .map((key) => `${key.name} leaves the district out`);
  const foreignWithout = foreign
    .filter((key) => operational.includes(key.table) && operational.includes(key.target))
    .filter((key) => !key.columns.includes('district_code=district_code'))
    .map((key) => `${key.table}.${key.name} leaves the district out`);
  // A small table can be copied everywhere, but then it cannot point into a distributed one.
  const pointingIn = foreign
    .filter((key) => !operational.includes(key.table) && operational.includes(key.target))
    .map((key) => `${key.table}.${key.name} points from a reference table into ${key.target}`);
  return [...withoutPrimary, ...uniqueWithout, ...foreignWithout, ...pointingIn];
}

/** Geometry columns that are neither degrees (4326) nor, by their name, the stored web mercator of such a column. */
async function wrongGeometries(knex: Knex): Promise<string[]> {
  const columns = await rowsOf<{ name: string; srid: number }>(
    knex,
    `SELECT f_table_name || '.' || f_geometry_column AS name, srid FROM geometry_columns WHERE f_table_schema = 'public'`,
  );
  if (columns.length === 0) return ['no geometry column was seen'];
  return columns
    .filter(({ name, srid }) => srid !== (/_mercator(_z\d+)?$/.test(name) ? 3857 : 4326))
    .map(({ name, srid }) => `${name} has SRID ${srid}`);
}

describe('every operational table can be distributed by district', () => {
  test('the tables are seen, and every reference table named here exists', async () => {
    const operational = await operationalTables(database.knex);
    expect(operational.length).toBeGreaterThanOrEqual(14);
    expect(operational).toEqual(expect.arrayContaining(['unit_grids', 'components', 'cases', 'activities', 'outbox']));
    const missing = await rowsOf<{ name: string }>(
      database.knex,
      `SELECT name FROM unnest(ARRAY['${referenceTables.join("','")}']) AS name WHERE to_regclass(name) IS NULL`,
    );
    expect(missing).toEqual([]);
    expect((await foreignKeys(database.knex)).length).toBeGreaterThan(20);
  });

  test('the district is part of every primary key, unique index and foreign key', async () => {
    expect(await obstacles(database.knex)).toEqual([]);
  });

  test('a table that breaks the rule is found', async () => {
    const found = database.knex.transaction(async (transaction) => {
      await transaction.raw('CREATE TABLE strays (id integer PRIMARY KEY, name text UNIQUE)');
      await transaction.raw('CREATE TABLE followers (district_code text, id integer REFERENCES strays (id))');
      await transaction.raw('ALTER TABLE roles ADD COLUMN stray_id integer REFERENCES strays (id)');
      throw await obstacles(transaction);
    });
    await expect(found).rejects.toEqual([
      'followers has no primary key',
      expect.stringMatching(/^strays_(pkey|name_key) leaves/),
      expect.stringMatching(/^strays_(pkey|name_key) leaves/),
      'followers.followers_id_fkey leaves the district out',
      'roles.roles_stray_id_fkey points from a reference table into strays',
    ]);
  });
});

describe('geometry', () => {
  test('is stored in degrees, beside it web mercator for tiles', async () => {
    expect(await wrongGeometries(database.knex)).toEqual([]);
  });

  test('a column in another system is found', async () => {
    const found = database.knex.transaction(async (transaction) => {
      await transaction.raw('CREATE TABLE surveyed (location geometry(Point, 4549))');
      throw await wrongGeometries(transaction);
    });
    await expect(found).rejects.toEqual(['surveyed.location has SRID 4549']);
  });

  test('every column is indexed that a map or a place is read from', async () => {
    const indexed = await rowsOf<{ name: string }>(
      database.knex,
      `SELECT i.indrelid::regclass::text || '.' || a.attname AS name FROM pg_index i
       JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam AND m.amname = 'gist'
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)`,
    );
    const mercator = await rowsOf<{ name: string }>(
      database.knex,
      `SELECT f_table_name || '.' || f_geometry_column AS name FROM geometry_columns WHERE f_geometry_column LIKE '%mercator'`,
    );
    expect(indexed.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...mercator.map(({ name }) => name), 'unit_grids.boundary', 'components.location']),
    );
  });
});

describe('history', () => {
  test.each(['activities', 'receipts', 'component_history'])('%s can only be added to', async (table) => {
    const [trigger] = await rowsOf<{ definition: string }>(
      database.knex,
      `SELECT pg_get_triggerdef(oid) AS definition FROM pg_trigger
       WHERE tgrelid = '${table}'::regclass AND NOT tgisinternal AND tgenabled = 'O'`,
    );
    expect(trigger?.definition).toMatch(/BEFORE (UPDATE OR DELETE|DELETE OR UPDATE) .*FOR EACH ROW .*refuse_change/);
  });

  test('a component’s former states are kept by the database itself', async () => {
    const [trigger] = await rowsOf<{ definition: string }>(
      database.knex,
      `SELECT pg_get_triggerdef(oid) AS definition FROM pg_trigger WHERE tgrelid = 'components'::regclass AND NOT tgisinternal`,
    );
    expect(trigger?.definition).toMatch(/BEFORE (UPDATE OR DELETE|DELETE OR UPDATE) .*keep_component_history/);
  });
});
