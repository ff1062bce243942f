import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts, smallCityPosition } from '../../seeds/smallCity.ts';
import type { SurveyFileReceipt, SurveyInspection } from '../contract/schemas/surveyImport.ts';
import type { CitySystem, KeptProfile, SystemTrialResult } from '../contract/schemas/surveySettings.ts';
import { profileOf } from '../testing/surveySettingsExamples.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';

const [district, otherDistrict] = smallCityDistricts;
const place = smallCityPosition(district, 2.5, 2.5);
/** Metres east of 121.5° and north of a line near the city. */
const definition = '+proj=tmerc +lat_0=0 +lon_0=121.5 +k=1 +x_0=0 +y_0=-3400000 +ellps=GRS80 +units=m +no_defs';

let city: TestApplication;
let administrator: Caller;
beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
});
afterAll(() => city?.close());

type Answer<T> = T & { readonly code?: string; readonly details?: Record<string, unknown> };
const put = <T>(path: string, body: unknown) => administrator.send<Answer<T>>('PUT', path, body);
const remove = (path: string) => administrator.send<Answer<{ isRemoved: true }>>('DELETE', path);

/** Asks as somebody who belongs to one district; rights are read anew for each request. */
async function inOneDistrict<T>(ask: () => Promise<T>): Promise<T> {
  const belongTo = (code: string | null) =>
    city.database.knex('users').where({ role_code: 'administrator' }).update({ district_code: code });
  await belongTo(district);
  try {
    return await ask();
  } finally {
    await belongTo(null);
  }
}
const profilePath = (name: string, of: string = district) => `/api/import-profiles/${of}/${encodeURIComponent(name)}`;

describe('import profiles', () => {
  it('are made once, changed by who saw them last, and thrown away', async () => {
    const path = profilePath('路灯 / 年度');
    const made = await put<KeptProfile>(path, { profile: profileOf(), revision: 0 });
    expect(made.body).toMatchObject({ name: '路灯 / 年度', revision: 1, profile: profileOf() });
    expect(made.body.updatedByName).not.toBeNull();
    expect((await put(path, { profile: profileOf(), revision: 0 })).body.code).toBe('stale-version');
    const wider = profileOf({ duplicateMeters: 2 });
    expect((await put<KeptProfile>(path, { profile: wider, revision: 1 })).body).toMatchObject({
      revision: 2,
      profile: { duplicateMeters: 2 },
    });
    expect((await put(path, { profile: profileOf(), revision: 1 })).body.code).toBe('stale-version');
    const { body } = await administrator.get<{ items: KeptProfile[] }>(`/api/import-profiles?districtCode=${district}`);
    expect(body.items.map(({ name }) => name)).toEqual(['路灯 / 年度']);
    expect((await remove(`${path}?revision=1`)).body.code).toBe('stale-version');
    expect((await remove(`${path}?revision=2`)).body).toEqual({ isRemoved: true });
    expect((await remove(`${path}?revision=2`)).body.code).toBe('stale-version');
  });

  it.each([
    ['category-unknown', profileOf({ category: { kind: 'one', code: '9876' } })],
    [
      'category-unknown',
      profileOf({ category: { kind: 'rules', rules: [{ column: '类型', equals: '灯', code: '9876' }] } }),
    ],
    ['unit-unknown', profileOf({ unitNames: { 某某公司: 'no-unit' } })],
    ['import-crs-unknown', profileOf({ crs: 'mars2000' })],
    ['import-crs-unknown', profileOf({ crs: '+proj=nothing' })],
  ])('are refused with %s for what there is not', async (code, profile) => {
    expect((await put(profilePath('不成立'), { profile, revision: 0 })).body.code).toBe(code);
  });

  it('belong to their district', async () => {
    const answer = await inOneDistrict(() =>
      put(profilePath('别区', otherDistrict), { profile: profileOf(), revision: 0 }),
    );
    expect([answer.status, answer.body.code]).toEqual([403, 'not-your-district']);
  });
});

describe('coordinate systems of the city', () => {
  const path = '/api/coordinate-systems/trial2000';
  const system = { name: '试验坐标系', definition, note: '', revision: 0 };

  it('say where a known point lies, in either order of its numbers', async () => {
    const known = { longitude: place.longitude, latitude: place.latitude };
    const [x, y] = city.application.ports.surveyFiles.fromDegrees({ code: 'x', name: 'x', kind: 'plane', definition })([
      place.longitude,
      place.latitude,
    ]) ?? [0, 0];
    const trial = (body: object) =>
      administrator.send<Answer<SystemTrialResult>>('POST', '/api/coordinate-system-trials', body);
    const straight = (await trial({ definition, x, y, known })).body;
    expect(straight).toMatchObject({ isSwapped: false, isInCity: true });
    expect(straight.meters).toBeLessThan(0.001);
    expect((await trial({ definition, x: y, y: x })).body).toMatchObject({
      isSwapped: true,
      isInCity: true,
      meters: null,
    });
    const shifted = (await trial({ definition, x: x + 300, y: y + 400, known })).body;
    expect(Math.abs((shifted.meters ?? 0) - 500)).toBeLessThan(2);
    expect((await trial({ definition: '+proj=nothing', x, y })).body.code).toBe('import-crs-unknown');
  });

  it('are kept when they work, used by the import, and held by the profiles that name them', async () => {
    expect((await put(path, { ...system, definition: '+proj=nothing' })).body.code).toBe('import-crs-unknown');
    expect((await put<CitySystem>(path, system)).body).toMatchObject({ code: 'trial2000', revision: 1 });
    expect((await put(path, system)).body.code).toBe('stale-version');
    expect((await put<CitySystem>(path, { ...system, note: '测绘院', revision: 1 })).body).toMatchObject({
      revision: 2,
    });
    const [x, y] = city.application.ports.surveyFiles.fromDegrees({ code: 'x', name: 'x', kind: 'plane', definition })([
      place.longitude,
      place.latitude,
    ]) ?? [0, 0];
    const text = `编号,小类,X,Y\nA1,路灯,${x.toFixed(3)},${y.toFixed(3)}`;
    const { body: file } = await administrator.send<SurveyFileReceipt>('PUT', '/api/survey-files/a.csv', text, {
      'content-type': 'text/csv',
    });
    const inspected = await administrator.send<SurveyInspection>(
      'POST',
      `/api/survey-files/${file.fileId}/inspection`,
      {
        districtCode: district,
        crs: 'trial2000',
      },
    );
    expect(inspected.body).toMatchObject({ crs: { code: 'trial2000', name: '试验坐标系' }, insideShare: 1 });
    const profile = profilePath('用试验坐标系');
    expect((await put(profile, { profile: profileOf({ crs: 'trial2000' }), revision: 0 })).status).toBe(200);
    const held = await remove(`${path}?revision=2`);
    expect([held.status, held.body.code, held.body.details]).toEqual([
      409,
      'not-removable',
      { profiles: ['用试验坐标系'] },
    ]);
    await remove(`${profile}?revision=1`);
    expect((await remove(`${path}?revision=2`)).body).toEqual({ isRemoved: true });
  });

  it('are the whole city’s: somebody of one district only reads them', async () => {
    const read = await inOneDistrict(() => administrator.get<{ items: CitySystem[] }>('/api/coordinate-systems'));
    expect(read.body.items).toMatchObject([{ code: 'shanghai2000' }]);
    const answer = await inOneDistrict(() => put(path, system));
    expect([answer.status, answer.body.code]).toEqual([403, 'not-your-district']);
  });
});
