import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts, smallCityPassword, smallCityUsers } from '../../seeds/smallCity.ts';
import type { MachineKey } from '../contract/schemas.ts';
import { callerWith, startTestApplication, type TestApplication, testPhoto } from '../testing/testApplication.ts';
import { reportPayload } from '../testing/walk.ts';

const [district, otherDistrict] = smallCityDistricts;
const ATTEMPTS = 5;
let city: TestApplication;
beforeAll(async () => {
  city = await startTestApplication({ signInAttempts: ATTEMPTS });
});
afterAll(() => city.close());

const nobody = () => callerWith(city.address, '');
const jpeg = { 'content-type': 'image/jpeg' };
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('sessions', () => {
  it('live in a cookie that scripts and other sites do not get, and end at sign-out', async () => {
    const body = { login: smallCityUsers.inspector.login, password: smallCityPassword };
    const answer = await nobody().send('POST', '/api/session', body);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const caller = callerWith(city.address, cookie.split(';')[0] ?? '');
    expect((await caller.get('/api/session')).body).toMatchObject({ roleCode: 'inspector', districtCode: district });
    expect((await caller.send('DELETE', '/api/session')).status).toBe(200);
    expect((await caller.get('/api/session')).status).toBe(401);
  });

  it('begin with a new id, so that a planted one is worth nothing', async () => {
    const planted = await city.as('supervisor');
    const answer = await planted.send('POST', '/api/session', { login: 'administrator', password: smallCityPassword });
    expect(answer.headers.get('set-cookie')).not.toContain(planted.cookie);
    expect((await planted.get('/api/session')).status).toBe(401);
  });

  it('end at once when an account is closed', async () => {
    const caller = await city.as('dispatcher');
    await city.database.knex('users').where({ login: 'dispatcher' }).update({ is_active: false });
    expect((await caller.get('/api/session')).status).toBe(401);
    await city.database.knex('users').where({ login: 'dispatcher' }).update({ is_active: true });
  });

  it('are refused with one answer for a wrong password and an unknown login, and wait after too many', async () => {
    const attempt = (login: string) => nobody().send('POST', '/api/session', { login, password: 'wrong' });
    const answers = [];
    for (const login of ['inspector', 'nobody-of-that-name']) {
      for (let time = 0; time < ATTEMPTS + 1; time++) answers.push(await attempt(login));
    }
    const expected = [...Array(ATTEMPTS).fill('sign-in-failed'), 'too-many-requests'];
    expect(answers.map(({ body }) => body.code)).toEqual([...expected, ...expected]);
    expect(answers[ATTEMPTS]?.status).toBe(429);
  });

  it('store no password that can be read', async () => {
    const { rows } = await city.database.knex.raw('SELECT password_hash FROM users');
    for (const { password_hash } of rows) expect(password_hash).toMatch(/^\$argon2id\$/);
  });
});

describe('other sites', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://elsewhere.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 404],
  ] as const)('a write with %j is answered %d', async (headers, status) => {
    const body = {
      kind: 'note',
      commandId: randomUUID(),
      caseId: randomUUID(),
      districtCode: district,
      payload: { note: 'x' },
    };
    const sent: Record<string, string> = { ...headers };
    expect((await signedIn().send('POST', '/api/commands', body, sent)).status).toBe(status);
  });

  it('may not frame, script or style our pages', async () => {
    const policy = (await nobody().get('/api/city')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
  });
});

describe('uploads', () => {
  it('are looked at, not believed', async () => {
    const photo = await testPhoto(0.5);
    const html = Buffer.from('<script>alert(1)</script>');
    const cut = photo.subarray(0, photo.length / 2);
    const put = async (bytes: Buffer, sha256 = digest(bytes), where: string = district) => {
      const answer = await signedIn().send('PUT', `/api/photos/${where}/${sha256}`, bytes, jpeg);
      return answer.status === 200 ? 'stored' : answer.body.code;
    };
    expect(await put(photo)).toBe('stored');
    expect(await put(photo)).toBe('stored');
    expect(await put(html)).toBe('photo-not-an-image');
    expect(await put(cut)).toBe('photo-not-an-image');
    expect(await put(photo, 'b'.repeat(64))).toBe('photo-digest-mismatch');
    expect(await put(photo, digest(photo), otherDistrict)).toBe('not-your-district');
    expect(await put(Buffer.alloc(13_000_000))).toBe('body-too-large');
  });
});

describe('machine clients', () => {
  it('report with a key of the hotline’s rights until it is revoked', async () => {
    const administrator = await city.as('administrator');
    const made = await administrator.send<MachineKey & { secret: string }>('POST', '/api/machine-keys', {
      name: '12345 热线',
      roleCode: 'hotline',
      districtCode: null,
    });
    const bearer = { authorization: `Bearer ${made.body.secret}` };
    const report = () =>
      nobody().send<{ status: string }>(
        'POST',
        '/api/commands',
        {
          kind: 'report',
          commandId: randomUUID(),
          caseId: randomUUID(),
          payload: reportPayload([], { source: 'hotline' }),
        },
        bearer,
      );
    expect((await report()).body.status).toBe('reported');
    expect((await nobody().send('GET', '/api/machine-keys', undefined, bearer)).status).toBe(403);
    const stored = JSON.stringify((await city.database.knex.raw('SELECT * FROM machine_keys')).rows);
    expect(stored).not.toContain(made.body.secret);
    expect((await administrator.get<{ items: MachineKey[] }>('/api/machine-keys')).body.items).toHaveLength(1);
    await administrator.send('DELETE', `/api/machine-keys/${made.body.id}`);
    expect((await report()).status).toBe(401);
  });
});

function signedIn() {
  return inspector;
}
let inspector: Awaited<ReturnType<TestApplication['as']>>;
beforeAll(async () => {
  inspector = await city.as('inspector');
});
