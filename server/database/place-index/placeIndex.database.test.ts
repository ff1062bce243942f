import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type PlaceIndex, placeIndex } from '../../application/place-index/placeIndex.ts';
import type { SpatialPort } from '../../application/ports.ts';
import { boxOfCell, cellAt, mercatorOf } from '../../domain/place-index/cellGrid.ts';
import { METERS_ERROR, metersBetween } from '../../domain/place-index/meters.ts';
import type { NearQuestion } from '../../domain/place-index/nearest.ts';
import { codeAt } from '../../domain/place-index/stock.ts';
import { cityOrigin, generateCity } from '../../testing/generatedCity.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { spatialRepository } from '../spatial/spatialRepository.ts';
import { cellStatement } from './cellStatement.ts';
import { placeReading } from './placeReading.ts';

const SIDE = 4;
let database: Database;
let spatial: SpatialPort;
let index: PlaceIndex;
const failures: unknown[] = [];
let readings = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  await generateCity(database.knex, {
    communitiesWide: SIDE,
    communitiesHigh: SIDE,
    componentsPerGrid: 12,
    cases: 100,
    caseDays: 10,
  });
  spatial = spatialRepository(database);
  const reading = placeReading(database);
  const readCell = (cell: number) => {
    readings += 1;
    return reading.readCell(cell);
  };
  index = placeIndex({ reading: { ...reading, readCell }, onError: (error) => failures.push(error) });
  index.start();
});
afterAll(async () => {
  await index?.close();
  await database?.close();
  expect(failures).toEqual([]);
});

const { longitude: west, latitude: south, stepDegrees } = cityOrigin;
const at = (column: number, row: number) => ({
  longitude: west + column * stepDegrees,
  latitude: south + row * stepDegrees,
});
const middle: NearQuestion = { position: at(15.5, 15.5), categoryId: null, withinMeters: 60 };

/** The index's answer, once it has one. */
async function answered(question: NearQuestion) {
  await vi.waitFor(() => expect(index.locate(question)).not.toBeNull(), { timeout: 20_000, interval: 20 });
  return index.locate(question);
}
/** Waits until nothing more is read. */
async function everyCell(): Promise<void> {
  await answered(middle);
  for (let before = 0; before < readings; ) {
    before = readings;
    await pause(3_000);
  }
  await answered(middle);
}
const fromDatabase = ({ position, categoryId, withinMeters }: NearQuestion) =>
  spatial.locate(position, { categoryId: categoryId ?? undefined, withinMeters });

/** Borders, gaps and what rounding could decide are few; all else is answered. */
const LEAST_ANSWERED = 0.9;

test('hundreds of random questions are answered as the statement answers them, to the last digit', async () => {
  const categories: string[] = await database.knex('components').distinct('category_id').pluck('category_id');
  await everyCell();
  let answers = 0;
  const inside = fc.double({ min: 0.3, max: SIDE * 10 - 0.3, noNaN: true });
  await fc.assert(
    fc.asyncProperty(
      inside,
      inside,
      fc.constantFrom(1, 30, 50, 200, 500),
      fc.constantFrom(null, null, ...categories),
      async (column, row, withinMeters, categoryId) => {
        const question = { position: at(column, row), categoryId, withinMeters };
        const answer = index.locate(question);
        if (answer === null) return;
        answers += 1;
        // As text: the order of what is in it too.
        expect(JSON.stringify(answer)).toBe(JSON.stringify(await fromDatabase(question)));
      },
    ),
    { numRuns: 600, seed: 20261126 },
  );
  expect(answers).toBeGreaterThan(600 * LEAST_ANSWERED);
});

describe('what the index does not answer', () => {
  test.each<[string, () => Promise<Partial<NearQuestion>>]>([
    ['outside every grid', async () => ({ position: at(-50, -50) })],
    ['far in the north', async () => ({ position: { longitude: west, latitude: 84 } })],
    ['a category that nobody knows', async () => ({ categoryId: 'unheard of' })],
    [
      'on the corner of a grid',
      async () => {
        const { rows } = await database.knex.raw<{ rows: { longitude: number; latitude: number }[] }>(
          `SELECT ST_X(p) AS longitude, ST_Y(p) AS latitude FROM (SELECT ST_PointN(ST_ExteriorRing(boundary), 1) AS p
           FROM unit_grids ORDER BY code LIMIT 1 OFFSET 777) AS corner`,
        );
        return { position: rows[0] };
      },
    ],
  ])('%s', async (_name, more) => {
    await answered(middle);
    expect(index.locate({ ...middle, ...(await more()) })).toBeNull();
  });
});

test('distances are those of PostGIS within what the index allows for', async () => {
  const { rows } = await database.knex.raw<{ rows: Record<'from' | 'to' | 'lat' | 'toLat' | 'meters', number>[] }>(
    `SELECT 121 AS "from", lat, ST_X(q) AS "to", ST_Y(q) AS "toLat",
       ST_Distance(ST_SetSRID(ST_MakePoint(121, lat), 4326)::geography, q::geography) AS meters
     FROM (
       SELECT lat, ST_Project(ST_SetSRID(ST_MakePoint(121, lat), 4326)::geography, far, radians(azimuth))::geometry AS q
       FROM unnest(ARRAY[-60, 0, 23, 31.2, 45, 60]::float8[]) AS lat, unnest(ARRAY[1, 33, 505]::float8[]) AS far,
         generate_series(0, 350, 10) AS azimuth
     ) AS made`,
  );
  expect(rows).toHaveLength(6 * 3 * 36);
  const errors = rows.map(({ from, lat, to, toLat, meters }) =>
    Math.abs(metersBetween({ longitude: from, latitude: lat }, { longitude: to, latitude: toLat }) - meters),
  );
  expect(Math.max(...errors)).toBeLessThan(METERS_ERROR / 2);
});

test('each component is in one cell, the removed in none', async () => {
  const reading = placeReading(database);
  const [x, y] = mercatorOf(middle.position);
  const [, , east, north] = boxOfCell(cellAt(x, y));
  // One on the very corner of four cells, and one that is gone.
  const codes: string[] = await database.knex('components').orderBy('code').limit(2).pluck('code');
  const put =
    'UPDATE components SET location = ST_Transform(ST_SetSRID(ST_MakePoint(?, ?), 3857), 4326), state = ? WHERE code = ?';
  await database.knex.raw(put, [east, north, 'intact', codes[0] ?? '']);
  await database.knex.raw(put, [east - 5, north - 5, 'removed', codes[1] ?? '']);
  const cells = [cellAt(x, y), cellAt(east + 1, y), cellAt(x, north + 1), cellAt(east + 1, north + 1)];
  const read = await Promise.all(cells.map(reading.readCell));
  const found = read.flatMap(({ cell: { stock } }) => Array.from(stock.serials, (_, row) => codeAt({ stock, row })));
  expect(found.filter((code) => code === codes[0])).toHaveLength(1);
  expect(found).not.toContain(codes[1]);
});

test('a cell is read by index', async () => {
  const connection = await database.knex.client.acquireConnection();
  try {
    const values = [...boxOfCell(cellAt(...mercatorOf(middle.position))), 100, 30, 100.01, 30.01, ['components']];
    const { rows } = await connection.query({ text: `EXPLAIN ${cellStatement.text}`, values });
    const plan = rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/components_mercator/);
    expect(plan).toMatch(/unit_grids_mercator/);
    expect(plan).not.toMatch(/Seq Scan on (unit_grids|responsibility_grid_members|components)/);
  } finally {
    database.knex.client.releaseConnection(connection);
  }
});
