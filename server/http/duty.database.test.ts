import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts, smallCityPosition, smallCityUsers } from '../../seeds/smallCity.ts';
import type { Duty, InspectorOfDistrict, SimilarCases } from '../contract/schemas/search.ts';
import { startTestApplication, type TestApplication } from '../testing/testApplication.ts';
import { reportPayload, walkCase } from '../testing/walk.ts';

const [district, otherDistrict] = smallCityDistricts;
const place = smallCityPosition(district, 2.5, 2.5);
const METERS_PER_DEGREE = 111_195;
const northOf = (meters: number) => ({ ...place, latitude: place.latitude + meters / METERS_PER_DEGREE });

let city: TestApplication;
beforeAll(async () => {
  city = await startTestApplication();
});
afterAll(() => city.close());

describe('duty', () => {
  const set = async (body: object) => (await (await city.as('inspector')).send<Duty>('PUT', '/api/duty', body)).body;
  const read = async () => (await (await city.as('inspector')).get<Duty>('/api/duty')).body;
  const colleagues = async () => {
    const operator = await city.as('intakeOperator');
    const { body } = await operator.get<{ items: InspectorOfDistrict[] }>(`/api/inspectors?districtCode=${district}`);
    return body.items;
  };

  it('begins and ends by the inspector’s word; positions do not lengthen it', async () => {
    expect(await read()).toEqual({ isOnDuty: false, until: null, position: null, locatedAt: null });
    const begun = await set({ isOnDuty: true });
    expect(begun).toMatchObject({ isOnDuty: true, position: null });
    const hours = (Date.parse(begun.until ?? '') - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(0);
    expect(hours).toBeLessThanOrEqual(12);
    const located = await set({ isOnDuty: true, position: place });
    expect(located.until).toBe(begun.until);
    expect(located.position?.longitude).toBeCloseTo(place.longitude, 9);
    expect((await set({ isOnDuty: true })).locatedAt).toBe(located.locatedAt);
    expect(await set({ isOnDuty: false })).toMatchObject({ isOnDuty: false, position: null });
    expect((await read()).isOnDuty).toBe(false);
  });

  it('ends by itself, and a new one knows no former place', async () => {
    await set({ isOnDuty: true, position: place });
    await city.database.knex('inspector_duties').update({ on_duty_until: '2020-01-01T00:00:00Z' });
    expect((await read()).isOnDuty).toBe(false);
    const anew = await set({ isOnDuty: true });
    expect(anew).toMatchObject({ isOnDuty: true, position: null, locatedAt: null });
    expect(Date.parse(anew.until ?? '')).toBeGreaterThan(Date.now());
  });

  it('is seen by those who give tasks, of their own district only', async () => {
    await set({ isOnDuty: true, position: place });
    const found = await colleagues();
    expect(found.map(({ id }) => id)).toEqual([smallCityUsers.inspector.id]);
    expect(found[0]).toMatchObject({ isOnDuty: true, districtCode: district });
    expect(found[0]?.responsibilityGridCodes).toHaveLength(2);
    const operator = await city.as('intakeOperator');
    const foreign = await operator.get(`/api/inspectors?districtCode=${otherDistrict}`);
    expect([foreign.status, foreign.body.code]).toEqual([403, 'not-your-district']);
  });
});

describe('similar cases', () => {
  it('are of the same category, near in place and time, nearest first, without the case itself', async () => {
    const inspector = await city.as('inspector');
    const reportAt = async (meters: number) => {
      const photos = [await inspector.photo(district)];
      const { body } = await inspector.command('report', reportPayload(photos, { location: northOf(meters) }));
      return body.caseId;
    };
    const [here, near, far, old] = [await reportAt(0), await reportAt(20), await reportAt(80), await reportAt(10)];
    await city.database.knex.raw(`UPDATE cases SET reported_at = reported_at - interval '25 hours' WHERE id = ?`, [
      old,
    ]);
    const { body } = await inspector.get<SimilarCases>(`/api/cases/${district}/${here}/similar`);
    expect(body).toMatchObject({ radiusMeters: 50, hours: 24 });
    expect(body.items.map(({ id }) => id)).toEqual([near]);
    expect(body.items[0]?.distanceMeters).toBeCloseTo(20, 0);
    expect(body.items[0]?.hoursApart).toBeLessThan(0.1);
    const address = (meters: number, categoryId: string) => {
      const { longitude, latitude } = northOf(meters);
      return `/api/similar-cases?longitude=${longitude}&latitude=${latitude}&categoryId=${categoryId}`;
    };
    const around = await inspector.get<SimilarCases>(address(60, 'cjt214-2007-e0102'));
    expect(around.body.items.map(({ id }) => id)).toEqual([far, near]);
    expect((await inspector.get<SimilarCases>(address(60, 'cjt214-2007-e0101'))).body.items).toEqual([]);
  });

  it('are shown only to those who may see them', async () => {
    const { caseId } = await walkCase(city, 'dispatch');
    const stranger = await city.as('otherInspector');
    expect((await stranger.get(`/api/cases/${district}/${caseId}/similar`)).status).toBe(404);
    const { longitude, latitude } = place;
    const query = `longitude=${longitude}&latitude=${latitude}&categoryId=cjt214-2007-e0102`;
    expect((await stranger.get<SimilarCases>(`/api/similar-cases?${query}`)).body.items).toEqual([]);
    const unit = await city.as('disposalUnit');
    const seen = (await unit.get<SimilarCases>(`/api/similar-cases?${query}`)).body.items;
    expect(seen.map(({ id }) => id)).toEqual([caseId]);
    const swapped = await unit.get(`/api/similar-cases?longitude=${latitude}&latitude=${longitude}&categoryId=x`);
    expect(swapped.body.code).toBe('coordinates-swapped');
  });
});
