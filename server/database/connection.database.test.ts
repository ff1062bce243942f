import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/testDatabase.ts';
import type { Database } from './connection.ts';
import { keepHouseOnce } from './housekeeping.ts';

let database: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.knex.schema.createTable('connection_probes', (table) => {
    table.integer('id').primary();
    table.text('note');
    table.specificType('location', 'geometry(Point, 4326)');
  });
});
afterAll(() => database?.close());

test('PostGIS answers, in Chinese too', async () => {
  await database.knex('connection_probes').insert({
    id: 1,
    note: '泖港镇',
    location: database.knex.raw('ST_SetSRID(ST_MakePoint(121.47, 31.23), 4326)'),
  });
  const [row] = await database
    .knex('connection_probes')
    .where({ id: 1 })
    .select('note', database.knex.raw('ST_X(location) AS longitude'));
  expect(row).toEqual({ note: '泖港镇', longitude: 121.47 });
});

test('requests beside each other keep their transactions apart', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => index + 100);
  await Promise.allSettled(
    ids.map((id) =>
      database.knex.transaction(async (transaction) => {
        await transaction('connection_probes').insert({ id, note: 'beside' });
        await transaction.raw('SELECT ?::int + 1', [id]);
        if (id % 2 === 1) throw new Error('taken back');
      }),
    ),
  );
  const rows = await database.knex('connection_probes').where({ note: 'beside' }).orderBy('id').pluck('id');
  expect(rows).toEqual(ids.filter((id) => id % 2 === 0));
});

test('a failed query tells its code and leaves the connection usable', async () => {
  await expect(database.knex('connection_probes').insert({ id: 1 })).rejects.toMatchObject({ code: '23505' });
  await expect(database.knex.raw('SELECT nothing_like_that')).rejects.toMatchObject({ code: '42703' });
  expect((await database.knex.raw('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('a value of several megabytes travels both ways', async () => {
  const text = '案'.repeat(2_000_000);
  const { rows } = await database.knex.raw('SELECT ?::text AS text', [text]);
  expect(rows[0].text).toBe(text);
});

test('vector tiles are claimed only where they can be made', async () => {
  const made = database.knex.raw("SELECT ST_AsMVT(t, 'x') FROM (SELECT NULL::geometry AS geom) t");
  if (database.hasVectorTiles) await made;
  else await expect(made).rejects.toThrow();
  expect(database.hasVectorTiles).toBe(database.kind === 'server');
});

test('housekeeping cleans the tables that were changed', async () => {
  await database.knex.raw("INSERT INTO connection_probes SELECT 1000 + n, 'worn' FROM generate_series(1, 500) AS n");
  await database.knex('connection_probes').where({ note: 'worn' }).delete();
  await keepHouseOnce(database.knex);
  await database.knex.raw('SELECT pg_stat_force_next_flush()');
  const { rows } = await database.knex.raw(
    "SELECT n_dead_tup::int AS dead FROM pg_stat_user_tables WHERE relname = 'connection_probes'",
  );
  expect(rows).toEqual([{ dead: 0 }]);
});

test('no connection compiles its statements: their estimates in a whole city are high, their work is not', async () => {
  const beside = Array.from({ length: 4 }, () => database.knex.raw<{ rows: { jit: string }[] }>('SHOW jit'));
  for (const { rows } of await Promise.all(beside)) expect(rows).toEqual([{ jit: 'off' }]);
});
