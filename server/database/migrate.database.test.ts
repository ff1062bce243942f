import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/testDatabase.ts';
import type { Database } from './connection.ts';
import { migrateDown, migrateUp } from './migrate.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

const tables = async (): Promise<string[]> => {
  const { rows } = await database.knex.raw(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'schema_migrations%'
       AND tablename <> 'spatial_ref_sys' ORDER BY 1`,
  );
  return rows.map(({ tablename }: { tablename: string }) => tablename);
};

test('a migrated database has nothing left to do, and its steps have bare names', async () => {
  expect(await migrateUp(database.knex)).toEqual([]);
  const names = await database.knex('schema_migrations').orderBy('id').pluck('name');
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(name).toMatch(/^\d{3}_[a-z_]+$/);
});

test('every step has a way back, and forward again to the same tables', async () => {
  const before = await tables();
  expect(before).toContain('cases');
  await migrateDown(database.knex, { all: true });
  expect(await tables()).toEqual([]);
  await Promise.all([migrateUp(database.knex), migrateUp(database.knex)]);
  expect(await tables()).toEqual(before);
});

test('a lock row left by a killed migration blocks nobody', async () => {
  await database.knex('schema_migrations_lock').update({ is_locked: 1 });
  expect(await migrateUp(database.knex)).toEqual([]);
  expect(await database.knex('schema_migrations_lock').pluck('is_locked')).toEqual([0]);
});
