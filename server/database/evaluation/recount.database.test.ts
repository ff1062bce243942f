import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeHistory } from '../../../seeds/history/store.ts';
import { seedSmallCity, smallCityDistricts, smallCityUnit } from '../../../seeds/smallCity.ts';
import { evaluationCounter } from '../../application/evaluation/evaluationCounter.ts';
import { defaultCasePolicy } from '../../domain/case/policy.ts';
import { type CountCode, type Counts, countsOfScale } from '../../domain/evaluation/counts.ts';
import { type ObjectKind, objectKinds, scaleOf } from '../../domain/evaluation/objects.ts';
import { type Period, periodKinds, periodOf, periodsUpTo } from '../../domain/evaluation/periods.ts';
import { type MadeHistory, makeHistory, type Person } from '../../testing/madeHistory.ts';
import { type Patrol, recounter } from '../../testing/recount.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import { caseFromJson } from '../cases/caseRow.ts';
import type { Database } from '../connection.ts';
import { countFrom } from './count.ts';
import { evaluationRepository } from './evaluationRepository.ts';

const timeZone = 'Asia/Shanghai';
const from = Date.parse('2026-01-05T00:00:00+08:00');
const now = new Date('2026-03-27T15:20:00+08:00');
/** The second inspector of each district took the first grid over in the middle of the history. */
const handOver = '2026-02-11';

const people: Person[] = smallCityDistricts.flatMap((districtCode, district) => {
  const person = (number: number, roleCode: Person['roleCode'], unitCode: string | null = null): Person => ({
    id: `00000000-0000-7000-8000-0000000${district + 1}${String(number).padStart(4, '0')}`,
    roleCode,
    districtCode,
    unitCode,
  });
  return [
    ...[1, 2, 3].map((number) => person(number, 'inspector')),
    ...[4, 5].map((number) => person(number, 'intake-operator')),
    ...[6, 7].map((number) => person(number, 'duty-officer')),
    ...[8, 9].map((number) => person(number, 'dispatcher')),
    person(10, 'disposal-unit', smallCityUnit(districtCode, 1)),
    person(11, 'disposal-unit', smallCityUnit(districtCode, 2)),
  ];
});
const patrols: (Patrol & { readonly districtCode: string })[] = smallCityDistricts.flatMap((districtCode) => {
  const inspectors = people.filter((each) => each.districtCode === districtCode && each.roleCode === 'inspector');
  const patrol = (index: number, number: number, since: string, to: string) => ({
    districtCode,
    gridCode: `${districtCode}00${number}Z001`,
    userId: inspectors[index]?.id ?? '',
    from: since,
    to,
  });
  return [
    patrol(0, 1, '2020-01-01', handOver),
    patrol(1, 1, handOver, '9999-12-31'),
    patrol(1, 2, '2020-01-01', '9999-12-31'),
    patrol(2, 2, '2020-01-01', '9999-12-31'),
  ];
});

let database: Database;
let history: MadeHistory;
let recount: ReturnType<typeof recounter>;

beforeAll(async () => {
  database = await createTestDatabase();
  await seedSmallCity(database.knex);
  history = makeHistory(people, { seed: 20, count: 900, from, until: now.getTime() });
  await database.knex('responsibility_grid_inspectors').del();
  await database.knex('users').insert(
    people.map(({ id, roleCode, districtCode, unitCode }) => ({
      id,
      login: id,
      display_name: id.slice(-5),
      role_code: roleCode,
      district_code: districtCode,
      unit_code: unitCode,
      password_hash: '',
    })),
  );
  await database.knex('responsibility_grid_inspectors').insert(
    patrols.map(({ districtCode, gridCode, userId, from: valid_from, to }) => ({
      district_code: districtCode,
      responsibility_grid_code: gridCode,
      user_id: userId,
      valid_from,
      valid_to: to,
    })),
  );
  const counters = [{ districtCode: '990101', day: '2026-01-05', used: 1 }];
  await database.knex.transaction((transaction) => storeHistory(transaction, { ...history, counters }));
  const { stepLimits } = defaultCasePolicy;
  recount = recounter({ matters: history.cases, activities: history.activities, patrols, stepLimits, timeZone });
});
afterAll(() => database?.close());

