import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallCityComponent, smallCityDistricts } from '../../seeds/smallCity.ts';
import type { ComponentDetail } from '../contract/schemas/inventory.ts';
import type { City } from '../contract/schemas.ts';
import type { Position } from '../domain/case/caseFile.ts';
import { tileAt } from '../testing/decodeTile.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';

const [district] = smallCityDistricts;
let city: TestApplication;
let administrator: Caller;
beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
});
afterAll(() => city?.close());

const presentVersion = async () => (await administrator.get<City>('/api/city')).body.tileVersions.components ?? '';

async function tileAround({ longitude, latitude }: Position, version: string): Promise<Response> {
  const path = tileAt(17, longitude, latitude).join('/');
  const headers = { cookie: administrator.cookie };
  const answer = await fetch(`${city.address}/tiles/components/${version}/${path}.pbf`, { headers });
  await answer.arrayBuffer();
  return answer;
}

it('a corrected component changes its tile at once, under a new version, which is then answered from memory', async () => {
  const code = smallCityComponent(district, '0118', 1);
  const { location } = (await administrator.get<ComponentDetail>(`/api/components/${district}/${code}`)).body;
  const before = await presentVersion();
  const old = await tileAround(location, before);
  expect([old.status, old.headers.get('cache-control')]).toEqual([200, 'private, max-age=31536000, immutable']);
  const corrected = await administrator.send('POST', '/api/component-commands', {
    commandId: randomUUID(),
    districtCode: district,
    kind: 'edit',
    code,
    expectedVersion: 1,
    payload: { changes: { name: '改了名的部件' }, reason: '名称有误' },
  });
  expect(corrected.status).toBe(200);
  const version = await presentVersion();
  expect(version).not.toBe(before);
  const changed = await tileAround(location, version);
  expect(changed.headers.get('etag')).not.toBe(old.headers.get('etag'));
  expect(changed.headers.get('x-request-id')).not.toBeNull();
  expect((await tileAround(location, version)).headers.get('etag')).toBe(changed.headers.get('etag'));
  // What is answered before the framework has no request id.
  const requestId = async () => (await tileAround(location, version)).headers.get('x-request-id');
  await expect.poll(requestId).toBeNull();
});
