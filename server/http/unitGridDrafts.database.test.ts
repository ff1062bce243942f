import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts } from '../../seeds/smallCity.ts';
import type {
  DrawingProofs,
  RunningDivisionView,
  UnitGridDraftSummary,
  UnitGridDraftView,
  UnitGridPublication,
} from '../contract/schemas/unitGridDrafts.ts';
import type { GridEdit } from '../domain/division/edit/applyEdits.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';
import { walkCase } from '../testing/walk.ts';

const [district, otherDistrict] = smallCityDistricts;
/** 4 × 4 grids, 001 in the north-west, row by row. */
const community = `${district}001001`;
const grid = (sequence: number): string => community + String(sequence).padStart(3, '0');

let city: TestApplication;
let administrator: Caller;
beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
});
afterAll(() => city.close());

async function rows<T = Record<string, unknown>>(text: string, ...values: (string | number)[]): Promise<T[]> {
  return (await city.database.knex.raw(text, values)).rows;
}
const dayAfter = async (days: number): Promise<string> =>
  (await rows<{ day: string }>(`SELECT ((now() AT TIME ZONE 'Asia/Shanghai')::date + ?::int)::text AS day`, days))[0]
    ?.day ?? '';

async function begin(...communityCodes: string[]): Promise<UnitGridDraftView> {
  const body = { id: randomUUID(), name: '调整', communityCodes };
  const answer = await administrator.send<UnitGridDraftView>('POST', '/api/unit-grid-drafts', body);
  expect(answer.status).toBe(200);
  return answer.body;
}
const pathOf = ({ districtCode, id }: Pick<UnitGridDraftView, 'districtCode' | 'id'>) =>
  `/api/unit-grid-drafts/${districtCode}/${id}`;
const save = (draft: UnitGridDraftView, edits: readonly GridEdit[], revision = draft.revision) =>
  administrator.send<UnitGridDraftSummary & { proofs: DrawingProofs; code?: string; details?: object }>(
    'PUT',
    pathOf(draft),
    {
      revision,
      edits,
    },
  );
const publish = (draft: UnitGridDraftView, revision: number, validFrom: string) =>
  administrator.send<UnitGridPublication & { code?: string; details?: object }>('POST', `${pathOf(draft)}/publish`, {
    revision,
    validFrom,
  });
const merge = (into: string, other: string): GridEdit => ({ id: randomUUID(), kind: 'merge', into, other });

