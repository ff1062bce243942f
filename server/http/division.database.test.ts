import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts, smallCityUsers } from '../../seeds/smallCity.ts';
import { endpoints } from '../contract/endpoints.ts';
import type { DraftComparison, DraftSettings, GridDraft, Publication } from '../contract/schemas/division.ts';
import { draftSettingsFor } from '../testing/divisionExamples.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';
import { walkCase } from '../testing/walk.ts';

const [district, otherDistrict] = smallCityDistricts;
const FIRST_DAY = '2099-01-01';
let city: TestApplication;
let administrator: Caller;

beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
  await walkCase(city, 'close');
});
afterAll(() => city?.close());

const pathOf = ({ districtCode, id }: GridDraft) => `/api/grid-drafts/${districtCode}/${id}`;

async function drafted(settings: Partial<DraftSettings> = {}, districtCode: string = district): Promise<GridDraft> {
  const body = { districtCode, name: '试划', settings: draftSettingsFor(settings) };
  const started = await administrator.send<GridDraft>('POST', '/api/grid-drafts', body);
  expect(started.body).toMatchObject({ state: 'running', name: '试划', createdBy: expect.any(String) });
  for (;;) {
    const { body: list } = await administrator.get<{ items: GridDraft[] }>(
      `/api/grid-drafts?districtCode=${districtCode}`,
    );
    const draft = list.items.find(({ id }) => id === started.body.id);
    if (draft && draft.state !== 'running') return draft;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function rows<T>(text: string, values: readonly string[] = []): Promise<T[]> {
  return (await city.database.knex.raw<{ rows: T[] }>(text, values)).rows;
}

/** Unit grids of the district that have not exactly one responsibility grid on a day. */
const uncovered = (day: string) =>
  rows<{ code: string }>(
    `SELECT g.code FROM unit_grids g
     LEFT JOIN responsibility_grid_members m ON (m.district_code, m.unit_grid_code) = (g.district_code, g.code)
       AND m.valid_from <= ?::date AND ?::date < m.valid_to
     WHERE g.district_code = '${district}' GROUP BY g.code HAVING count(m.responsibility_grid_code) <> 1`,
    [day, day],
  );

describe('a draft', () => {
  it('is computed in the background, kept with its certificate, and compared with the present grids', async () => {
    const draft = await drafted();
    expect(draft).toMatchObject({ state: 'done', progress: 1, certificate: { districts: 4, isContiguous: true } });
    const { body } = await administrator.get<DraftComparison>(pathOf(draft));
    expect(endpoints.readGridDraft.output.safeParse(body).error).toBeUndefined();
    expect(body.members).toHaveLength(64);
    expect(body.before).toHaveLength(2);
    expect(body.after).toHaveLength(4);
    const sum = (loads: readonly { unitGrids: number; cases: number; minutes: number }[]) => ({
      unitGrids: loads.reduce((total, own) => total + own.unitGrids, 0),
      cases: loads.reduce((total, own) => total + own.cases, 0),
      minutes: loads.reduce((total, own) => total + own.minutes, 0),
    });
    expect(sum(body.after)).toMatchObject({ unitGrids: 64, cases: 1 });
    expect(sum(body.after).minutes).toBeCloseTo(sum(body.before).minutes, 6);
    // Subdistricts are hard borders: a drafted grid has unit grids of one alone.
    for (const { key } of body.after) {
      const own = body.members.filter(({ after }) => after === key);
      expect(new Set(own.map(({ code }) => code.slice(0, 9))).size).toBe(1);
    }
    expect(body.outlines.after.map(({ key }) => key)).toEqual(['0', '1', '2', '3']);
    expect(body.outlines.before.map(({ key }) => key)).toEqual(body.before.map(({ key }) => key));
    expect(body.movedUnitGrids).toBeGreaterThan(0);
  });

  it('of some subdistricts holds their unit grids alone, and one that keeps the present grids moves none', async () => {
    const part = await drafted({ subdistrictCodes: [`${district}001`], grids: 1, keepsPresent: true });
    const { body } = await administrator.get<DraftComparison>(pathOf(part));
    expect(body.members.every(({ code }) => code.startsWith(`${district}001`))).toBe(true);
    expect(body.movedUnitGrids).toBe(0);
  });

  it('that cannot be is refused with the rule', async () => {
    expect(await drafted({ grids: 1 })).toMatchObject({
      state: 'refused',
      refusal: { code: 'district-count-impossible' },
      certificate: null,
    });
  });

  it('is computed one at a time in a district, and can be stopped', async () => {
    const body = { districtCode: district, name: '试划', settings: draftSettingsFor() };
    const started = await administrator.send<GridDraft>('POST', '/api/grid-drafts', body);
    expect((await administrator.send('POST', '/api/grid-drafts', body)).body.code).toBe('division-running');
    const stopped = await administrator.send<GridDraft>('POST', `${pathOf(started.body)}/cancel`, {});
    expect(stopped.body.state).toBe('cancelled');
    expect(await drafted()).toMatchObject({ state: 'done' });
    const { body: still } = await administrator.get<DraftComparison>(pathOf(started.body));
    expect(still).toMatchObject({ draft: { state: 'cancelled' }, members: [] });
  });

  it('is not for other districts, and can be removed', async () => {
    const foreign = {
      districtCode: district,
      name: 'x',
      settings: draftSettingsFor({ subdistrictCodes: ['990102001'] }),
    };
    expect((await administrator.send('POST', '/api/grid-drafts', foreign)).body.code).toBe('not-your-district');
    const draft = await drafted();
    expect((await administrator.send('DELETE', pathOf(draft))).body).toEqual({ isRemoved: true });
    expect((await administrator.get(pathOf(draft))).status).toBe(404);
    const [left] = await rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM grid_draft_members WHERE draft_id = ?',
      [draft.id],
    );
    expect(left?.count).toBe(0);
  });
});

describe('publishing', () => {
  it('is refused for today and for a draft without a result', async () => {
    const draft = await drafted();
    const early = await administrator.send('POST', `${pathOf(draft)}/publish`, { from: '2020-06-01' });
    expect(early.body).toMatchObject({ code: 'day-not-ahead' });
    const empty = await drafted({ grids: 1 });
    const without = await administrator.send('POST', `${pathOf(empty)}/publish`, { from: FIRST_DAY });
    expect(without.body).toMatchObject({ code: 'draft-not-ready' });
  });

  it('is refused, and changes nothing, when a unit grid would have no or two grids on some day', async () => {
    const draft = await drafted();
    const code = `${district}001001001`;
    // Somebody else ended this membership for later: from then on the unit grid had none.
    await city.database.knex('responsibility_grid_members').insert({
      district_code: district,
      unit_grid_code: code,
      responsibility_grid_code: `${district}001Z001`,
      valid_from: '2100-01-01',
    });
    const before = await rows('SELECT * FROM responsibility_grid_members ORDER BY 1, 2, 4');
    const answer = await administrator.send('POST', `${pathOf(draft)}/publish`, { from: FIRST_DAY });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'grid-cover-broken',
      details: { unitGridCode: code, day: '2100-01-01', grids: 2 },
    });
    expect(await rows('SELECT * FROM responsibility_grid_members ORDER BY 1, 2, 4')).toEqual(before);
    await city.database.knex('responsibility_grid_members').where({ valid_from: '2100-01-01' }).delete();
  });

  it('ends the present grids and begins new ones with new codes, their members and inspectors', async () => {
    const [version] = await rows<{ version: string }>(
      `SELECT version::text FROM layer_versions WHERE layer = 'responsibility-grids'`,
    );
    const draft = await drafted();
    const { status, body } = await administrator.send<Publication>('POST', `${pathOf(draft)}/publish`, {
      from: FIRST_DAY,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ endedGrids: 2, draft: { publishedFrom: FIRST_DAY } });
    expect([...body.codes].sort()).toEqual(
      ['001Z002', '001Z003', '002Z002', '002Z003'].map((end) => `${district}${end}`),
    );
    expect(await uncovered('2098-12-31')).toEqual([]);
    expect(await uncovered(FIRST_DAY)).toEqual([]);
    const grids = await rows<{ code: string; from: string; to: string; valid: boolean }>(
      `SELECT code, valid_from::text AS from, valid_to::text AS to, ST_IsValid(boundary) AS valid FROM responsibility_grids
       WHERE district_code = ? ORDER BY code`,
      [district],
    );
    expect(grids[0]).toMatchObject({ code: `${district}001Z001`, to: FIRST_DAY });
    expect(grids[1]).toEqual({ code: `${district}001Z002`, from: FIRST_DAY, to: 'infinity', valid: true });
    const posts = await rows<{ code: string; user: string }>(
      `SELECT responsibility_grid_code AS code, user_id AS user FROM responsibility_grid_inspectors
       WHERE district_code = ? AND valid_from = ?::date ORDER BY 1`,
      [district, FIRST_DAY],
    );
    expect(body.inspectors).toBe(posts.length);
    expect(posts.map(({ user }) => user)).toContain(smallCityUsers.inspector.id);
    const [now] = await rows<{ version: string }>(
      `SELECT version::text FROM layer_versions WHERE layer = 'responsibility-grids'`,
    );
    expect(Number(now?.version)).toBe(Number(version?.version) + 1);
    const cases = await rows<{ code: string }>('SELECT DISTINCT responsibility_grid_code AS code FROM cases');
    expect(cases.every(({ code }) => code.endsWith('Z001'))).toBe(true);
    const again = await administrator.send('POST', `${pathOf(draft)}/publish`, { from: FIRST_DAY });
    expect(again.body).toMatchObject({ code: 'draft-published' });
    expect((await administrator.send('DELETE', pathOf(draft))).body).toMatchObject({ code: 'draft-published' });
  });

  it('never uses a code again, and the other district is as it was', async () => {
    const draft = await drafted({ grids: 2 });
    const { body } = await administrator.send<Publication>('POST', `${pathOf(draft)}/publish`, { from: '2099-06-01' });
    expect([...body.codes].sort()).toEqual([`${district}001Z004`, `${district}002Z004`]);
    expect(await uncovered('2099-05-31')).toEqual([]);
    expect(await uncovered('2099-06-01')).toEqual([]);
    const others = await rows('SELECT code FROM responsibility_grids WHERE district_code = ?', [otherDistrict]);
    expect(others).toHaveLength(2);
  });
});
