import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { distribute } from './distribute.ts';
import { distributionPlan, localTables, referenceTables } from './plan.ts';
import { readCatalogue } from './readCatalogue.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

describe('the city’s own tables', () => {
  test('are each in the plan once, after those they refer to; local ones are not', async () => {
    const catalogue = await readCatalogue(database.knex);
    const plan = distributionPlan(catalogue);
    const place = (table: string) => plan.findIndex((statement) => statement.includes(`('${table}'`));
    const planned = catalogue.tables.filter((table) => !localTables.includes(table));
    expect(planned.length).toBeGreaterThan(35);
    expect(plan).toHaveLength(planned.length + 1);
    for (const table of planned) expect(place(table), table).toBeGreaterThan(0);
    for (const { table, target } of catalogue.references.filter(({ table, target }) => table !== target))
      expect(place(table), `${table} → ${target}`).toBeGreaterThan(place(target));
  });

  test('that are distributed have a district of one type that no other column makes, so their shards lie together', async () => {
    const { tables } = await readCatalogue(database.knex);
    const operational = tables.filter((table) => ![...referenceTables, ...localTables].includes(table));
    const { rows } = await database.knex.raw(
      `SELECT attrelid::regclass::text AS name, format_type(atttypid, atttypmod) AS type, attgenerated AS generated, attnotnull AS "isFilled"
       FROM pg_attribute WHERE attname = 'district_code' AND attrelid = ANY (?::regclass[]) ORDER BY 1`,
      [operational],
    );
    expect(rows.map(({ name }: { name: string }) => name)).toEqual(operational.toSorted());
    expect(new Set(rows.map((row: object) => JSON.stringify({ ...row, name: '' }))).size).toBe(1);
    expect(rows[0]).toMatchObject({ type: 'text', generated: '', isFilled: true });
  });

  test('stay as they are where there is no cluster', async () => {
    const statements: string[] = [];
    expect(await distribute(database.knex, (statement) => statements.push(statement))).toBe('no-citus');
    expect(statements).toEqual([]);
  });
});
