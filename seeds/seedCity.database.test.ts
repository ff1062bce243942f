import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyPassword } from '../server/credentials/passwords.ts';
import { activityAsJson, activityFromJson, caseAsJson, caseFromJson } from '../server/database/cases/caseRow.ts';
import type { Database } from '../server/database/connection.ts';
import type { Activity, CaseFile } from '../server/domain/case/caseFile.ts';
import { createTestDatabase } from '../server/testing/testDatabase.ts';
import { demoAccounts } from './demoAccounts.ts';
import { groupBy } from './groupBy.ts';
import { caseKinds } from './history/mix.ts';
import { openTargets } from './history/openCases.ts';
import { HISTORY_CASES } from './history/plan.ts';
import { readStatistics } from './history/statistics.ts';
import { seedCity } from './seedCity.ts';
import type { SeedStep } from './step.ts';
import { citySteps } from './steps.ts';
import { replay } from './testing/replay.ts';

/** The whole demo city takes a minute on the embedded database of a quiet machine, and many times that on one whose cores are shared. */
const WHOLE_SEED = 900_000;
const firstNow = new Date('2026-11-20T02:00:00Z');

let database: Database;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

async function read<Row>(text: string): Promise<Row[]> {
  return (await database.knex.raw(text)).rows;
}

async function countOf(table: string): Promise<number> {
  const [row] = await read<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  return row?.count ?? 0;
}

/** A digest of the contents of the tables that the seeding fills. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const table of ['users', 'unit_grids', 'components', 'cases', 'activities', 'case_counters', 'seed_steps']) {
    const [row] = await read<{ digest: string }>(
      `SELECT count(*) || ' ' || sum(hashtextextended(t::text, 0)) AS digest FROM ${table} t`,
    );
    hash.update(`${table} ${row?.digest}`);
  }
  return hash.digest('hex');
}

/** The city's steps with one that does all its work and then fails, as a kill inside its transaction would look. */
function failingAt(name: string): SeedStep[] {
  return citySteps.map((step) => ({
    name: step.name,
    async run(knex, context) {
      await step.run(knex, context);
      if (step.name === name) throw new Error('killed');
    },
  }));
}

