import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedCity } from '../../../seeds/seedCity.ts';
import type { Activity } from '../../domain/case/caseFile.ts';
import { defaultCasePolicy } from '../../domain/case/policy.ts';
import { type CountCode, countsOfScale } from '../../domain/evaluation/counts.ts';
import { objectKinds, scaleOf } from '../../domain/evaluation/objects.ts';
import { type Period, periodOf } from '../../domain/evaluation/periods.ts';
import { type Matter, type Patrol, type Recounted, recounter } from '../../testing/recount.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { countFrom } from './count.ts';

/** The whole demo city is seeded first, which takes half a minute on the embedded database of a quiet machine. */
const PATIENCE = 400_000;
const timeZone = 'Asia/Shanghai';
const now = new Date('2026-11-20T02:00:00Z');
const periods = [
  periodOf('year', '2026-11-20', timeZone),
  periodOf('month', '2026-10-01', timeZone),
  periodOf('week', '2026-11-20', timeZone),
  periodOf('day', '2026-11-19', timeZone),
];

let database: Database;
let recount: (kind: (typeof objectKinds)[number], period: Period, now: string) => Recounted;

beforeAll(async () => {
  database = await createTestDatabase();
  await seedCity(database.knex, { now, onProgress: () => undefined });
  const { stepLimits } = defaultCasePolicy;
  const [matters, activities, patrols] = [await readMatters(), await readActivities(), await readPatrols()];
  recount = recounter({ matters, activities, patrols, stepLimits, timeZone });
}, PATIENCE);
afterAll(() => database?.close());

async function read<Row>(text: string): Promise<Row[]> {
  return (await database.knex.raw<{ rows: Row[] }>(text)).rows;
}

const readMatters = () =>
  read<Matter>(`
    SELECT id, source, reporter_id AS "reporterId", district_code AS "districtCode", subdistrict_code AS "subdistrictCode",
      community_code AS "communityCode", responsibility_grid_code AS "responsibilityGridCode" FROM cases`);

const readPatrols = () =>
  read<Patrol>(`
    SELECT responsibility_grid_code AS "gridCode", user_id AS "userId", valid_from::text AS from,
      CASE valid_to WHEN 'infinity' THEN '9999-12-31' ELSE valid_to::text END AS to FROM responsibility_grid_inspectors`);

async function readActivities(): Promise<Activity[]> {
  const utc = (instant: Date | null) => instant?.toISOString() ?? null;
  const rows = await read<Activity & { readonly at: unknown; readonly stepDueAt: unknown }>(`
    SELECT case_id AS "caseId", sequence, kind, actor_id AS "actorId", actor_role AS "actorRole", from_status AS "fromStatus",
      to_status AS "toStatus", at, step_due_at AS "stepDueAt", details FROM activities ORDER BY case_id, sequence`);
  return rows.map((row) => ({
    ...row,
    at: utc(row.at as unknown as Date) ?? '',
    stepDueAt: utc(row.stepDueAt as unknown as Date | null),
  }));
}

it.each(objectKinds)(
  'every figure of %s in the demo city is that of its raw log',
  async (kind) => {
    const shown = countsOfScale[scaleOf(kind)];
    let total = 0;
    for (const period of periods) {
      const rows = await countFrom(database)({ kind, code: null, districtCode: null, now }, [period], false);
      const found = new Map(rows.map(({ code, counts }) => [code, counts]));
      const expected = recount(kind, period, now.toISOString());
      const wrong: unknown[] = [];
      for (const code of new Set([...found.keys(), ...expected.keys()])) {
        for (const count of shown) {
          const figures = [found.get(code)?.[count] ?? 0, expected.get(code)?.[count as CountCode] ?? 0];
          if (figures[0] !== figures[1]) wrong.push({ period: period.firstDay, code, count, figures });
          total += figures[1] ?? 0;
        }
      }
      expect(wrong.slice(0, 10)).toEqual([]);
    }
    expect(total).toBeGreaterThan(10_000);
  },
  PATIENCE,
);
