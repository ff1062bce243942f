import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HeatmapPort } from '../application/ports.ts';
import { handMade, makeHandMadeCity } from '../testing/handMadeCity.ts';
import { createTestDatabase } from '../testing/testDatabase.ts';
import type { Database } from './connection.ts';
import { heatmapRepository } from './heatmap.ts';

let database: Database;
let heatmap: HeatmapPort;
const everything = { districtCode: null, unitCode: null };
const { a, b, c, district, subdistrict, community, responsibility } = handMade;

/** reported, due, handled, unit grid, responsibility grid, category, unit. Times are UTC; the city is eight hours ahead. */
const cases = [
  // 1 March 00:00 in the city: the first instant of the day. Handled in time.
  ['2026-02-28T16:00:00Z', '2026-03-01T02:00:00Z', '2026-03-01T02:00:00Z', a, responsibility, 'lamp', 'U1'],
  // 1 March 23:59:59 in the city. Handled a second too late.
  ['2026-03-01T15:59:59Z', '2026-03-02T02:00:00Z', '2026-03-02T02:00:01Z', a, responsibility, 'cover', null],
  // 2 March 00:00. Not handled, due long ago: overdue by now.
  ['2026-03-01T16:00:00Z', '2026-03-02T16:00:00Z', null, b, responsibility, 'lamp', null],
  // 3 March, not handled, due far in the future.
  ['2026-03-03T03:00:00Z', '2099-01-01T00:00:00Z', null, c, null, 'lamp', 'U1'],
  // 28 February 23:59:59: the day before.
  ['2026-02-28T15:59:59Z', null, null, a, responsibility, 'lamp', null],
] as const;

beforeAll(async () => {
  database = await createTestDatabase();
  await makeHandMadeCity(database.knex);
  await database
    .knex('disposal_units')
    .insert({ code: 'U1', name: '一所', district_code: district, valid_from: '2000-01-01' });
  await database.knex('cases').insert(
    cases.map(
      ([reported_at, due_at, handled_at, unit_grid_code, responsibility_grid_code, category_id, unit_code], index) =>
        rowOf(index, {
          reported_at,
          due_at,
          handled_at,
          unit_grid_code,
          responsibility_grid_code,
          category_id,
          unit_code,
          status: handled_at ? 'closed' : 'handling',
        }),
    ),
  );
  heatmap = heatmapRepository(database);
});
afterAll(() => database?.close());

function rowOf(index: number, row: { readonly reported_at: string } & Readonly<Record<string, unknown>>) {
  return {
    district_code: district,
    id: `00000000-0000-4000-8000-00000000000${index}`,
    number: `${index}`,
    version: 1,
    source: 'inspector',
    category_id: 'lamp',
    description: '',
    location: 'SRID=4326;POINT(10.0005 50.0005)',
    subdistrict_code: subdistrict,
    community_code: community,
    unit_grid_code: a,
    area_class: 'A',
    step_started_at: row.reported_at,
    updated_at: row.reported_at,
    ...row,
  };
}

test('a case whose clock stood still in time, that waits for another unit, or whose appeal was granted is not overdue', async () => {
  const reported_at = '2026-04-10T02:00:00Z';
  const due_at = '2026-04-11T02:00:00Z';
  const late = '2026-04-12T02:00:00Z';
  await database
    .knex('cases')
    .insert([
      rowOf(5, { reported_at, due_at, status: 'suspended', step_paused_at: '2026-04-10T12:00:00Z' }),
      rowOf(6, { reported_at, due_at, status: 'filed' }),
      rowOf(7, { reported_at, due_at, status: 'closed', handled_at: late, appeal: 'granted' }),
      rowOf(8, { reported_at, due_at, status: 'closed', handled_at: late, appeal: 'denied' }),
      rowOf(9, { reported_at, due_at, status: 'suspended', step_paused_at: late }),
    ]);
  const april = await heatmap.read({ level: 'unit-grid', from: '2026-04-10', to: '2026-04-10' }, everything);
  expect([april.counts, april.overdue]).toEqual([[5], [2]]);
});

const march = { from: '2026-03-01', to: '2026-03-03' } as const;

test('counts by unit grid, category and day of the city', async () => {
  expect(await heatmap.read({ level: 'unit-grid', ...march }, everything)).toEqual({
    level: 'unit-grid',
    ...march,
    total: 4,
    codes: [a, b, c],
    counts: [2, 1, 1],
    overdue: [1, 1, 0],
    byCategory: [
      { categoryId: 'lamp', name: 'lamp', count: 3 },
      { categoryId: 'cover', name: 'cover', count: 1 },
    ],
    byDay: [
      { day: '2026-03-01', count: 2 },
      { day: '2026-03-02', count: 1 },
      { day: '2026-03-03', count: 1 },
    ],
  });
});

test.each([
  ['responsibility-grid', [responsibility], [3]],
  ['community', [community], [4]],
  ['subdistrict', [subdistrict], [4]],
  ['district', [district], [4]],
] as const)('by %s; a case without one still counts in the total', async (level, codes, counts) => {
  expect(await heatmap.read({ level, ...march }, everything)).toMatchObject({ codes, counts, total: 4 });
});

test('limited to categories, a district, and what the reader may see', async () => {
  const total = async (query: object, scope = everything as { districtCode: string | null; unitCode: string | null }) =>
    (await heatmap.read({ level: 'district', ...march, ...query }, scope)).total;
  expect(await total({ categoryId: ['cover'] })).toBe(1);
  expect(await total({ categoryId: ['cover', 'lamp'] })).toBe(4);
  expect(await total({ categoryId: [] })).toBe(4);
  expect(await total({ districtCode: district })).toBe(4);
  expect(await total({ districtCode: '990102' })).toBe(0);
  expect(await total({}, { districtCode: '990102', unitCode: null })).toBe(0);
  expect(await total({ districtCode: district }, { districtCode: '990102', unitCode: null })).toBe(0);
  expect(await total({}, { districtCode: district, unitCode: 'U1' })).toBe(2);
});

test('a period without cases has its days, with nothing on them', async () => {
  const map = await heatmap.read({ level: 'unit-grid', from: '2024-02-28', to: '2024-03-01' }, everything);
  expect(map).toMatchObject({ total: 0, codes: [], byCategory: [] });
  expect(map.byDay).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'].map((day) => ({ day, count: 0 })));
});

test('800 days at most, and not backwards', async () => {
  const read = (from: string, to: string) => heatmap.read({ level: 'district', from, to }, everything);
  expect((await read('2024-01-01', '2026-03-10')).byDay).toHaveLength(800);
  await expect(read('2024-01-01', '2026-03-11')).rejects.toThrow(RangeError);
  await expect(read('2026-03-02', '2026-03-01')).rejects.toThrow(RangeError);
});
