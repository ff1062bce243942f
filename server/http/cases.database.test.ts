import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts, smallCityPosition, smallCityUnit } from '../../seeds/smallCity.ts';
import type { ProposalView } from '../contract/schemas/dispatch.ts';
import type { CaseDetail, CaseSummary } from '../contract/schemas.ts';
import { startTestApplication, type TestApplication } from '../testing/testApplication.ts';
import { reportPayload, walkCase } from '../testing/walk.ts';

const [district, otherDistrict] = smallCityDistricts;
const place = smallCityPosition(district, 2.5, 2.5);
const exchanged = { longitude: place.latitude, latitude: place.longitude };
let city: TestApplication;
beforeAll(async () => {
  city = await startTestApplication();
});
afterAll(() => city.close());

describe('a case from report to closure', () => {
  it('keeps every step with who, when, from, to, why and photos', async () => {
    const receipt = await walkCase(city, 'close');
    const officer = await city.as('dutyOfficer');
    const { body } = await officer.get<CaseDetail>(`/api/cases/${district}/${receipt.caseId}`);
    expect(body).toMatchObject({
      status: 'closed',
      stage: 'ended',
      unitCode: smallCityUnit(district, 1),
      number: receipt.number,
    });
    expect(body.activities.map(({ kind, toStatus }) => `${kind} → ${toStatus}`)).toEqual([
      'report → reported',
      'accept → accepted',
      'file → filed',
      'dispatch → dispatched',
      'acknowledge → handling',
      'give-feedback → verifying',
      'verify → verified',
      'close → closed',
    ]);
    expect(body.activities[0]?.photos).toHaveLength(1);
    expect(body.activities[5]).toMatchObject({ note: '已清运', actorRole: 'disposal-unit' });
    expect(body.actions.filter(({ isAllowed }) => isAllowed).map(({ kind }) => kind)).toEqual(['reopen', 'note']);
    expect(body.actions.find(({ kind }) => kind === 'close')?.refusal).toBe('transition-not-allowed');
  });

  it('numbers the cases of a district and day without a gap', async () => {
    const numbers = [await walkCase(city, 'report'), await walkCase(city, 'report')].map(({ number }) => number);
    expect(numbers[0]).toMatch(new RegExp(`^${district}\\d{8}\\d{5}$`));
    expect(Number(numbers[1]?.slice(-5))).toBe(Number(numbers[0]?.slice(-5)) + 1);
  });

  it('proposes the unit with its reasons and keeps the rule that sent the case', async () => {
    const { caseId } = await walkCase(city, 'file');
    const dispatcher = await city.as('dispatcher');
    const { body } = await dispatcher.get<ProposalView>(`/api/cases/${district}/${caseId}/proposal`);
    expect(body.unitCode).toMatch(new RegExp(`^${district}`));
    expect(body.dueAt).not.toBeNull();
    expect(body.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['rule', 'category', 'responsibility-grid']),
    );
    const sent = await dispatcher.command('dispatch', { unitCode: body.unitCode }, { caseId, districtCode: district });
    expect(sent.body.status).toBe('dispatched');
    const kept = await city.database
      .knex('cases')
      .where({ district_code: district, id: caseId })
      .first('dispatch_rule_id');
    expect(kept.dispatch_rule_id).toBe(body.ruleId);
  });
});