describe('a draft', () => {
  it('begins with the grids that hold, and is begun once', async () => {
    const body = { id: randomUUID(), name: '老城厢', communityCodes: [community] };
    const first = await administrator.send<UnitGridDraftView>('POST', '/api/unit-grid-drafts', body);
    const again = await administrator.send<UnitGridDraftView>('POST', '/api/unit-grid-drafts', body);
    expect(first.body).toMatchObject({ name: '老城厢', gridCount: 16, editCount: 0, revision: 1, publishedAt: null });
    expect(again.body).toEqual(first.body);
    expect(first.body.base.cells.map(({ code }) => code)).toEqual(Array.from({ length: 16 }, (_, at) => grid(at + 1)));
    const list = await administrator.get<{ items: UnitGridDraftSummary[] }>('/api/unit-grid-drafts');
    expect(list.body.items.filter(({ id }) => id === body.id)).toHaveLength(1);
  });

  it.each([
    ['two districts at once', [community, `${otherDistrict}001001`], 'not-your-district'],
    ['a community that is not there', [`${district}009009`], 'not-found'],
  ])('cannot hold %s', async (_, communityCodes, code) => {
    const answer = await administrator.send('POST', '/api/unit-grid-drafts', {
      id: randomUUID(),
      name: 'x',
      communityCodes,
    });
    expect(answer.body.code).toBe(code);
  });

  it('keeps edits, takes them back, and refuses what cannot be with its place', async () => {
    const draft = await begin(community);
    const edits = [merge(grid(1), grid(2)), merge(grid(3), grid(4))];
    expect((await save(draft, edits)).body).toMatchObject({ revision: 2, editCount: 2, gridCount: 14 });
    expect((await save(draft, edits.slice(0, 1), 2)).body).toMatchObject({ revision: 3, gridCount: 15 });
    const impossible = await save(draft, [...edits, merge(grid(5), grid(16))], 3);
    expect(impossible.body).toMatchObject({
      code: 'grid-edit-refused',
      details: { index: 2, objection: 'grids-not-adjacent' },
    });
    expect((await save(draft, [], 1)).body.code).toBe('stale-version');
    const read = await administrator.get<UnitGridDraftView>(pathOf(draft));
    expect(read.body).toMatchObject({ revision: 3, edits: edits.slice(0, 1) });
  });

  it('is proved after every edit, and not published against a rule, which is named with its place', async () => {
    const [west, east] = [`${district}001001`, `${district}001002`];
    const draft = await begin(west, east);
    expect(draft.proofs).toHaveLength(13);
    expect(draft.proofs.filter(({ holds, isRequired }) => isRequired && !holds)).toEqual([]);
    const border = draft.base.arcs.find(({ left, right }) => {
      const codes = [left, right].map((cell) => draft.base.cells[cell]?.communityCode);
      return codes.includes(west) && codes.includes(east);
    });
    const [from = [0, 0], next = [0, 0]] = border?.points ?? [];
    const middle = (axis: 0 | 1) => Math.round((from[axis] + next[axis]) / 2) + 9000;
    const to: [number, number] = [middle(0), middle(1)];
    const bend = { id: randomUUID(), kind: 'bend', from, next, to } as const;
    const { body: saved } = await save(draft, [bend]);
    const broken = saved.proofs.filter(({ holds }) => !holds).map(({ name }) => name);
    expect(broken).toEqual(['area-complete', 'covers-communities', 'inside-own-community']);
    const refused = await publish(draft, saved.revision, await dayAfter(1));
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'grid-rule-broken', details: { rule: 'area-complete', broken: 2 } },
    });
    expect((await save(draft, [], saved.revision)).body.proofs.every(({ holds }) => holds)).toBe(true);
  });

  it('is thrown away only as it was seen', async () => {
    const draft = await begin(community);
    await save(draft, [merge(grid(1), grid(2))]);
    expect((await administrator.send('POST', `${pathOf(draft)}/remove`, { revision: 1 })).body.code).toBe(
      'stale-version',
    );
    expect((await administrator.send('POST', `${pathOf(draft)}/remove`, { revision: 2 })).status).toBe(200);
    expect((await administrator.get(pathOf(draft))).status).toBe(404);
  });
});

