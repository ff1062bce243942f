import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts, smallCityUnit, smallCityUsers } from '../../seeds/smallCity.ts';
import type { OutputOf } from '../contract/endpoints.ts';
import type { Receipt } from '../contract/schemas.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';
import { walkCase } from '../testing/walk.ts';

type Evaluation = OutputOf<'readEvaluation'>;
type Cases = OutputOf<'listEvaluationCases'>;
type Weights = OutputOf<'listEvaluationWeights'>;

const [district, otherDistrict] = smallCityDistricts;
let city: TestApplication;
let closed: Receipt;
let supervisor: Caller;

beforeAll(async () => {
  city = await startTestApplication();
  closed = await walkCase(city, 'close');
  await walkCase(city, 'accept');
  supervisor = await city.as('supervisor');
});
afterAll(() => city.close());

async function evaluation(caller: Caller, query: string): Promise<Evaluation> {
  const answer = await caller.get<Evaluation>(`/api/evaluation?period=year&${query}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

const rowOf = ({ rows }: Evaluation, code: string) => rows.find((row) => row.code === code);

describe('the figures', () => {
  it('of areas and posts follow what was done', async () => {
    const areas = await evaluation(supervisor, 'objectKind=district');
    expect(rowOf(areas, district)?.counts).toMatchObject({ reported: 2, inspectorReports: 2, filed: 1, filings: 1 });
    expect(rowOf(areas, district)?.indicators).toMatchObject({ filing: 0.5, accurateFiling: 1, accurateDispatch: 1 });
    const officers = await evaluation(supervisor, 'objectKind=duty-officer');
    expect(rowOf(officers, smallCityUsers.dutyOfficer.id)).toMatchObject({
      counts: { filings: 1, filingsInTime: 1, closures: 1, closuresInTime: 1 },
      score: 100,
      rank: 1,
      grade: 'A',
    });
  });

  it('are no value, not nought, where there was nothing to do', async () => {
    const areas = await evaluation(supervisor, 'objectKind=district');
    const idle = rowOf(areas, otherDistrict);
    expect(idle?.indicators).toMatchObject({ filing: null, closure: null, rework: null, volume: 0 });
    const inspectors = await evaluation(supervisor, 'objectKind=inspector');
    expect(rowOf(inspectors, smallCityUsers.otherInspector.id)).toMatchObject({ score: null, rank: null, grade: null });
  });

  it('lead to their cases, and a trend ends with the same figures', async () => {
    const query = `objectKind=district&period=year&code=${district}`;
    const { body } = await supervisor.get<Cases>(`/api/evaluation/cases?${query}&count=filed`);
    expect(body).toMatchObject({ count: 1, total: 1, nextCursor: null, items: [{ id: closed.caseId }] });
    const trend = await supervisor.get<OutputOf<'readEvaluationTrend'>>(`/api/evaluation/trend?${query}`);
    expect(trend.body.points).toHaveLength(12);
    expect(trend.body.points.at(-1)?.counts).toMatchObject({ reported: 2, filed: 1 });
    expect(trend.body.points[0]?.indicators.filing).toBeNull();
  });

  it('name their period, the one before, and none that has not begun', async () => {
    const { body } = await supervisor.get<Evaluation>('/api/evaluation?objectKind=unit&period=month&day=2026-02-14');
    expect(body).toMatchObject({
      period: { kind: 'month', firstDay: '2026-02-01', lastDay: '2026-02-28' },
      previousDay: '2026-01-01',
      nextDay: '2026-03-01',
    });
    expect((await evaluation(supervisor, 'objectKind=unit')).nextDay).toBeNull();
  });
});

describe('who sees what', () => {
  it('people of a district see it alone, and are refused another', async () => {
    const officer = await city.as('dutyOfficer');
    expect((await evaluation(officer, 'objectKind=district')).rows.map(({ code }) => code)).toEqual([district]);
    const other = await officer.get(`/api/evaluation?objectKind=unit&districtCode=${otherDistrict}`);
    expect([other.status, other.body.code]).toEqual([403, 'not-your-district']);
    const cases = await officer.get(
      `/api/evaluation/cases?objectKind=district&code=${otherDistrict}&count=reported&districtCode=${otherDistrict}`,
    );
    expect(cases.body.code).toBe('not-your-district');
  });

  it('a unit that may read evaluations sees itself', async () => {
    await city.database.knex.raw(`
      UPDATE roles SET permissions = array_append(permissions, 'evaluation.read') WHERE code = 'disposal-unit'`);
    const unit = await city.as('disposalUnit');
    const own = await evaluation(unit, 'objectKind=unit');
    expect(own.rows.map(({ code }) => code)).toEqual([smallCityUnit(district, 1)]);
    const others = [
      '/api/evaluation?objectKind=district',
      `/api/evaluation/trend?objectKind=unit&code=${smallCityUnit(district, 2)}`,
      `/api/evaluation/cases?objectKind=unit&code=${smallCityUnit(district, 2)}&count=due`,
    ];
    for (const path of others) expect((await unit.get(path)).body.code).toBe('not-your-unit');
  });
});

describe('weights', () => {
  const change = (caller: Caller, weights: object, expectedVersion: number) =>
    caller.send('POST', '/api/evaluation/weights', { scale: 'duty-officer', weights, expectedVersion });
  const scoreOfOfficer = async () =>
    rowOf(await evaluation(supervisor, 'objectKind=duty-officer'), smallCityUsers.dutyOfficer.id)?.score;

  it('are those of the start until they are changed', async () => {
    const { body } = await supervisor.get<Weights>('/api/evaluation/weights');
    expect(body.current).toHaveLength(6);
    expect(body.current.every(({ version, changedBy }) => version === 0 && changedBy === null)).toBe(true);
    expect(body.history).toEqual([]);
  });

  it('judge anew once changed, and the change is on record', async () => {
    const administrator = await city.as('administrator');
    expect((await change(administrator, { accurateFiling: 100 }, 0)).body).toMatchObject({ version: 1 });
    expect((await evaluation(supervisor, 'objectKind=duty-officer')).weights).toEqual({ accurateFiling: 100 });
    expect(await scoreOfOfficer()).toBe(100);
    await change(administrator, { onTimeFiling: 50, promptClosure: 50 }, 1);
    const { body } = await supervisor.get<Weights>('/api/evaluation/weights');
    expect(body.history.map(({ version, changedBy }) => [version, changedBy])).toEqual([
      [2, smallCityUsers.administrator.name],
      [1, smallCityUsers.administrator.name],
    ]);
    expect(body.current.find(({ scale }) => scale === 'duty-officer')).toMatchObject({ version: 2 });
  });

  it('are refused with the place of the error, and when somebody else was first', async () => {
    const administrator = await city.as('administrator');
    const wrong = await change(administrator, { onTimeFiling: 60, promptClosure: 30 }, 2);
    expect(wrong.body).toMatchObject({ code: 'invalid-input', details: { reason: 'not-hundred', sum: 90 } });
    const foreign = await change(administrator, { closure: 100 }, 2);
    expect(foreign.body).toMatchObject({ details: { reason: 'unknown-indicator', indicator: 'closure' } });
    expect((await change(administrator, { onTimeFiling: 100 }, 1)).body.code).toBe('stale-version');
    const both = await Promise.all([
      change(administrator, { onTimeFiling: 100 }, 2),
      change(administrator, { promptClosure: 100 }, 2),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('are the city’s: an administrator of a district does not change them', async () => {
    await city.database
      .knex('users')
      .where({ id: smallCityUsers.administrator.id })
      .update({ district_code: district });
    const answer = await change(await city.as('administrator'), { onTimeFiling: 100 }, 3);
    expect(answer.body.code).toBe('not-your-district');
  });

  it('can only be added to', async () => {
    await expect(city.database.knex('evaluation_weights').del()).rejects.toThrow('append-only');
  });
});
