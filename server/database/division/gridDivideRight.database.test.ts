import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { migrateDown, migrateUp } from '../migrate.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

test('the right to divide grids reaches the administrators of a city that is there already, and nobody else', async () => {
  const { knex } = database;
  // The drafts as a batch of their own: that is what is taken back.
  await knex('schema_migrations').where('name', '>=', '014').update({ batch: 2 });
  await migrateDown(knex);
  await knex('roles').insert([
    { code: 'administrator', name: '管理员', permissions: ['case.read', 'rules.manage'] },
    { code: 'dispatcher', name: '派遣员', permissions: ['case.read'] },
  ]);
  const permissions = async () =>
    Object.fromEntries(
      (await knex('roles').select('code', 'permissions')).map((role) => [role.code, role.permissions]),
    );
  await migrateUp(knex);
  const { administrator, dispatcher } = await permissions();
  expect(administrator).toEqual(expect.arrayContaining(['case.read', 'grid.divide', 'rules.manage']));
  expect(dispatcher).not.toContain('grid.divide');
});
