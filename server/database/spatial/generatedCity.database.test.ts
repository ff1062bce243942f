import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuid } from '../../contract/schemas.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { cityOrigin, generateCity } from '../../testing/generatedCity.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { moveText } from '../unit-grid-drafts/moveComponents.ts';
import { locateStatement } from './locate.ts';
import { placeStatement, placesOf } from './placeOf.ts';

const wide = 4;
const high = 4;
let database: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  await generateCity(database.knex, {
    communitiesWide: wide,
    communitiesHigh: high,
    componentsPerGrid: 3,
    cases: 8_000,
    caseDays: 300,
  });
});
afterAll(() => database?.close());

/** Codes of all grids that touch a point. */
async function covering(longitude: number, latitude: number): Promise<string[]> {
  const { rows } = await database.knex.raw<{ rows: { code: string }[] }>(
    `SELECT code FROM unit_grids WHERE ST_Intersects(boundary, ST_SetSRID(ST_MakePoint(?, ?), 4326)) ORDER BY code`,
    [longitude, latitude],
  );
  return rows.map((row) => row.code);
}

async function gridOf(longitude: number, latitude: number): Promise<string> {
  const [place] = await placesOf(database, [{ longitude, latitude }]);
  return isRefusal(place) ? place.refused : (place?.unitGridCode ?? '');
}

test('cases and people have identifiers that the API takes', async () => {
  for (const table of ['cases', 'users']) {
    const ids: string[] = await database.knex(table).limit(200).pluck('id');
    expect(ids.length).toBeGreaterThan(5);
    expect([table, ids.filter((id) => !uuid.safeParse(id).success)]).toEqual([table, []]);
  }
});

describe('a city without gap or overlap', () => {
  const { longitude: west, latitude: south, stepDegrees } = cityOrigin;
  // The outermost corners are moved by up to a fifth of a step, so the rim is left out.
  const inside = (communities: number) => fc.double({ min: 0.3, max: communities * 10 - 0.3, noNaN: true });

  test('every point inside belongs to exactly one grid', async () => {
    await fc.assert(
      fc.asyncProperty(inside(wide), inside(high), async (column, row) => {
        const [longitude, latitude] = [west + column * stepDegrees, south + row * stepDegrees];
        const truth = await covering(longitude, latitude);
        const code = await gridOf(longitude, latitude);
        expect(code).toBe(truth[0] ?? code);
        expect(code).toMatch(/^\d{15}$/);
      }),
      { numRuns: 100, seed: 20261122 },
    );
  });

  test('corners and the middles of edges belong to the smallest code that touches them', async () => {
    const { rows } = await database.knex.raw<{ rows: { longitude: number; latitude: number; codes: string[] }[] }>(`
      SELECT ST_X(point) AS longitude, ST_Y(point) AS latitude,
        (SELECT array_agg(code ORDER BY code) FROM unit_grids g WHERE ST_Intersects(g.boundary, point)) AS codes
      FROM (
        SELECT ST_PointN(ST_ExteriorRing(boundary), 1) AS point FROM unit_grids WHERE right(code, 3)::int % 50 = 7
        UNION ALL
        SELECT ST_LineInterpolatePoint(ST_MakeLine(ST_PointN(ST_ExteriorRing(boundary), 2),
          ST_PointN(ST_ExteriorRing(boundary), 3)), 0.5)
        FROM unit_grids WHERE right(code, 3)::int % 50 = 23
      ) AS points`);
    expect(rows.filter(({ codes }) => codes.length > 1).length).toBeGreaterThan(30);
    for (const { longitude, latitude, codes } of rows) expect(await gridOf(longitude, latitude)).toBe(codes[0]);
  });

  test('where one grid’s corner lies on another’s edge, rounding leaves nobody without a grid', async () => {
    const uncovered = await makeGap();
    expect(uncovered.length).toBeGreaterThan(10);
    for (const { longitude, latitude } of uncovered) {
      expect(await gridOf(longitude, latitude)).toMatch(/^990109001001/);
    }
  });
});