/** What a kind counts, without noughts, so that a missing count and a nought are the same. */
function plain(kind: ObjectKind, counts: Counts): Counts {
  const shown = countsOfScale[scaleOf(kind)];
  const entries = Object.entries(counts).filter(([code, count]) => shown.includes(code as CountCode) && count > 0);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function expected(kind: ObjectKind, period: Period): Record<string, Counts> {
  const rows = [...recount(kind, period, now.toISOString())].map(
    ([code, counts]) => [code, plain(kind, counts)] as const,
  );
  return Object.fromEntries(rows.filter(([, counts]) => Object.keys(counts).length > 0));
}

async function counted(kind: ObjectKind, period: Period, districtCode: string | null = null) {
  const rows = await countFrom(database)({ kind, code: null, districtCode, now }, [period], false);
  const shown = rows.map(({ code, counts }) => [code, plain(kind, counts)] as const);
  return Object.fromEntries(shown.filter(([, counts]) => Object.keys(counts).length > 0));
}

describe('every figure is that of the raw log', () => {
  const days = ['2026-01-20', '2026-02-11', '2026-03-27'];
  it.each(objectKinds)('of %s, in every kind of period', async (kind) => {
    for (const periodKind of periodKinds) {
      for (const day of days) {
        const period = periodOf(periodKind, day, timeZone);
        expect([period.firstDay, await counted(kind, period)]).toEqual([period.firstDay, expected(kind, period)]);
      }
    }
  });

  it('and the history holds something of everything that is counted', () => {
    const year = periodOf('year', '2026-01-01', timeZone);
    for (const kind of objectKinds) {
      const rows = Object.values(expected(kind, year));
      const missing = countsOfScale[scaleOf(kind)].filter((code) => !rows.some((counts) => (counts[code] ?? 0) > 0));
      expect([kind, missing]).toEqual([kind, []]);
    }
    const area = Object.values(expected('district', year));
    const sum = (code: CountCode) => area.reduce((total, counts) => total + (counts[code] ?? 0), 0);
    // An appeal was granted to some who were late, and some cases are still the centre's to close.
    const relieved = history.cases.filter(
      (each) => each.appeal === 'granted' && each.handledAt && each.dueAt && each.handledAt > each.dueAt,
    );
    expect(relieved.length).toBeGreaterThan(3);
    expect(sum('due')).toBeGreaterThan(sum('closable'));
    expect(sum('due')).toBe(sum('disposed') + sum('overdueOpen'));
    expect(sum('due')).toBe(sum('disposedInTime') + sum('overdue'));
  });

  it('in one district as in the whole city', async () => {
    const period = periodOf('quarter', '2026-02-01', timeZone);
    const [district = ''] = smallCityDistricts;
    for (const kind of ['district', 'community', 'unit', 'inspector'] as const) {
      const own = Object.entries(expected(kind, period)).filter(
        ([code]) =>
          code.startsWith(district) || people.some((each) => each.id === code && each.districtCode === district),
      );
      expect(await counted(kind, period, district)).toEqual(Object.fromEntries(own));
    }
  });

  it.each(objectKinds)('of %s, counted by district and month as in a large city', async (kind) => {
    const evaluation = { ...evaluationRepository(database), estimateCases: async () => 10_000_000 };
    const count = evaluationCounter({ evaluation, clock: { now: () => now } });
    for (const period of [periodOf('quarter', '2026-02-01', timeZone), periodOf('week', '2026-02-11', timeZone)]) {
      const rows = await count({ kind, code: null, districtCode: null }, [period], false);
      if ('refused' in rows) throw new Error(rows.refused);
      const shown = rows.objects.map(({ code, counts }) => [code, plain(kind, counts)] as const);
      expect(Object.fromEntries(shown.filter(([, counts]) => Object.keys(counts).length > 0))).toEqual(
        expected(kind, period),
      );
    }
  });

  it('in a series of periods, for one object and for all together', async () => {
    const periods = periodsUpTo(periodOf('week', '2026-03-27', timeZone), 12, timeZone);
    const unit = smallCityUnit('990101', 1);
    const question = { kind: 'unit', districtCode: null, now } as const;
    const one = await countFrom(database)({ ...question, code: unit }, periods, false);
    const all = await countFrom(database)({ ...question, code: null }, periods, true);
    for (const [index, period] of periods.entries()) {
      const rows = expected('unit', period);
      const ofOne = one.find((row) => row.periodIndex === index)?.counts ?? {};
      const ofAll = all.find((row) => row.periodIndex === index)?.counts ?? {};
      expect(plain('unit', ofOne)).toEqual(rows[unit] ?? {});
      const due = Object.values(rows).reduce((total, counts) => total + (counts.due ?? 0), 0);
      expect(ofAll.due ?? 0).toBe(due);
    }
  });
});

describe('the cases behind a number', () => {
  it.each(objectKinds)('of %s are as many as it says', async (kind) => {
    const period = periodOf('month', '2026-02-11', timeZone);
    const { listCases } = evaluationRepository(database);
    const [code, counts] = Object.entries(expected(kind, period))[0] ?? ['', {}];
    for (const count of countsOfScale[scaleOf(kind)]) {
      const question = { kind, code, districtCode: null, now };
      const page = await listCases(question, period, { count, cursor: null, limit: 200 });
      if ('refused' in page) throw new Error(page.refused);
      expect([count, page.count]).toEqual([count, counts[count] ?? 0]);
      expect(page.items).toHaveLength(Math.min(page.total, 200));
      expect(page.total).toBeLessThanOrEqual(page.count);
    }
  });

  it('come page by page, each once, newest first', async () => {
    const { listCases } = evaluationRepository(database);
    const period = periodOf('quarter', '2026-02-11', timeZone);
    const question = { kind: 'district', code: '990101', districtCode: null, now } as const;
    const seen: string[] = [];
    let cursor: string | null = null;
    let total = 0;
    do {
      const page = await listCases(question, period, { count: 'operated', cursor, limit: 60 }).then((answer) => answer);
      const other = await listCases(question, period, { count: 'reported', cursor, limit: 60 });
      expect(page).toMatchObject({ refused: 'invalid-input' });
      if ('refused' in other) throw new Error(other.refused);
      seen.push(...other.items.map(({ id }) => id));
      cursor = other.nextCursor;
      total = other.total;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(total);
    const reportedAt = new Map(history.cases.map((each) => [each.id, each.reportedAt]));
    const times = seen.map((id) => reportedAt.get(id) ?? '');
    expect(times).toEqual([...times].sort().reverse());
  });
});

it('what is stored is what was decided', async () => {
  const [some] = history.cases;
  const { rows } = await database.knex.raw('SELECT count(*)::int AS count FROM cases');
  expect(rows[0].count).toBe(history.cases.length);
  expect(some && caseFromJson(some).dueAt).toBe(some?.dueAt);
});
