import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryOf } from '../../contract/endpoints.ts';
import { handMade, makeHandMadeCity } from '../../testing/handMadeCity.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { componentListTexts } from './listComponents.ts';

/** Enough that reading all of it would be the wrong plan. */
const COMPONENTS = 12_000;
const query = { districtCode: handMade.district, limit: 100 };
const filters: Readonly<Record<string, Partial<QueryOf<'listComponents'>>>> = {
  nothing: {},
  'a later page': { cursor: `${handMade.district}0118008000` },
  'a category': { categoryId: ['lamp'] },
  'wrong states': { state: ['damaged', 'lost'] },
  'a unit grid': { gridCode: [handMade.a] },
  'a rare subdistrict': { gridCode: ['990101009'] },
  'a responsibility grid': { gridCode: [handMade.responsibility] },
  'a maintainer': { maintainerCode: 'rare' },
  'a code': { text: `${handMade.district}01180119` },
  'a rare name': { text: '编号11999' },
  'a name that none has': { text: '不存在' },
  'a category in a subdistrict': { categoryId: ['cover'], gridCode: [handMade.subdistrict] },
};

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  const { knex } = database;
  await makeHandMadeCity(knex);
  await knex('disposal_units').insert(
    ['usual', 'rare'].map((code) => ({
      code,
      name: code,
      district_code: handMade.district,
      trades: [],
      valid_from: '2000-01-01',
    })),
  );
  // A district of many grids, as a real one is.
  await knex.raw(
    `INSERT INTO unit_grids (district_code, code, area_class, area_square_meters, boundary, valid_from)
     SELECT :district, :community || lpad((500 + n)::text, 3, '0'), 'A', 10000,
       ST_MakeEnvelope(11 + n * 0.001, 50, 11.001 + n * 0.001, 50.001, 4326), '2000-01-01'
     FROM generate_series(0, 299) AS n`,
    { district: handMade.district, community: handMade.community },
  );
  await knex.raw(
    `INSERT INTO components (district_code, code, category_id, name, maintainer_code, unit_grid_code, state, data_source, accuracy, location)
     SELECT :district, :district || '0118' || lpad(n::text, 6, '0'), CASE WHEN n % 100 = 0 THEN 'lamp' ELSE 'cover' END, '路灯编号' || n,
       CASE WHEN n % 200 = 0 THEN 'rare' ELSE 'usual' END, CASE WHEN n % 100 = 7 THEN :a ELSE :community || lpad((500 + n % 300)::text, 3, '0') END,
       CASE WHEN n % 300 = 0 THEN 'damaged' ELSE 'intact' END, 'surveyed', 'A', ST_SetSRID(ST_MakePoint(10.0005, 50.0005), 4326)
     FROM generate_series(1, ${COMPONENTS}) AS n`,
    { district: handMade.district, a: handMade.a, community: handMade.community },
  );
  await knex.raw('ANALYZE components');
});
afterAll(() => database?.close());

describe('a page of the inventory and its count', () => {
  it.each(Object.entries(filters))('are found by an index for %s', async (_, filter) => {
    const { count, page, values } = componentListTexts({ ...query, ...filter });
    for (const text of [page, count]) {
      // The cursor is a value of the page alone.
      const used = text === count && 'cursor' in filter ? values.slice(0, -1) : values;
      const rows = await runStatement<{ 'QUERY PLAN': string }>(database, { text: `EXPLAIN ${text}` }, used);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      // Counting without a filter that narrows stops after ten thousand, which the planner may do along the table.
      if (text === count && /^(nothing|a later page|a category in)/.test(_)) continue;
      expect(plan).not.toMatch(/Seq Scan on components/);
      if (text === page) expect(plan).toMatch(/Index|Bitmap/);
    }
  });
});