describe('a draft by division', () => {
  it('is cut along streets, proved, and ends all that was there when it is published', async () => {
    const south = `${otherDistrict}002002`;
    const [frame] = await rows<{ west: number; south: number; east: number; north: number }>(
      `SELECT ST_XMin(b) AS west, ST_YMin(b) AS south, ST_XMax(b) AS east, ST_YMax(b) AS north FROM (SELECT ST_Extent(boundary) AS b FROM unit_grids WHERE community_code = ?) AS e`,
      south,
    );
    const middle = ((frame?.south ?? 0) + (frame?.north ?? 0)) / 2;
    await rows(
      `INSERT INTO base_features (layer, class, shape) VALUES ('street', 'lane', ST_SetSRID(ST_MakeLine(ST_MakePoint(?, ?), ST_MakePoint(?, ?)), 4326)) RETURNING id`,
      (frame?.west ?? 0) - 0.0001,
      middle,
      (frame?.east ?? 0) + 0.0001,
      middle,
    );
    const body = { id: randomUUID(), name: '重新划分', communityCodes: [south], targetArea: 20_000 };
    const [one, two] = await Promise.all(
      [1, 2].map(() => administrator.send<UnitGridDraftView>('POST', '/api/unit-grid-drafts', body)),
    );
    expect(one?.status).toBe(200);
    expect(two?.body).toEqual(one?.body);
    const draft = one?.body as UnitGridDraftView;
    expect(draft.certificate?.figures).toMatchObject({ cells: draft.gridCount, naturalShare: 1 });
    expect(draft.certificate?.proofs.every(({ holds, isRequired }) => holds || !isRequired)).toBe(true);
    expect(draft.base.cells.every(({ code }) => code === null)).toBe(true);
    const { body: done } = await publish(draft, 1, await dayAfter(1));
    expect(done.ended).toHaveLength(16);
    expect(done.begun).toHaveLength(draft.gridCount);
    const [gap] = await rows<{ area: number }>(
      `SELECT ST_Area(ST_SymDifference((SELECT ST_Union(boundary) FROM unit_grids WHERE community_code = ? AND valid_to = 'infinity'),
         (SELECT ST_Union(boundary) FROM unit_grids WHERE community_code = ? AND valid_to < 'infinity'))::geography) AS area`,
      south,
      south,
    );
    expect(gap?.area).toBeLessThan(5);
  });

  it('is told how far it is, and stops when it is cancelled: no draft is made', async () => {
    const body = { id: randomUUID(), name: '取消的划分', communityCodes: [`${district}001002`], targetArea: 2_000 };
    const asked = administrator.send<{ code: string }>('POST', '/api/unit-grid-drafts', body);
    const running = () =>
      administrator
        .get<{ items: RunningDivisionView[] }>('/api/unit-grid-divisions')
        .then(({ body: { items } }) => items);
    await expect.poll(running, { interval: 5 }).toMatchObject([{ draftId: body.id, name: '取消的划分' }]);
    const address = `/api/unit-grid-divisions/${district}/${body.id}`;
    expect((await administrator.send('DELETE', address)).body).toEqual({ isCancelled: true });
    const { status, body: answer } = await asked;
    expect([status, answer.code]).toEqual([409, 'division-cancelled']);
    expect((await administrator.get(pathOf({ districtCode: district, id: body.id }))).status).toBe(404);
    expect(await running()).toEqual([]);
    expect((await administrator.send('DELETE', address)).status).toBe(404);
  });

  it('is as well begun where there are no grids yet', async () => {
    const fresh = `${otherDistrict}001099`;
    await rows(
      `INSERT INTO administrative_areas (code, level, name, parent_code, district_code, boundary, valid_from)
       SELECT ?, 'community', '新社区', ?, ?, ST_Multi(ST_SetSRID(ST_MakeEnvelope(121.5, 31.3, 121.503, 31.302), 4326)), '2020-01-01' RETURNING code`,
      fresh,
      fresh.slice(0, 9),
      otherDistrict,
    );
    const body = { id: randomUUID(), name: '新区', communityCodes: [fresh], targetArea: 10_000 };
    const { body: draft } = await administrator.send<UnitGridDraftView>('POST', '/api/unit-grid-drafts', body);
    expect(draft.gridCount).toBe(6);
    const { body: done } = await publish(draft, 1, await dayAfter(0));
    expect(done.begun).toEqual([1, 2, 3, 4, 5, 6].map((number) => `${fresh}00${number}`));
    expect(await rows('SELECT DISTINCT area_class AS class FROM unit_grids WHERE community_code = ?', fresh)).toEqual([
      { class: 'C' },
    ]);
  });
});