test(
  'a seeding that is interrupted inside a step leaves whole steps only',
  async () => {
    const steps = failingAt('unit-grids');
    await expect(seedCity(database.knex, { steps, now: firstNow, onProgress: () => undefined })).rejects.toThrow(
      'killed',
    );
    expect(await countOf('unit_grids')).toBe(0);
    expect(await countOf('outbox_positions')).toBe(0);
    expect(await countOf('administrative_areas')).toBeGreaterThan(6_000);
    const done = await database.knex('seed_steps').pluck('name');
    expect(done.sort()).toEqual([
      'areas',
      'base-features',
      'begin',
      'calendar',
      'categories',
      'filing-conditions',
      'roles',
    ]);
    // The foreign key and the indexes that the step had dropped are there again.
    const [row] = await read<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_indexes WHERE tablename = 'unit_grids'`,
    );
    expect(row?.count).toBe(6);
  },
  WHOLE_SEED,
);

test(
  'the next run continues where it stopped and ends the history at the first one’s instant',
  async () => {
    const told: string[] = [];
    const now = new Date(firstNow.getTime() + 3_600_000);
    await seedCity(database.knex, { now, onProgress: (step) => told.push(step) });
    expect(told[0]).toBe('unit-grids');
    expect(told.at(-1)).toBe('done');
    const [row] = await read<{ last: Date }>('SELECT max(at) AS last FROM activities');
    expect(row?.last.getTime()).toBeLessThanOrEqual(firstNow.getTime());
  },
  WHOLE_SEED,
);

test(
  'another run changes nothing',
  async () => {
    const before = await fingerprint();
    const told: string[] = [];
    await seedCity(database.knex, { onProgress: (step) => told.push(step) });
    expect(told).toEqual([]);
    expect(await fingerprint()).toBe(before);
  },
  WHOLE_SEED,
);

test('a newcomer finds inspectors on duty in their grids, and matters that wait in the demo accounts’ district', async () => {
  const [row] = await read<Record<string, number>>(`
    SELECT count(*) FILTER (WHERE request->>'kind' = 'return')::int AS returns,
      count(*) FILTER (WHERE request->>'kind' = 'extension')::int AS extensions,
      count(*) FILTER (WHERE request->>'kind' = 'suspension')::int AS suspensions,
      count(*) FILTER (WHERE status = 'suspended')::int AS suspended, count(*) FILTER (WHERE supervision = 'owed')::int AS urged,
      count(*) FILTER (WHERE appeal = 'pending')::int AS appeals, count(*) FILTER (WHERE self_disposal_audit = 'pending')::int AS audits
    FROM cases WHERE district_code = '310101'`);
  const least = { returns: 1, extensions: 1, suspensions: 1, suspended: 2, urged: 1, appeals: 2, audits: 3 };
  const missing = Object.entries(least).filter(([matter, count]) => (row?.[matter] ?? 0) < count);
  expect(missing).toEqual([]);
  const duties = await read<{ isInside: boolean }>(`
    SELECT EXISTS (SELECT FROM responsibility_grid_inspectors i JOIN responsibility_grids g
      ON (g.district_code, g.code) = (i.district_code, i.responsibility_grid_code)
      WHERE i.user_id = d.user_id AND ST_Covers(g.boundary, d.location)) AS "isInside"
    FROM inspector_duties d WHERE district_code = '310101' AND on_duty_until > '2026-11-20T02:00:00Z'`);
  expect(duties.length).toBeGreaterThan(50);
  expect(duties.every(({ isInside }) => isInside)).toBe(true);
});

test('foreign keys and indexes are all there after the bulk loads', async () => {
  const keys = await read<{ table: string; keys: number; indexes: number }>(`
    SELECT c.relname AS table,
      (SELECT count(*)::int FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.convalidated) AS keys,
      (SELECT count(*)::int FROM pg_index i WHERE i.indrelid = c.oid AND i.indisvalid) AS indexes
    FROM pg_class c WHERE c.relname IN ('components', 'cases', 'activities') ORDER BY c.relname`);
  expect(keys.map(({ table, keys }) => [table, keys])).toEqual([
    ['activities', 1],
    ['cases', 13],
    ['components', 5],
  ]);
  expect(keys.every(({ indexes }) => indexes > 0)).toBe(true);
});

test('every case lies in its unit grid, in the areas and the responsibility grid of that', async () => {
  const [row] = await read<{ inside: number; consistent: number }>(`
    SELECT count(*) FILTER (WHERE ST_Covers(g.boundary, c.location))::int AS inside,
      count(*) FILTER (WHERE c.subdistrict_code = g.subdistrict_code AND c.community_code = g.community_code
        AND c.area_class = g.area_class AND c.responsibility_grid_code = m.responsibility_grid_code)::int AS consistent
    FROM cases c JOIN unit_grids g ON (g.district_code, g.code) = (c.district_code, c.unit_grid_code)
    JOIN responsibility_grid_members m ON (m.district_code, m.unit_grid_code) = (g.district_code, g.code)`);
  expect(row).toEqual({ inside: HISTORY_CASES, consistent: HISTORY_CASES });
});

test('every stored case is the projection of its stored activities', async () => {
  const some = `district_code = '310101' AND right(number, 1) = '7'`;
  const cases = await read<{ json: CaseFile }>(`SELECT ${caseAsJson} AS json FROM cases c WHERE ${some}`);
  const activities = await read<{ json: Activity }>(`
    SELECT ${activityAsJson} AS json FROM activities a
    WHERE (a.district_code, a.case_id) IN (SELECT district_code, id FROM cases WHERE ${some}) ORDER BY a.case_id, a.sequence`);
  const byCase = groupBy(
    activities.map(({ json }) => activityFromJson(json)),
    (activity) => activity.caseId,
  );
  expect(cases.length).toBeGreaterThan(1_000);
  for (const { json } of cases) {
    const caseFile = caseFromJson(json);
    expect(caseFile).toMatchObject(replay(byCase.get(caseFile.id) ?? []));
  }
});

test('mix, channels and open cases follow the plan', async () => {
  const counts = async (column: string) => {
    const rows = await read<{ key: string; count: number }>(
      `SELECT ${column} AS key, count(*)::int AS count FROM cases GROUP BY ${column}`,
    );
    return new Map(rows.map(({ key, count }) => [key, count]));
  };
  const statistics = readStatistics();
  const shares = new Map<string, number>();
  for (const { categoryId, share } of caseKinds(statistics))
    shares.set(categoryId, (shares.get(categoryId) ?? 0) + share);
  const byCategory = await counts('category_id');
  for (const [categoryId, share] of shares) {
    expect(Math.abs((byCategory.get(categoryId) ?? 0) / HISTORY_CASES - share), categoryId).toBeLessThan(0.01);
  }
  const bySource = await counts('source');
  expect((bySource.get('hotline') ?? 0) / HISTORY_CASES).toBeCloseTo(statistics.channels.hotline, 1);
  const byStatus = await counts('status');
  for (const [status, wanted] of Object.entries(openTargets)) expect(byStatus.get(status), status).toBe(wanted);
});

test('the demo accounts can sign in, and the demo unit has work', async () => {
  const users = await database.knex('users').whereIn(
    'login',
    demoAccounts.map((account) => account.login),
  );
  expect(users).toHaveLength(demoAccounts.length);
  expect(users.every((user) => user.is_demo)).toBe(true);
  const [account] = demoAccounts;
  const [user] = users;
  expect(await verifyPassword(user.password_hash, account?.password ?? '')).toBe(true);
  for (const unit of demoAccounts.filter(({ unitCode }) => unitCode !== null)) {
    const open = await database
      .knex('cases')
      .where((query) => query.where({ unit_code: unit.unitCode }).orWhere({ sub_unit_code: unit.unitCode }))
      .whereIn('status', ['dispatched', 'handling']);
    expect(open.length, unit.login).toBeGreaterThan(0);
  }
});