/** Two grids below one edge of a third, meeting a seventh along it: points of the edge that no polygon covers. */
async function makeGap(): Promise<{ longitude: number; latitude: number }[]> {
  const [x1, y1, x2, y2] = [101.0001, 30.0003, 101.00173, 30.00094];
  const [jx, jy] = [x1 + (x2 - x1) / 7, y1 + (y2 - y1) / 7];
  const rings = [
    `${x1} ${y1}, ${x2} ${y2}, ${x2} 30.002, ${x1} 30.002, ${x1} ${y1}`,
    `${x1} ${y1}, ${x1} 30, ${jx} 30, ${jx} ${jy}, ${x1} ${y1}`,
    `${jx} ${jy}, ${jx} 30, ${x2} 30, ${x2} ${y2}, ${jx} ${jy}`,
  ];
  await database.knex('unit_grids').insert(
    rings.map((ring, index) => ({
      district_code: '990109',
      code: `99010900100100${index + 1}`,
      area_class: 'A',
      area_square_meters: 1,
      boundary: `SRID=4326;POLYGON((${ring}))`,
      valid_from: '2000-01-01',
    })),
  );
  const { rows } = await database.knex.raw<{ rows: { longitude: number; latitude: number }[] }>(
    `SELECT ST_X(point) AS longitude, ST_Y(point) AS latitude
     FROM (SELECT ST_SetSRID(ST_MakePoint(x1 + (x2 - x1) * n / 1000, y1 + (y2 - y1) * n / 1000), 4326) AS point
       FROM (SELECT ?::float8 AS x1, ?::float8 AS y1, ?::float8 AS x2, ?::float8 AS y2) AS edge, generate_series(0, 1000) AS n
     ) AS points
     WHERE NOT EXISTS (SELECT FROM unit_grids g WHERE ST_Covers(g.boundary, point))`,
    [x1, y1, x2, y2],
  );
  return rows;
}

describe('plans', () => {
  const planOf = async (text: string, values: readonly unknown[]): Promise<string> => {
    const connection = await database.knex.client.acquireConnection();
    try {
      await connection.query('SET plan_cache_mode = force_generic_plan');
      const result = await connection.query(`EXPLAIN ${text}`, values);
      return result.rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n');
    } finally {
      await connection.query('RESET plan_cache_mode');
      database.knex.client.releaseConnection(connection);
    }
  };

  test('a place is found by the indexes of the grids, the nearest one too', async () => {
    const plan = await planOf(placeStatement.text, [100.02, 30.02]);
    // The boundary's index alone: nearly all grids hold today, and reading that from another index costs more than the point.
    expect(plan).toMatch(/Scan (using|on) unit_grids_boundary/);
    expect(plan).not.toMatch(/BitmapAnd|unit_grids_(began|ended)/);
    expect(plan).toMatch(/Index Scan using unit_grids_mercator/);
    expect(plan).not.toMatch(/Seq Scan on (unit_grids|responsibility_grid_members|components)/);
  });

  test('everything at a point comes by index', async () => {
    const plan = await planOf(locateStatement.text, [[100.02], [30.02], [null], [50]]);
    // The boundary's index alone: nearly all grids hold today, and reading that from another index costs more than the point.
    expect(plan).toMatch(/Scan (using|on) unit_grids_boundary/);
    expect(plan).not.toMatch(/BitmapAnd|unit_grids_(began|ended)/);
    expect(plan).toMatch(/Index Scan using components_mercator/);
    expect(plan).not.toMatch(/Seq Scan on (unit_grids|responsibility_grid_members|components)/);
  });

  test('components whose grid ended are found from the few grids that ended', async () => {
    const plan = await planOf(moveText, [null]);
    expect(plan).toMatch(/Index Scan using components_grid/);
    expect(plan).toMatch(/Scan (using|on) unit_grids_boundary/);
    expect(plan).not.toMatch(/BitmapAnd|Seq Scan on (unit_grids|components)/);
  });
});