describe('retries, duplicates and races', () => {
  it('gives the same answer to the same command id and has one effect', async () => {
    const inspector = await city.as('inspector');
    const payload = reportPayload([await inspector.photo(district)]);
    const envelope = { commandId: randomUUID(), caseId: randomUUID() };
    const answers = [];
    for (let time = 0; time < 3; time++) answers.push(await inspector.command('report', payload, envelope));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await rowsOf('activities', envelope.caseId)).toBe(1);
  });

  it('has one effect when the same command arrives ten times at once', async () => {
    const inspector = await city.as('inspector');
    const payload = reportPayload([await inspector.photo(district)]);
    const envelope = { commandId: randomUUID(), caseId: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => inspector.command('report', payload, envelope)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await rowsOf('activities', envelope.caseId)).toBe(1);
    expect(await rowsOf('outbox', envelope.caseId)).toBe(1);
  });

  it('lets one of two commands on the same version win and tells the other what changed', async () => {
    const { caseId } = await walkCase(city, 'accept');
    const officer = await city.as('dutyOfficer');
    const envelope = { caseId, districtCode: district, expectedVersion: 2 };
    const answers = await Promise.all([
      officer.command('file', {}, envelope),
      officer.command('void', { reason: '误报' }, envelope),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('stale-version');
    expect(await rowsOf('activities', caseId)).toBe(3);
  });

  it('refuses a command id or a case id that already belongs to something else', async () => {
    const first = await walkCase(city, 'report');
    const inspector = await city.as('inspector');
    const payload = reportPayload([await inspector.photo(district)]);
    const other = await inspector.command('report', payload, { commandId: first.commandId });
    expect([other.status, other.body.code]).toEqual([409, 'command-id-reused']);
    const again = await inspector.command('report', payload, { caseId: first.caseId });
    expect([again.status, again.body.code]).toEqual([409, 'case-id-reused']);
  });
});

describe('refusals that name what is wrong', () => {
  it.each([
    ['coordinates exchanged', { location: exchanged }, 'coordinates-swapped'],
    ['a place in another country', { location: { longitude: -77, latitude: 39 } }, 'outside-city'],
    ['an unknown category', { categoryId: 'nothing' }, 'category-unknown'],
    ['an unknown photo', { photos: ['f'.repeat(64)] }, 'photo-unknown'],
    ['no photo', { photos: [] }, 'photo-required'],
    ['an unknown component', { componentCode: '9901010103999999' }, 'component-unknown'],
    ['another district', { location: smallCityPosition(otherDistrict, 2.5, 2.5) }, 'not-your-district'],
  ])('%s', async (_name, changes, code) => {
    const inspector = await city.as('inspector');
    const photos = [await inspector.photo(district)];
    const answer = await inspector.command('report', reportPayload(photos, changes));
    expect(answer.body.code).toBe(code);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});

describe('what a person may see', () => {
  it('hides a unit’s cases from every other unit', async () => {
    const { caseId } = await walkCase(city, 'dispatch');
    const [own, other] = [await city.as('disposalUnit'), await city.as('otherDisposalUnit')];
    const listed = async (caller: typeof own) => (await caller.get<{ items: CaseSummary[] }>('/api/cases')).body.items;
    expect((await listed(own)).some(({ id }) => id === caseId)).toBe(true);
    expect((await listed(other)).some(({ id }) => id === caseId)).toBe(false);
    expect((await other.get(`/api/cases/${district}/${caseId}`)).status).toBe(404);
    expect((await other.command('acknowledge', {}, { caseId, districtCode: district })).status).toBe(404);
  });

  it('keeps a district’s people to their district', async () => {
    const { caseId } = await walkCase(city, 'report');
    const stranger = await city.as('otherInspector');
    expect((await stranger.get(`/api/cases/${district}/${caseId}`)).status).toBe(404);
    expect((await stranger.get(`/api/cases?districtCode=${district}`)).body.code).toBe('not-your-district');
    expect((await (await city.as('supervisor')).get(`/api/cases/${district}/${caseId}`)).status).toBe(200);
  });

  it('shows a photo to those who may see its case', async () => {
    const { caseId } = await walkCase(city, 'dispatch');
    const officer = await city.as('dutyOfficer');
    const photo = (await officer.get<CaseDetail>(`/api/cases/${district}/${caseId}`)).body.activities[0]?.photos[0];
    const path = `/api/photos/${district}/${photo}`;
    const statuses = await Promise.all(
      (['dutyOfficer', 'disposalUnit', 'otherDisposalUnit', 'otherInspector'] as const).map(
        async (person) => (await (await city.as(person)).get(path)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 404, 404]);
  });
});

describe('lists', () => {
  it('page through every case once, in both orders', async () => {
    for (let count = 0; count < 5; count++) await walkCase(city, count % 2 === 0 ? 'report' : 'dispatch');
    const officer = await city.as('dutyOfficer');
    for (const order of ['newest', 'due']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      let total = 0;
      while (cursor !== null) {
        const after: string = cursor ? `&cursor=${cursor}` : '';
        const { body } = await officer.get<{ items: CaseSummary[]; nextCursor: string | null; total: number }>(
          `/api/cases?limit=3&order=${order}${after}`,
        );
        seen.push(...body.items.map(({ id }) => id));
        cursor = body.nextCursor;
        total = body.total;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBe(total);
    }
  });

  it('filter by stage, grid, lamp and who patrols, and refuse a cursor that is none', async () => {
    const { caseId } = await walkCase(city, 'dispatch');
    const inspector = await city.as('inspector');
    const find = async (query: string) => {
      const { body } = await inspector.get<{ items: CaseSummary[] }>(`/api/cases?${query}&limit=200`);
      return body.items;
    };
    const found = (await find('stage=disposal')).find(({ id }) => id === caseId);
    expect(found?.lamp).toBe('green');
    expect((await find('stage=closure')).some(({ id }) => id === caseId)).toBe(false);
    expect((await find(`gridCode=${found?.unitGridCode}&lamp=green&lamp=yellow`)).some(({ id }) => id === caseId)).toBe(
      true,
    );
    expect((await find('inspector=me&reporter=me')).some(({ id }) => id === caseId)).toBe(true);
    expect((await inspector.get('/api/cases?cursor=nonsense')).body.code).toBe('invalid-input');
  });
});

async function rowsOf(table: string, caseId: string): Promise<number> {
  const { rows } = await city.database.knex.raw(`SELECT count(*)::int AS n FROM ${table} WHERE case_id = '${caseId}'`);
  return rows[0].n;
}
