import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { smallCityDistricts, smallCityPosition, smallCityUsers } from '../../seeds/smallCity.ts';
import { type PlaceIndex, placeIndex } from '../application/place-index/placeIndex.ts';
import type { ConfigurationEntry } from '../contract/schemas/administration.ts';
import type { HandPlanView } from '../contract/schemas/handPlans.ts';
import type { ImportStatus } from '../contract/schemas/surveyImport.ts';
import type { UnitGridDraftView } from '../contract/schemas/unitGridDrafts.ts';
import { publishDraftIn } from '../database/division/publish.ts';
import { placeReading } from '../database/place-index/placeReading.ts';
import { spatialRepository } from '../database/spatial/spatialRepository.ts';
import type { GridEdit } from '../domain/division/edit/applyEdits.ts';
import { inUnits } from '../domain/division/edit/measure.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';

/*
 * The index is one of another process: it hears of a change by the database alone. Every way in which something of an answer
 * can change is gone here as people go it.
 */

const [district] = smallCityDistricts;
let city: TestApplication;
let administrator: Caller;
let index: PlaceIndex;
/** The unit grid of the point that is asked. */
let own: string;
const failures: unknown[] = [];

beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
  index = placeIndex({ reading: placeReading(city.database), onError: (error) => failures.push(error) });
  index.start();
  own = await ownGrid();
});
afterAll(async () => {
  await index?.close();
  await city?.close();
  expect(failures).toEqual([]);
});

const rows = async <T = Record<string, unknown>>(text: string, ...values: string[]): Promise<T[]> =>
  (await city.database.knex.raw<{ rows: T[] }>(text, values)).rows;
const today = async () =>
  (await rows<{ day: string }>(`SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date::text AS day`))[0]?.day ?? '';

/** A point in the middle of the district's south-western part, away from every border, and much around it. */
const question = { position: smallCityPosition(district, 1.45, 1.45), categoryId: null, withinMeters: 120 };
const fromDatabase = (asked = question) =>
  spatialRepository(city.database).locate(asked.position, { withinMeters: asked.withinMeters });
const ownGrid = async (asked = question): Promise<string> => {
  const place = await fromDatabase(asked);
  return 'unitGrid' in place ? place.unitGrid.code : '';
};
const answered = (asked = question) =>
  vi.waitFor(() => expect(index.locate(asked)).not.toBeNull(), { timeout: 10_000, interval: 5 });

/** Makes a change, and looks on: within a second the old answer or the new one, from then on the new one alone. */
async function follows(change: () => Promise<unknown>, asked = question): Promise<void> {
  await answered(asked);
  const before = await fromDatabase(asked);
  expect(index.locate(asked)).toEqual(before);
  await change();
  const changedAt = performance.now();
  const after = await fromDatabase(asked);
  expect(after).not.toEqual(before);
  while (performance.now() - changedAt < 1000) {
    const answer = index.locate(asked);
    if (answer !== null) expect([before, after]).toContainEqual(answer);
    await pause(5);
  }
  const first = index.locate(asked);
  if (first !== null) expect(first).toEqual(after);
  await answered(asked);
  expect(index.locate(asked)).toEqual(after);
}

const give = async (command: object): Promise<{ code: string; version: number }> => {
  const body = { commandId: randomUUID(), districtCode: district, ...command };
  const answer = await administrator.send<{ code: string; version: number }>('POST', '/api/component-commands', body);
  expect(answer.status).toBe(200);
  return answer.body;
};

test('a component that is added, moved and retired', async () => {
  let made = { code: '', version: 0 };
  await follows(async () => {
    const location = smallCityPosition(district, 1.4, 1.62);
    made = await give({ kind: 'add', payload: { categoryId: 'cjt214-2007-c0305', name: '废物箱', location } });
  });
  await follows(async () => {
    const location = smallCityPosition(district, 1.55, 1.31);
    made = await give({ kind: 'move', code: made.code, expectedVersion: 1, payload: { location, reason: '实测' } });
  });
  await follows(() =>
    give({ kind: 'retire', code: made.code, expectedVersion: made.version, payload: { reason: '拆除' } }),
  );
});

test('a survey that is loaded', async () => {
  await follows(async () => {
    const { longitude, latitude } = smallCityPosition(district, 1.61, 1.57);
    const csv = `编号,名称,小类,经度,纬度\nS1,新灯,路灯,${longitude},${latitude}`;
    const name = encodeURIComponent('路灯.csv');
    const file = await administrator.send<{ fileId: string }>('PUT', `/api/survey-files/${name}`, csv, {
      'content-type': 'text/csv',
    });
    const run = await administrator.send<{ runId: string }>('POST', `/api/survey-files/${file.body.fileId}/imports`, {
      districtCode: district,
    });
    const address = `/api/survey-imports/${district}/${run.body.runId}`;
    const reaches = (state: string) =>
      vi.waitFor(
        async () => expect((await administrator.get<ImportStatus>(address)).body.account).toMatchObject({ state }),
        { timeout: 20_000, interval: 50 },
      );
    await reaches('checked');
    await administrator.send('POST', `${address}/loading`, {});
    await reaches('done');
  });
  // The load told of its batch in the transaction that made it, and not only when it had ended.
  expect(await rows(`SELECT west IS NOT NULL AS placed FROM layer_changes WHERE layer = 'component-loads'`)).toEqual([
    { placed: true },
  ]);
});