describe('publishing', () => {
  it('ends changed grids, begins new codes, moves members and components, and leaves cases where they were', async () => {
    const { caseId } = await walkCase(city, 'report');
    const [before] = await rows<{ code: string }>('SELECT unit_grid_code AS code FROM cases WHERE id = ?', caseId);
    const old = before?.code ?? '';
    const neighbour = Number(old.slice(-3)) % 4 === 0 ? Number(old.slice(-3)) - 1 : Number(old.slice(-3)) + 1;
    const other = old.slice(0, 12) + String(neighbour).padStart(3, '0');
    const inside = await rows('SELECT code FROM components WHERE unit_grid_code IN (?, ?)', old, other);
    const draft = await begin(old.slice(0, 12));
    await save(draft, [merge(old, other)]);
    const today = await dayAfter(0);
    const { body, status } = await publish(draft, 2, today);
    expect(status).toBe(200);
    const begun = body.begun[0] ?? '';
    expect(body).toMatchObject({
      ended: [old, other].sort(),
      begun: [`${old.slice(0, 12)}017`],
      responsibilityGrids: [],
    });
    expect(body.componentsMoved).toBe(inside.length);
    expect(await rows('SELECT valid_to::text AS day FROM unit_grids WHERE code IN (?, ?)', old, other)).toEqual([
      { day: today },
      { day: today },
    ]);
    expect(
      await rows(
        `SELECT responsibility_grid_code AS code FROM responsibility_grid_members WHERE unit_grid_code = ? AND valid_to = 'infinity'`,
        begun,
      ),
    ).toEqual([{ code: `${old.slice(0, 9)}Z001` }]);
    expect(await rows('SELECT unit_grid_code AS code FROM cases WHERE id = ?', caseId)).toEqual([{ code: old }]);
    expect(
      await rows(
        'SELECT DISTINCT unit_grid_code AS code FROM components WHERE code = ANY (ARRAY(SELECT code FROM component_history WHERE unit_grid_code = ?))',
        old,
      ),
    ).toEqual(inside.length > 0 ? [{ code: begun }] : []);
    const { tiles } = city.application.ports;
    const tileOn = async (day: string | null) => {
      const [at] = await rows<{ x: number; y: number }>(
        `SELECT floor((ST_X(p) + 20037508.342789244) / 40075016.685578488 * 65536)::int AS x,
           floor((20037508.342789244 - ST_Y(p)) / 40075016.685578488 * 65536)::int AS y
         FROM (SELECT ST_PointOnSurface(boundary_mercator) AS p FROM unit_grids WHERE code = ?) AS middle`,
        begun,
      );
      const scope = { districtCode: null, unitCode: null };
      return Buffer.from(await tiles.read('unit-grids', 16, at?.x ?? 0, at?.y ?? 0, scope, day)).toString('latin1');
    };
    const [now, then] = [await tileOn(null), await tileOn('2021-05-05')];
    expect([now.includes(begun), now.includes(old), then.includes(begun), then.includes(old)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    const { body: editions } = await administrator.get<{
      items: { day: string; unitBegun: number; unitEnded: number }[];
    }>('/api/grid-editions');
    const edition = editions.items.find(({ day }) => day === today);
    expect(edition?.unitBegun).toBeGreaterThanOrEqual(1);
    expect(edition?.unitEnded).toBeGreaterThanOrEqual(2);
    const [place] = await rows<{ longitude: number; latitude: number }>(
      'SELECT ST_X(location) AS longitude, ST_Y(location) AS latitude FROM cases WHERE id = ?',
      caseId,
    );
    const located = await administrator.get<{ unitGrid: { code: string } }>(
      `/api/locate?longitude=${place?.longitude}&latitude=${place?.latitude}`,
    );
    expect(JSON.stringify(located.body)).toContain(begun);
  });

  it('changes nothing twice, and a published draft never', async () => {
    const south = `${district}002001`;
    const draft = await begin(south);
    await save(draft, [merge(`${south}001`, `${south}002`)]);
    expect((await publish(draft, 1, await dayAfter(1))).body.code).toBe('stale-version');
    expect((await publish(draft, 2, await dayAfter(-1))).body.code).toBe('day-not-ahead');
    expect((await publish(draft, 2, await dayAfter(3))).status).toBe(200);
    expect((await publish(draft, 3, await dayAfter(4))).body.code).toBe('stale-version');
    expect((await save(draft, [], 3)).body.code).toBe('stale-version');
    const unchanged = await begin(`${district}002002`);
    expect((await publish(unchanged, 1, await dayAfter(1))).body.code).toBe('nothing-changed');
  });

  it('from a later day on leaves today as it is; then components follow', async () => {
    const east = `${otherDistrict}001001`;
    const draft = await begin(east);
    await save(draft, [merge(`${east}001`, `${east}002`)]);
    const { body } = await publish(draft, 2, await dayAfter(2));
    expect(body.componentsMoved).toBe(0);
    const count = async (code: string) =>
      (await rows('SELECT 1 FROM components WHERE unit_grid_code = ?', code)).length;
    const before = (await count(`${east}001`)) + (await count(`${east}002`));
    // The day comes.
    await rows(`UPDATE unit_grids SET valid_from = valid_from - 2 WHERE code = ? RETURNING code`, `${east}017`);
    await rows(
      `UPDATE unit_grids SET valid_to = valid_to - 2 WHERE code IN (?, ?) RETURNING code`,
      `${east}001`,
      `${east}002`,
    );
    expect(await city.application.ports.unitGridDrafts.moveComponents()).toBe(before);
    expect(await count(`${east}017`)).toBe(before);
    expect(await city.application.ports.unitGridDrafts.moveComponents()).toBe(0);
  });

  it('is refused when the grids have changed since the draft was begun', async () => {
    const east = `${otherDistrict}001002`;
    const [one, two] = [await begin(east), await begin(east)];
    await save(one, [merge(`${east}001`, `${east}002`)]);
    await save(two, [merge(`${east}003`, `${east}004`)]);
    expect((await publish(one, 2, await dayAfter(1))).status).toBe(200);
    const late = await publish(two, 2, await dayAfter(5));
    expect(late.body).toMatchObject({
      code: 'grids-changed',
      details: { changed: [`${east}017`], gone: [`${east}001`, `${east}002`] },
    });
  });

  it('lets a responsibility grid whose border changed go on under a new code, with its inspectors', async () => {
    const south = `${otherDistrict}002001`;
    const [z1, z2] = [`${otherDistrict}002Z001`, `${otherDistrict}002Z002`];
    const west = ['001', '005', '009', '013'].map((sequence) => south + sequence);
    await rows(
      `INSERT INTO responsibility_grids (district_code, code, name, boundary, valid_from)
       SELECT district_code, ?, '西片', ST_Multi(ST_Union(boundary)), '2020-01-01' FROM unit_grids WHERE code IN (${west.map(() => '?')}) GROUP BY district_code`,
      z2,
      ...west,
    );
    await rows(
      `UPDATE responsibility_grid_members SET responsibility_grid_code = ? WHERE unit_grid_code IN (${west.map(() => '?')})`,
      z2,
      ...west,
    );
    await rows(
      `UPDATE responsibility_grids SET boundary = (SELECT ST_Multi(ST_Union(g.boundary)) FROM unit_grids g JOIN responsibility_grid_members m ON m.unit_grid_code = g.code
         WHERE m.responsibility_grid_code = ?) WHERE code = ?`,
      z1,
      z1,
    );
    const draft = await begin(south);
    await save(draft, [merge(`${south}001`, `${south}002`)]);
    const { body } = await publish(draft, 2, await dayAfter(1));
    expect(body.responsibilityGrids).toEqual([
      { ended: z1, begun: `${otherDistrict}002Z003` },
      { ended: z2, begun: `${otherDistrict}002Z004` },
    ]);
    const members = await rows<{ code: string; count: number }>(
      `SELECT responsibility_grid_code AS code, count(*)::int AS count FROM responsibility_grid_members
       WHERE valid_to = 'infinity' AND left(unit_grid_code, 9) = ? GROUP BY 1 ORDER BY 1`,
      south.slice(0, 9),
    );
    const present = await rows(
      `SELECT 1 FROM unit_grids WHERE valid_to = 'infinity' AND left(code, 9) = ?`,
      south.slice(0, 9),
    );
    expect(members.reduce((sum, { count }) => sum + count, 0)).toBe(present.length);
    expect(members.map(({ code }) => code)).toEqual([`${otherDistrict}002Z003`, `${otherDistrict}002Z004`]);
    const [gap] = await rows<{ area: number }>(
      `SELECT ST_Area(ST_SymDifference((SELECT ST_Union(boundary) FROM responsibility_grids WHERE valid_to = 'infinity' AND subdistrict_code = ?),
         (SELECT boundary FROM administrative_areas WHERE code = ?))::geography) AS area`,
      south.slice(0, 9),
      south.slice(0, 9),
    );
    expect(gap?.area).toBeLessThan(1);
  });
});

describe('people of one district', () => {
  it('see and change drafts of their own district alone', async () => {
    const draft = await begin(community);
    await rows(
      `UPDATE roles SET permissions = array_append(permissions, 'grid.edit') WHERE code = 'dispatcher' RETURNING code`,
    );
    const [own, stranger] = [await city.as('dispatcher'), await city.as('dispatcher')];
    expect((await own.get(pathOf(draft))).status).toBe(200);
    await rows(`UPDATE users SET district_code = ? WHERE role_code = 'dispatcher' RETURNING id`, otherDistrict);
    expect((await stranger.get(pathOf(draft))).body.code).toBe('not-your-district');
    const list = await stranger.get<{ items: UnitGridDraftSummary[] }>('/api/unit-grid-drafts');
    expect(new Set(list.body.items.map(({ districtCode }) => districtCode))).toEqual(new Set([otherDistrict]));
  });
});
