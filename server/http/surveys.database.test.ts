import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityComponent, smallCityDistricts, smallCityPosition } from '../../seeds/smallCity.ts';
import type { ComponentDetail } from '../contract/schemas/inventory.ts';
import type {
  MySurveys,
  SurveyDetail,
  SurveyDifference,
  SurveyReceipt,
  SurveySettlement,
  SurveySummary,
} from '../contract/schemas/survey.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';

const [district, otherDistrict] = smallCityDistricts;
const lamp = (number: number) => smallCityComponent(district, '0118', number);

let city: TestApplication;
let administrator: Caller;
let inspector: Caller;
beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
  inspector = await city.as('inspector');
});
afterAll(() => city?.close());

const create = (more: object = {}, caller = administrator) =>
  caller.send<SurveyDetail & { code?: string }>('POST', '/api/surveys', {
    id: randomUUID(),
    districtCode: district,
    name: '路灯普查',
    categoryIds: ['cjt214-2007-c0118'],
    gridCodes: [],
    dueOn: '2099-01-01',
    ...more,
  });
const answer = (
  surveyId: string,
  componentCode: string | null,
  payload: object,
  more: object = {},
  caller = inspector,
) =>
  caller.send<SurveyReceipt & { code?: string }>('POST', '/api/survey-answers', {
    kind: 'answer-survey',
    commandId: randomUUID(),
    districtCode: district,
    surveyId,
    componentCode,
    payload: { photos: [], ...payload },
    ...more,
  });
const found = (more: object = {}) => ({ verdict: 'found', state: 'intact', areAttributesRight: true, ...more });
const tasks = async (caller = inspector) => (await caller.get<MySurveys>('/api/survey-tasks')).body;
const read = async (id: string) => (await administrator.get<SurveyDetail>(`/api/surveys/${district}/${id}`)).body;
const differences = async (id: string, query = '') =>
  (await administrator.get<{ items: SurveyDifference[] }>(`/api/surveys/${district}/${id}/differences${query}`)).body
    .items;
const settle = (id: string, body: object) =>
  administrator.send<SurveySettlement>('POST', `/api/surveys/${district}/${id}/settlements`, body);
const component = async (code: string) =>
  (await administrator.get<ComponentDetail>(`/api/components/${district}/${code}`)).body;

describe('a survey', () => {
  it('makes each component of its area and categories a task of the inspectors there', async () => {
    const { body } = await create();
    expect(body).toMatchObject({ total: 26, answered: 0, open: 0, endedAt: null, createdByName: '试验 administrator' });
    expect(body.grids.reduce((sum, grid) => sum + grid.total, 0)).toBe(26);
    for (const grid of body.grids) expect(grid.inspectors).toEqual(['试验 inspector']);
    const mine = await tasks();
    expect(mine.surveys).toMatchObject([{ id: body.id, total: 26, answered: 0 }]);
    expect(mine.tasks).toHaveLength(26);
    expect((await tasks(await city.as('otherInspector'))).surveys).toEqual([]);
    const half = await create({ gridCodes: [body.grids[0]?.code] });
    expect(half.body.total).toBe(body.grids[0]?.total);
    for (const { id } of [body, half.body])
      expect((await administrator.send('POST', `/api/surveys/${district}/${id}/end`, {})).status).toBe(200);
    expect((await tasks()).surveys).toEqual([]);
  });

  it('is made once, and not of nothing', async () => {
    const id = randomUUID();
    expect((await create({ id })).body.total).toBe(26);
    expect((await create({ id })).body.total).toBe(26);
    expect((await create({ id, name: '另一个' })).body).toMatchObject({ code: 'command-id-reused' });
    expect((await create({ gridCodes: ['990101009'] })).body).toMatchObject({ code: 'survey-empty' });
    expect((await create({ gridCodes: [`${otherDistrict}001`] })).body).toMatchObject({ code: 'not-your-district' });
    const listed = await administrator.get<{ items: SurveySummary[] }>(`/api/surveys?districtCode=${district}`);
    expect(listed.body.items.filter((item) => item.id === id)).toHaveLength(1);
    await administrator.send('POST', `/api/surveys/${district}/${id}/end`, {});
    expect((await answer(id, lamp(1), found())).body).toMatchObject({ code: 'survey-ended' });
  });
});