async function publishedWith(kind: 'unit' | 'water', edit: (draft: UnitGridDraftView) => GridEdit): Promise<void> {
  const communityCodes = [own.slice(0, kind === 'unit' ? 12 : 9)];
  const { body: draft } = await administrator.send<UnitGridDraftView>('POST', '/api/unit-grid-drafts', {
    id: randomUUID(),
    name: '调整',
    kind,
    communityCodes,
  });
  const path = `/api/unit-grid-drafts/${draft.districtCode}/${draft.id}`;
  expect((await administrator.send('PUT', path, { revision: 1, edits: [edit(draft)] })).status).toBe(200);
  const done = await administrator.send('POST', `${path}/publish`, { revision: 2, validFrom: await today() });
  expect(done.status).toBe(200);
}

test('a professional grid that is published', async () => {
  await rows(`UPDATE professional_grids SET valid_to = '2021-01-01' WHERE kind = 'water' RETURNING code`);
  await index.close();
  index = placeIndex({ reading: placeReading(city.database), onError: (error) => failures.push(error) });
  index.start();
  await follows(() =>
    publishedWith('water', ({ base }) => {
      const corners = [1.3, 1.6].flatMap((low) => [smallCityPosition(district, low, low)]);
      const [from, to] = corners.map(({ longitude, latitude }) => [longitude, latitude] as const);
      const [[west, south], [east, north]] = [from ?? [0, 0], to ?? [0, 0]];
      const ring = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
      ] as const;
      return { id: randomUUID(), kind: 'draw', ring: ring.map((corner) => inUnits(base, corner)), community: district };
    }),
  );
});

test('an edition of unit grids that is published', async () => {
  const turn = Number(own.slice(-3));
  const other = own.slice(0, 12) + String(turn % 4 === 0 ? turn - 1 : turn + 1).padStart(3, '0');
  await follows(() => publishedWith('unit', () => ({ id: randomUUID(), kind: 'merge', into: own, other })));
  own = await ownGrid();
});

test('a plan of responsibility grids that holds', async () => {
  // Elsewhere: what began today cannot end today.
  const asked = { ...question, position: smallCityPosition(district, 6.45, 6.45) };
  const code = await ownGrid(asked);
  await follows(async () => {
    const { body: plan } = await administrator.send<HandPlanView>('POST', '/api/hand-plans', {
      id: randomUUID(),
      districtCode: district,
      name: '手工调整',
      subdistrictCodes: [code.slice(0, 9)],
    });
    const { id } = plan.draft;
    const path = `/api/hand-plans/${district}/${id}`;
    const saved = await administrator.send('PUT', path, { revision: 1, moves: [{ code, number: 77 }] });
    expect(saved.status).toBe(200);
    // People publish from tomorrow on at the earliest; the answers of today change when that day comes.
    const done = await publishDraftIn(city.database)({ districtCode: district, draftId: id }, await today());
    expect(done).toMatchObject({ endedGrids: expect.any(Number) });
  }, asked);
});

test('an inspector who gets another name, and one who is dismissed', async () => {
  const { id } = smallCityUsers.inspector;
  const path = '/api/configuration/user';
  const change = async (fields: object) => {
    const { body } = await administrator.get<{ items: ConfigurationEntry[] }>(path);
    const entry = body.items.find(({ key }) => key === id);
    const document = { ...entry?.document, ...fields };
    const answer = await administrator.send('PUT', `${path}/${id}`, {
      subject: 'user',
      document,
      revision: entry?.revision,
    });
    expect(answer.status).toBe(200);
  };
  await follows(() => change({ displayName: '王新名' }));
  await follows(() => change({ isActive: false }));
});

test('an area that gets another name, and a category that is new', async () => {
  await follows(() =>
    city.database
      .knex('administrative_areas')
      .where({ code: own.slice(0, 12) })
      .update({ name: '新名居委' }),
  );
  const asked = { ...question, categoryId: 'made-new' };
  expect(index.locate(asked)).toBeNull();
  await city.database.knex.raw(
    `INSERT INTO categories (id, edition, kind, code, major_name, name, english_name, valid_from)
     VALUES ('made-new', 'made', 'component', '0199', '公用设施', '新类', 'new', '2000-01-01')`,
  );
  await vi.waitFor(() => expect(index.locate(asked)).toMatchObject({ components: [] }), { timeout: 10_000 });
});
