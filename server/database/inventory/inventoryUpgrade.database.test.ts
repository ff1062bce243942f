import { afterAll, beforeAll, expect, test } from 'vitest';
import { handMade, makeHandMadeCity } from '../../testing/handMadeCity.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { migrateDown, migrateUp } from '../migrate.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

test('a city from before keeps its stock, goes on with its serial numbers, and its roles gain their rights', async () => {
  const { knex } = database;
  // The inventory's step and any after it as a batch of their own: that is what is taken back.
  await knex('schema_migrations').where('name', '>=', '016').update({ batch: 2 });
  await migrateDown(knex);
  await makeHandMadeCity(knex);
  await knex('roles').insert({ code: 'administrator', name: '管理员', permissions: ['configuration.manage'] });
  const component = (serial: number, note: string | null) => ({
    district_code: handMade.district,
    code: `${handMade.district}0118${String(serial).padStart(6, '0')}`,
    category_id: 'lamp',
    name: '路灯',
    state: 'intact',
    data_source: 'surveyed',
    accuracy: 'A',
    note,
    location: 'SRID=4326;POINT(10.0005 50.0005)',
  });
  await knex('components').insert([component(7, null), component(41, null)]);
  await knex('components').where('code', 'like', '%000041').update({ note: '旧' });
  // What was deleted has used its number, too.
  await knex('components').where('code', 'like', '%000041').delete();
  await migrateUp(knex);

  expect(await knex('component_serials')).toEqual([
    { district_code: handMade.district, category_code: '0118', last_serial: 41 },
  ]);
  const { rows } = await knex.raw(`SELECT take_component_serials(?, '0118', 3) AS first`, [handMade.district]);
  expect(rows).toEqual([{ first: 42 }]);
  expect(await knex('components').select('version', 'note')).toEqual([{ version: 1, note: null }]);
  await knex('components').update({ note: '新' });
  expect(await knex('components').select('version')).toEqual([{ version: 2 }]);
  const roles = await knex('roles').orderBy('code').select('code', 'permissions');
  const gained = ['configuration.manage', 'inventory.edit', 'inventory.read', 'photo.write', 'survey.manage'];
  expect(roles).toEqual([
    { code: 'administrator', permissions: expect.arrayContaining(gained) },
    { code: 'inspector', permissions: ['survey.answer'] },
  ]);
});