describe('answers', () => {
  it('count once, however often they arrive, and only from those who patrol there', async () => {
    const { id } = (await create()).body;
    const commandId = randomUUID();
    const sent = await Promise.all([1, 2, 3].map(() => answer(id, lamp(1), found(), { commandId })));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await answer(id, lamp(2), found(), { commandId })).body).toMatchObject({ code: 'command-id-reused' });
    expect(await read(id)).toMatchObject({ answered: 1, open: 0 });
    const stranger = await city.as('otherInspector');
    expect((await answer(id, lamp(2), found(), {}, stranger)).body).toMatchObject({ code: 'not-your-district' });
    await city.database
      .knex('responsibility_grid_inspectors')
      .update({ valid_to: '2020-01-02' })
      .where({ district_code: district });
    expect((await answer(id, lamp(2), found())).body).toMatchObject({ code: 'not-your-task' });
    await city.database
      .knex('responsibility_grid_inspectors')
      .update({ valid_to: 'infinity' })
      .where({ district_code: district });
    expect((await answer(id, smallCityComponent(district, '0305', 1), found())).body).toMatchObject({
      code: 'component-unknown',
    });
    expect((await answer(randomUUID(), lamp(2), found())).body).toMatchObject({ code: 'not-found' });
    expect((await answer(id, null, found())).body).toMatchObject({ code: 'invalid-input' });
    const away = smallCityPosition(otherDistrict, 3.5, 3.5);
    expect((await answer(id, lamp(2), found({ location: away }))).body).toMatchObject({
      code: 'place-in-other-district',
    });
    expect((await answer(id, lamp(2), found({ photos: ['0'.repeat(64)] }))).body).toMatchObject({
      code: 'photo-unknown',
    });
  });

  it('give way to a later answer about the same component', async () => {
    const { id } = (await create()).body;
    await answer(id, lamp(3), found({ state: 'damaged' }));
    await answer(id, lamp(3), found({ state: 'lost' }));
    expect(await read(id)).toMatchObject({ answered: 1, open: 1 });
    expect((await differences(id, '?isOpen=false')).map(({ outcome, finding }) => [outcome, finding])).toMatchObject([
      ['superseded', { state: 'damaged' }],
      [null, { state: 'lost' }],
    ]);
  });
});

describe('differences', () => {
  it('are taken over one by one or all at once, each with its history', async () => {
    const { id } = (await create()).body;
    const photo = await inspector.photo(district);
    const place = smallCityPosition(district, 4.5, 4.4);
    await answer(id, lamp(10), found());
    await answer(id, lamp(11), found({ state: 'damaged', photos: [photo], note: '灯罩破损' }));
    await answer(id, lamp(12), found({ location: place, areAttributesRight: false, note: '养护单位已移交' }));
    await answer(id, lamp(13), { verdict: 'not-found' });
    await answer(id, lamp(14), found({ state: 'removed' }));
    const missing = {
      verdict: 'missing',
      categoryId: 'cjt214-2007-c0118',
      name: '新路灯',
      state: 'damaged',
      location: place,
    };
    expect((await answer(id, null, missing)).status).toBe(200);
    expect((await answer(id, null, { ...missing, categoryId: 'cjt214-2007-e0102' })).body).toMatchObject({
      code: 'category-unknown',
    });
    expect(await read(id)).toMatchObject({ answered: 5, open: 5 });
    expect((await read(id)).grids.reduce((sum, grid) => sum + grid.different, 0)).toBe(5);

    const open = await differences(id);
    const first = open.find(({ componentCode }) => componentCode === lamp(11));
    expect(first).toMatchObject({ stock: { state: 'intact' }, photos: [photo], answeredByName: '试验 inspector' });
    expect((await settle(id, { outcome: 'applied', answerIds: [first?.answerId] })).body).toMatchObject({
      settled: 1,
      remaining: 4,
    });
    const damaged = await component(lamp(11));
    expect(damaged.state).toBe('damaged');
    expect(damaged.changes.map(({ kind, reason, surveyName }) => [kind, reason, surveyName])).toEqual([
      ['change-state', '灯罩破损', '路灯普查'],
      ['add-photos', null, '路灯普查'],
    ]);

    // Somebody changed one by hand meanwhile: what was seen on site is no longer about what the stock says.
    await administrator.send('POST', '/api/component-commands', {
      kind: 'edit',
      commandId: randomUUID(),
      districtCode: district,
      code: lamp(13),
      expectedVersion: 1,
      payload: { changes: { note: '已更换' }, reason: 'x' },
    });
    const all = (await settle(id, { outcome: 'applied' })).body;
    expect(all).toMatchObject({ settled: 3, remaining: 1, failures: [{ code: 'stale-version' }] });
    const moved = await component(lamp(12));
    expect(moved.location.longitude).toBeCloseTo(place.longitude, 9);
    expect(moved).toMatchObject({ note: '养护单位已移交', version: 3 });
    expect((await component(lamp(14))).state).toBe('removed');
    const made = await component(lamp(27));
    expect(made).toMatchObject({ name: '新路灯', state: 'damaged', version: 2 });
    expect(made.changes.map(({ kind }) => kind)).toEqual(['change-state', 'add']);

    const [left] = await differences(id);
    expect((await settle(id, { outcome: 'dismissed', answerIds: [left?.answerId] })).body).toMatchObject({
      settled: 1,
      remaining: 0,
    });
    expect((await settle(id, { outcome: 'applied', answerIds: [left?.answerId] })).body.failures).toMatchObject([
      { code: 'not-found' },
    ]);
    expect((await component(lamp(13))).state).toBe('intact');
  });

  it('are settled once by two who press at the same moment', async () => {
    const { id } = (await create()).body;
    await answer(id, lamp(20), found({ state: 'lost' }));
    const [{ answerId = '' } = {}] = await differences(id);
    const both = await Promise.all([1, 2].map(() => settle(id, { outcome: 'applied', answerIds: [answerId] })));
    expect(both.map(({ body }) => body.settled).sort()).toEqual([0, 1]);
    expect((await component(lamp(20))).changes).toHaveLength(1);
  });
});
