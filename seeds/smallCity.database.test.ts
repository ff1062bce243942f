import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../server/database/connection.ts';
import { createTestDatabase } from '../server/testing/testDatabase.ts';
import { seedSmallCity, smallCityComponent, smallCityDistricts } from './smallCity.ts';

let database: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  await seedSmallCity(database.knex);
});
afterAll(() => database?.close());

async function countOf(table: string): Promise<number> {
  const { rows } = await database.knex.raw(`SELECT count(*)::int AS count FROM ${table}`);
  return rows[0].count;
}

test('the small city has the promised size', async () => {
  expect(await countOf('administrative_areas')).toBe(2 * (1 + 2 + 4));
  expect(await countOf('unit_grids')).toBe(128);
  expect(await countOf('responsibility_grid_members')).toBe(128);
  expect(await countOf('professional_grids')).toBe(8);
  expect(await countOf('components')).toBe(208);
  expect(await countOf('users')).toBe(10);
});

test('its unit grids are about a hectare, lie in their community and leave no gap', async () => {
  const { rows } = await database.knex.raw(`
    SELECT min(g.area_square_meters) AS least, max(g.area_square_meters) AS most,
      bool_and(ST_Covers(a.boundary, g.boundary)) AS inside,
      (SELECT sum(ST_Area(boundary)) FROM administrative_areas WHERE level = 'district') - sum(ST_Area(g.boundary)) AS gap
    FROM unit_grids g JOIN administrative_areas a ON a.code = g.community_code`);
  expect(rows[0].least).toBeGreaterThan(9_500);
  expect(rows[0].most).toBeLessThan(10_500);
  expect(rows[0].inside).toBe(true);
  expect(Math.abs(rows[0].gap)).toBeLessThan(1e-12);
});

test('every component knows its unit grid', async () => {
  const { rows } = await database.knex.raw(`
    SELECT count(*)::int AS count FROM components c JOIN unit_grids g
      ON (g.district_code, g.code) = (c.district_code, c.unit_grid_code) AND ST_Contains(g.boundary, c.location)`);
  expect(rows[0].count).toBe(208);
  const lamp = smallCityComponent(smallCityDistricts[1], '0118', 3);
  expect(await database.knex('components').where({ code: lamp }).pluck('category_id')).toEqual(['cjt214-2007-c0118']);
});
