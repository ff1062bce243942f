import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts } from '../../seeds/smallCity.ts';
import type { ExportJob, SavedFilter } from '../contract/schemas/search.ts';
import type { CaseSummary } from '../contract/schemas.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';
import { walkCase } from '../testing/walk.ts';

const [district, otherDistrict] = smallCityDistricts;
let city: TestApplication;
beforeAll(async () => {
  city = await startTestApplication();
});
afterAll(() => city.close());

describe('saved filters', () => {
  const create = async (caller: Caller, body: object) => {
    const answer = await caller.send<SavedFilter & { code?: string }>('POST', '/api/saved-filters', body);
    return answer.body;
  };
  const list = async (caller: Caller) =>
    (await caller.get<{ items: SavedFilter[] }>('/api/saved-filters')).body.items.map(({ id }) => id);

  it('are kept, changed and removed by their owner alone', async () => {
    const [owner, stranger] = [await city.as('dispatcher'), await city.as('dutyOfficer')];
    const query = { text: '垃圾', lamp: ['red'], isOverdue: true };
    const made = await create(owner, { name: '红灯垃圾', query });
    expect(made).toMatchObject({
      name: '红灯垃圾',
      isOwn: true,
      isShared: false,
      query: { ...query, order: 'newest' },
    });
    const path = `/api/saved-filters/${made.id}`;
    expect((await stranger.send('PUT', path, { name: 'x' })).status).toBe(404);
    expect((await stranger.send('DELETE', path)).status).toBe(404);
    const changed = await owner.send<SavedFilter>('PUT', path, { name: '改名', isShared: true });
    expect(changed.body).toMatchObject({ name: '改名', isShared: true, query: made.query });
    expect(await list(owner)).toEqual([made.id]);
    expect((await owner.send('DELETE', path)).body).toEqual({ isRemoved: true });
    expect(await list(owner)).toEqual([]);
  });

  it('are shared within district and post', async () => {
    const made = await create(await city.as('inspector'), { name: '共享', query: {}, isShared: true });
    expect(await list(await city.as('inspector'))).toEqual([made.id]);
    expect(await list(await city.as('otherInspector'))).toEqual([]);
    expect(await list(await city.as('dispatcher'))).toEqual([]);
    await city.database.knex('users').where({ login: 'other-inspector' }).update({ district_code: district });
    expect(await list(await city.as('otherInspector'))).toEqual([made.id]);
    await city.database.knex('users').where({ login: 'other-inspector' }).update({ district_code: otherDistrict });
  });

  it('refuse a foreign district, and one that can no longer be read says so', async () => {
    const officer = await city.as('dutyOfficer');
    const refused = await create(officer, { name: 'x', query: { gridCode: [`${otherDistrict}001`] } });
    expect(refused.code).toBe('not-your-district');
    const made = await create(officer, { name: '旧', query: {} });
    await city.database
      .knex('saved_filters')
      .where({ id: made.id })
      .update({ query: { gone: 1 } });
    const { body } = await officer.get<{ items: SavedFilter[] }>('/api/saved-filters');
    expect(body.items).toMatchObject([{ id: made.id, query: null }]);
  });
});

describe('exports', () => {
  const start = (caller: Caller, body: object) =>
    caller.send<ExportJob & { code?: string }>('POST', '/api/exports', body);
  const ended = async (caller: Caller, id: string): Promise<ExportJob> => {
    for (let attempt = 0; attempt < 200; attempt++) {
      const { body } = await caller.get<ExportJob>(`/api/exports/${id}`);
      if (body.state !== 'running') return body;
      await sleep(50);
    }
    throw new Error('the export did not end');
  };

  it('write what the list finds, to a file that is its owner’s alone', async () => {
    for (let count = 0; count < 3; count++) await walkCase(city, count === 0 ? 'dispatch' : 'report');
    const officer = await city.as('dutyOfficer');
    const query = { text: '垃圾', stage: ['acceptance'] };
    const { body } = await start(officer, { format: 'csv', query });
    expect(body).toMatchObject({ state: 'running', total: 2 });
    expect(await ended(officer, body.id)).toMatchObject({ state: 'done', done: 2, total: 2, isCut: false });
    const file = await officer.get<{ text: string }>(`/api/exports/${body.id}/file`);
    expect(file.headers.get('content-disposition')).toMatch(/attachment.*\.csv/);
    const { body: found } = await officer.get<{ items: CaseSummary[] }>('/api/cases?text=垃圾&stage=acceptance');
    const lines = file.body.text.trim().split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(found.items.map(({ number }) => number));
    for (const path of [`/api/exports/${body.id}`, `/api/exports/${body.id}/file`])
      expect((await (await city.as('dispatcher')).get(path)).status).toBe(404);
    const listed = await officer.get<{ items: ExportJob[] }>('/api/exports');
    expect(listed.body.items.map(({ id }) => id)).toEqual([body.id]);
    expect((await officer.send('DELETE', `/api/exports/${body.id}`)).status).toBe(200);
    expect((await officer.get(`/api/exports/${body.id}/file`)).status).toBe(404);
  });

  it('hold only what the person may see, and go through every page', async () => {
    const { caseId } = await walkCase(city, 'dispatch');
    await city.database.knex.raw(`
      INSERT INTO cases (district_code, id, number, version, status, source, category_id, description, location, subdistrict_code,
        community_code, unit_grid_code, area_class, unit_code, reported_at, updated_at, step_started_at)
      SELECT district_code, md5(n::text)::uuid, 'M' || n, 1, status, source, category_id, '批量', location, subdistrict_code,
        community_code, unit_grid_code, area_class, unit_code, reported_at - interval '1 ms' * (n / 3), updated_at, step_started_at
      FROM cases, generate_series(1, 1200) AS n WHERE id = '${caseId}'`);
    const [own, other] = [await city.as('disposalUnit'), await city.as('otherDisposalUnit')];
    const started = await start(own, { format: 'xlsx', query: { text: '批量' }, language: 'en' });
    const again = await start(own, { format: 'csv', query: {} });
    expect([200, 409]).toContain(again.status);
    expect(await ended(own, started.body.id)).toMatchObject({ state: 'done', done: 1200, total: 1200 });
    const foreign = await start(other, { format: 'csv', query: { text: '批量' } });
    expect(await ended(other, foreign.body.id)).toMatchObject({ state: 'done', total: 0 });
    const csv = await start(await city.as('dispatcher'), { format: 'csv', query: { text: '批量', order: 'oldest' } });
    await ended(await city.as('dispatcher'), csv.body.id);
    const file = await (await city.as('dispatcher')).get<{ text: string }>(`/api/exports/${csv.body.id}/file`);
    const numbers = file.body.text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(new Set(numbers).size).toBe(1200);
  });

  it('can be cancelled, and are told as lost after a restart', async () => {
    const supervisor = await city.as('supervisor');
    const { body } = await start(supervisor, { format: 'csv', query: {} });
    expect((await supervisor.send<ExportJob>('DELETE', `/api/exports/${body.id}`)).body.state).toBe('cancelled');
    const files = city.application.ports.exportFiles;
    const record = {
      ...body,
      ownerId: '00000000-0000-7000-8000-000000000006',
      id: '019ab000-0000-7000-8000-00000000000a',
    };
    await files.save({ ...record, state: 'running' });
    const read = await supervisor.get<ExportJob>(`/api/exports/${record.id}`);
    expect(read.body.state).toBe('lost');
  });
});
