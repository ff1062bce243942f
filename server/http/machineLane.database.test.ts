import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallCityDistricts, smallCityPosition } from '../../seeds/smallCity.ts';
import { startTestApplication, type TestApplication } from '../testing/testApplication.ts';
import { reportPayload } from '../testing/walk.ts';

const [district] = smallCityDistricts;
const place = smallCityPosition(district, 2.5, 2.5);
const at = `longitude=${place.longitude}&latitude=${place.latitude}`;
const keys: Record<string, { id: string; secret: string }> = {};
let city: TestApplication;

beforeAll(async () => {
  city = await startTestApplication();
  const administrator = await city.as('administrator');
  for (const roleCode of ['inspector', 'hotline']) {
    const made = await administrator.send<{ id: string; secret: string }>('POST', '/api/machine-keys', {
      name: roleCode,
      roleCode,
      districtCode: null,
    });
    keys[roleCode] = made.body;
  }
});
afterAll(() => city.close());

interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly key?: string;
  readonly body?: string;
}

/** A cookie, which a machine does not send, makes the same request go through Express. */
async function ask({ method = 'GET', path, key = keys.inspector?.secret, body }: Asked, more: Record<string, string>) {
  const headers = {
    authorization: `Bearer ${key}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...more,
  };
  const response = await fetch(city.address + path, { method, headers, ...(body !== undefined && { body }) });
  const own = new Set([
    'date',
    'connection',
    'keep-alive',
    'x-request-id',
    'vary',
    'content-encoding',
    'content-length',
    'transfer-encoding',
  ]);
  const told = Object.fromEntries([...response.headers].filter(([name]) => !own.has(name)));
  const text = (await response.text()).replace(/"requestId":"[0-9a-f-]{36}"/, '');
  return { status: response.status, headers: told, body: text, requestId: response.headers.get('x-request-id') };
}

async function both(asked: Asked) {
  const lane = await ask(asked, {});
  const express = await ask(asked, { cookie: 'of=no.use' });
  expect(lane.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect({ ...lane, requestId: null }).toEqual({ ...express, requestId: null });
  return lane;
}

const post = (body: unknown): Pick<Asked, 'method' | 'body'> => ({ method: 'POST', body: JSON.stringify(body) });

describe('a machine is answered as anybody is', () => {
  test.each([
    ['a place', { path: `/api/locate?${at}` }, 200],
    ['a place with components', { path: `/api/locate?${at}&withinMeters=200` }, 200],
    ['exchanged coordinates', { path: `/api/locate?longitude=${place.latitude}&latitude=${place.longitude}` }, 422],
    ['a wrong query', { path: '/api/locate?longitude=abc' }, 400],
    ['a query given twice', { path: `/api/locate?${at}&longitude=3` }, 400],
    ['many places', { path: '/api/locate', ...post({ points: [place, { longitude: 1, latitude: 2 }] }) }, 200],
    ['too little', { path: '/api/locate', ...post({ points: [] }) }, 400],
    ['a broken body', { path: '/api/locate', method: 'POST', body: '{"points": [' }, 400],
    ['a body that is none', { path: '/api/locate', ...post(null) }, 400],
    ['an unknown command', { path: '/api/commands', ...post({ kind: 'nothing' }) }, 400],
    ['an unknown key', { path: `/api/locate?${at}`, key: 'x'.repeat(43) }, 401],
    ['a body too large', { path: '/api/locate', ...post({ points: 'x'.repeat(300_000) }) }, 413],
  ] as const)('%s', async (_name, asked, status) => {
    expect((await both(asked)).status).toBe(status);
  });

  test('a key without the right is refused on both ways', async () => {
    const hotline = keys.hotline?.secret ?? '';
    expect((await both({ path: `/api/locate?${at}`, key: hotline })).status).toBe(403);
  });

  test('a command has one effect, whichever way it comes', async () => {
    const envelope = { kind: 'report', commandId: randomUUID(), caseId: randomUUID() };
    const body = { ...envelope, payload: reportPayload([], { source: 'hotline' }) };
    const answer = await both({ path: '/api/commands', key: keys.hotline?.secret ?? '', ...post(body) });
    expect(JSON.parse(answer.body)).toMatchObject({ caseId: envelope.caseId, status: 'reported', version: 1 });
  });
});

describe('a key', () => {
  test('stops working with the answer to its revocation, and when its role loses the right', async () => {
    const administrator = await city.as('administrator');
    const locate = async () => (await ask({ path: `/api/locate?${at}` }, {})).status;
    expect(await locate()).toBe(200);
    await administrator.send('DELETE', `/api/machine-keys/${keys.inspector?.id}`);
    expect(await locate()).toBe(401);
  });

  test('on a server, stops working when another process or a person at the database changes its role', async (context) => {
    if (city.database.kind !== 'server') return context.skip('one process only');
    const report = async () => {
      const envelope = { kind: 'report', commandId: randomUUID(), caseId: randomUUID() };
      const body = { ...envelope, payload: reportPayload([], { source: 'hotline' }) };
      return (await ask({ path: '/api/commands', key: keys.hotline?.secret ?? '', ...post(body) }, {})).status;
    };
    expect(await report()).toBe(200);
    await city.database.knex('roles').where({ code: 'hotline' }).update({ permissions: [] });
    const began = performance.now();
    while ((await report()) !== 403 && performance.now() - began < 4_000);
    expect(await report()).toBe(403);
    // The notice did it, not the five seconds.
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
