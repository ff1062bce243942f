import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { casesByIds, numberingText, packedText } from './factsSql.ts';

/** As many as a district has grids: to read all of them for every few reports would be the wrong plan. */
const CODES = 40_000;
const district = '990101';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.knex.raw(
    `INSERT INTO heat_codes (district_code, kind, code, number) SELECT ?, 'grid', ? || lpad(n::text, 9, '0'), n
     FROM generate_series(1, ${CODES}) AS n`,
    [district, district],
  );
  await database.knex.raw('ANALYZE heat_codes');
});
afterAll(() => database?.close());

describe('a few reports taken into the heat map', () => {
  it.each([
    ['numbering their codes', numberingText(casesByIds)],
    ['packing them', packedText(casesByIds)],
  ])('look their codes up by an index: %s', async (_, text) => {
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const rows = await runStatement<{ 'QUERY PLAN': string }>(database, { text: `EXPLAIN ${text}` }, [district, ids]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/using heat_codes_pkey/);
    expect(plan).not.toMatch(/Seq Scan on heat_codes|HashSetOp/);
  });
});
