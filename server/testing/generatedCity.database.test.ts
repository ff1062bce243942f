import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFrom } from '../database/cases/read.ts';
import type { Database } from '../database/connection.ts';
import { caseStatuses, stageOf } from '../domain/case/caseFile.ts';
import { citySizeOf } from './generated-city/size.ts';
import { generateCity } from './generatedCity.ts';
import { createTestDatabase } from './testDatabase.ts';

/** Two communities high, the upper row of grids not whole: sixteen districts. */
const counts = { grids: 17_000, components: 20_000, cases: 6_000 };
let database: Database;
let catalogueBefore: readonly string[];

async function catalogue(): Promise<string[]> {
  const { rows } = await database.knex.raw<{ rows: { definition: string }[] }>(`
    SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT conrelid::regclass::text || ' ' || conname::text || ' ' || pg_get_constraintdef(oid) || convalidated::text
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT tgname::text || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`);
  return rows.map(({ definition }) => definition);
}

async function count(text: string): Promise<number> {
  const { rows } = await database.knex.raw<{ rows: { count: number }[] }>(`SELECT count(*)::int AS count ${text}`);
  return rows[0]?.count ?? Number.NaN;
}

beforeAll(async () => {
  database = await createTestDatabase();
  catalogueBefore = await catalogue();
  await generateCity(database.knex, citySizeOf(counts));
}, 300_000);
afterAll(() => database?.close());

describe('a generated city', () => {
  test('has exactly what was asked for, in sixteen districts', async () => {
    expect(await count('FROM unit_grids')).toBe(counts.grids);
    expect(await count('FROM components')).toBe(counts.components);
    expect(await count('FROM cases')).toBe(counts.cases);
    expect(await count('FROM (SELECT DISTINCT district_code FROM cases) AS d')).toBe(16);
    expect(await count('FROM (SELECT DISTINCT status FROM cases) AS s')).toBe(11);
  });

  test('has the same indexes, constraints and triggers as before', async () => {
    expect(await catalogue()).toEqual(catalogueBefore);
    expect(catalogueBefore.length).toBeGreaterThan(100);
  });

  test('everything stands in its own grid, and a case at its component', async () => {
    const within = `g ON g.district_code = t.district_code AND g.code = t.unit_grid_code WHERE NOT ST_Covers(g.boundary, t.location)`;
    expect(await count(`FROM components t JOIN unit_grids ${within}`)).toBe(0);
    expect(await count(`FROM cases t JOIN unit_grids ${within}`)).toBe(0);
    const joined = 'FROM cases c JOIN components p ON p.district_code = c.district_code AND p.code = c.component_code';
    expect(await count(joined)).toBeGreaterThan(1_000);
    expect(await count(`${joined} WHERE p.category_id <> c.category_id OR NOT p.location = c.location`)).toBe(0);
  });

  test('each case ends where its last activity led, and begins with its report', async () => {
    const activity = `FROM activities a WHERE a.district_code = c.district_code AND a.case_id = c.id`;
    const last = `a.sequence = c.version AND a.to_status = c.status AND a.at = c.updated_at`;
    expect(await count(`FROM cases c WHERE NOT EXISTS (SELECT ${activity} AND ${last})`)).toBe(0);
    expect(await count(`FROM cases c WHERE NOT EXISTS (SELECT ${activity} AND a.sequence = 1)`)).toBe(0);
    expect(await count('FROM cases WHERE updated_at > now() OR updated_at < reported_at')).toBe(0);
    const ended = caseStatuses.filter((status) => stageOf(status) === 'ended').join("','");
    expect(await count(`FROM cases WHERE (status IN ('${ended}')) <> (closed_at IS NOT NULL)`)).toBe(0);
  });

  test('numbers, counters and log positions have no gaps', async () => {
    const counted = `FROM case_counters c WHERE used <> (SELECT count(*) FROM cases WHERE district_code = c.district_code
      AND number LIKE c.district_code || to_char(c.day, 'YYYYMMDD') || '%')`;
    expect(await count(counted)).toBe(0);
    const positions = `FROM outbox_positions p WHERE position <> ALL (ARRAY(SELECT count(*) FROM outbox o
      WHERE o.district_code = p.district_code UNION ALL SELECT max(position) FROM outbox o WHERE o.district_code = p.district_code))`;
    expect(await count(positions)).toBe(0);
  });

  test('is searched for by what the trigger would have written', async () => {
    const searched = async () =>
      (await database.knex.raw('SELECT case_id, number, text, tokens FROM case_search ORDER BY case_id LIMIT 50')).rows;
    const before = await searched();
    const some = database.knex('cases').whereIn(
      'id',
      before.map((row: { case_id: string }) => row.case_id),
    );
    await some.clone().update({ description: database.knex.raw(`description || '。'`) });
    expect(await searched()).not.toEqual(before);
    await some.clone().update({ description: database.knex.raw(`rtrim(description, '。')`) });
    expect(await searched()).toEqual(before);
  });

  test('opens in the product', async () => {
    const { rows } = await database.knex.raw('SELECT DISTINCT ON (status) district_code, id, status FROM cases');
    for (const row of rows) {
      const found = await readFrom(database)(row.district_code, row.id);
      expect(found?.caseFile.status).toBe(row.status);
      expect(found?.activities.length).toBeGreaterThan(0);
    }
  });
});
