import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts } from '../../seeds/smallCity.ts';
import { endpoints } from '../contract/endpoints.ts';
import type { Publication } from '../contract/schemas/division.ts';
import type { HandPlanView, SavedPlan } from '../contract/schemas/handPlans.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';

const [district, otherDistrict] = smallCityDistricts;
const subdistrict = `${district}001`;
let city: TestApplication;
let administrator: Caller;
beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
});
afterAll(() => city?.close());

type Problem = { code?: string; details?: object };
const pathOf = (id: string) => `/api/hand-plans/${district}/${id}`;
const begin = (more: object) =>
  administrator.send<HandPlanView & Problem>('POST', '/api/hand-plans', {
    id: randomUUID(),
    districtCode: district,
    name: '手工调整',
    ...more,
  });
const save = (id: string, revision: number, moves: readonly { code: string; number: number }[]) =>
  administrator.send<SavedPlan & Problem>('PUT', pathOf(id), { revision, moves });
const publish = (id: string, from: string) =>
  administrator.send<Publication & Problem>('POST', `/api/grid-drafts/${district}/${id}/publish`, { from });
const rows = async <T>(text: string, ...values: string[]): Promise<T[]> =>
  (await city.database.knex.raw<{ rows: T[] }>(text, values)).rows;

/** A unit grid with most neighbours in its grid, and one that touches it, by their place. */
function cornerOf({ unitGrids, edges }: HandPlanView) {
  const degree = (v: number) => edges.filter(([one, other]) => one === v || other === v).length;
  const [corner = 0] = [...unitGrids.keys()].sort((one, other) => degree(one) - degree(other) || one - other);
  return corner;
}

describe('a plan by hand', () => {
  it('begins with the grids of today, and is begun once', async () => {
    const id = randomUUID();
    const [first, again] = [await begin({ id, subdistrictCodes: [subdistrict] }), await begin({ id })];
    expect(first.status).toBe(200);
    expect(endpoints.beginHandPlan.output.safeParse(first.body).error).toBeUndefined();
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject({
      revision: 1,
      breaks: [],
      draft: { state: 'done', certificate: { districts: 1, isContiguous: true }, publishedFrom: null },
    });
    expect(first.body.unitGrids.every(({ code, rings }) => code.startsWith(subdistrict) && rings.length > 0)).toBe(
      true,
    );
    const list = await administrator.get<{ items: { id: string }[] }>(`/api/grid-drafts?districtCode=${district}`);
    expect(list.body.items.filter((draft) => draft.id === id)).toHaveLength(1);
    expect((await publish(id, '2099-01-01')).body.code).toBe('nothing-changed');
  });

  it('is judged with every change, and not published against a rule, which is named', async () => {
    const { body: plan } = await begin({});
    const home = plan.unitGrids[cornerOf(plan)];
    const far = plan.unitGrids.find(({ group }) => group !== home?.group);
    const { body: apart } = await save(plan.draft.id, 1, [{ code: home?.code ?? '', number: far?.number ?? 0 }]);
    expect(apart.revision).toBe(2);
    expect(apart.breaks.map(({ rule }) => rule).sort()).toContain('one-subdistrict');
    expect((await publish(plan.draft.id, '2099-01-01')).body).toMatchObject({
      code: 'grid-rule-broken',
      details: { rule: apart.breaks[0]?.rule },
    });
    expect((await save(plan.draft.id, 1, [{ code: home?.code ?? '', number: 0 }])).body.code).toBe('stale-version');
    const stranger = await save(plan.draft.id, 2, [{ code: `${otherDistrict}001001001`, number: 0 }]);
    expect(stranger.body.code).toBe('not-found');
    const { body: back } = await save(plan.draft.id, 2, [{ code: home?.code ?? '', number: home?.number ?? 0 }]);
    expect(back.breaks).toEqual([]);
  });

  it('is published as computed drafts are: what changed gets new codes, what did not keeps its own', async () => {
    const before = await rows<{ code: string }>(
      `SELECT code FROM responsibility_grids WHERE district_code = ? AND valid_to = 'infinity' ORDER BY code`,
      district,
    );
    const { body: plan } = await begin({});
    const corner = plan.unitGrids[cornerOf(plan)];
    expect((await save(plan.draft.id, 1, [{ code: corner?.code ?? '', number: 77 }])).body.breaks).toEqual([]);
    const { body, status } = await publish(plan.draft.id, '2099-01-01');
    expect(status).toBe(200);
    expect(body).toMatchObject({ endedGrids: 1, draft: { publishedFrom: '2099-01-01' } });
    expect(body.codes).toHaveLength(2);
    const after = await rows<{ code: string }>(
      `SELECT code FROM responsibility_grids WHERE district_code = ? AND valid_to = 'infinity' ORDER BY code`,
      district,
    );
    expect(after.filter(({ code }) => before.some((old) => old.code === code))).toHaveLength(before.length - 1);
    const cover = await rows(
      `SELECT g.code FROM unit_grids g LEFT JOIN responsibility_grid_members m ON (m.district_code, m.unit_grid_code) = (g.district_code, g.code)
         AND m.valid_from <= '2099-01-01' AND '2099-01-01' < m.valid_to
       WHERE g.district_code = ? GROUP BY g.code HAVING count(m.responsibility_grid_code) <> 1`,
      district,
    );
    expect(cover).toEqual([]);
    expect((await save(plan.draft.id, 2, [{ code: corner?.code ?? '', number: 0 }])).body.code).toBe('draft-published');
  });

  it('goes on from another draft', async () => {
    const { body: plan } = await begin({ subdistrictCodes: [`${district}002`] });
    const corner = plan.unitGrids[cornerOf(plan)];
    await save(plan.draft.id, 1, [{ code: corner?.code ?? '', number: 5 }]);
    const { body: copy } = await begin({ from: plan.draft.id });
    expect(copy.unitGrids.find(({ code }) => code === corner?.code)?.number).toBe(5);
    expect(copy.unitGrids).toHaveLength(plan.unitGrids.length);
    expect((await begin({ from: randomUUID() })).body.code).toBe('not-found');
    expect((await begin({ subdistrictCodes: [`${otherDistrict}001`] })).body.code).toBe('not-your-district');
  });
});
