import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts, smallCityUsers } from '../../seeds/smallCity.ts';
import type { ConfigurationChange, ConfigurationEntry } from '../contract/schemas/administration.ts';
import { type Caller, callerWith, startTestApplication, type TestApplication } from '../testing/testApplication.ts';

const [first, second] = smallCityDistricts;
type Page = { items: ConfigurationEntry[]; total: number };
type Saved = { entry: ConfigurationEntry; change: ConfigurationChange; recomputedCases: number | null } & Problem;
type Problem = {
  code?: string;
  details?: { path?: string; cycle?: string[]; issues?: { path: string; message: string }[] };
};

let city: TestApplication;
let admin: Caller;
/** An administrator of the first district alone. */
let local: Caller;
const localId = randomUUID();

const list = async (subject: string, caller = admin): Promise<ConfigurationEntry[]> =>
  (await caller.get<Page>(`/api/configuration/${subject}`)).body.items;
const entryOf = async (subject: string, key: string): Promise<ConfigurationEntry> => {
  const entry = (await list(subject)).find((item) => item.key === key);
  if (!entry) throw new Error(`no ${subject} ${key}`);
  return entry;
};
const put = (subject: string, key: string, document: object, more: object = {}, caller = admin) =>
  caller.send<Saved>('PUT', `/api/configuration/${subject}/${key}`, { subject, document, revision: 0, ...more });
/** Changes a few fields of what is there. */
const change = async (subject: string, key: string, fields: object, more: object = {}, caller = admin) => {
  const { document, revision } = await entryOf(subject, key);
  return put(subject, key, { ...document, ...fields }, { revision, ...more }, caller);
};
const unit = (fields: object = {}) => ({
  name: '试验所',
  englishName: null,
  districtCode: first,
  subdistrictCode: null,
  parentCode: null,
  trades: [],
  validTo: null,
  ...fields,
});

beforeAll(async () => {
  city = await startTestApplication();
  admin = await city.as('administrator');
  const account = {
    login: 'local-admin',
    displayName: '区管理员',
    roleCode: 'administrator',
    districtCode: first,
    unitCode: null,
    isActive: true,
  };
  const answer = await put('user', localId, account, { password: 'local-password' });
  expect(answer.body.code).toBeUndefined();
  const signedIn = await callerWith(city.address, '').send('POST', '/api/session', {
    login: 'local-admin',
    password: 'local-password',
  });
  local = callerWith(city.address, signedIn.headers.get('set-cookie')?.split(';')[0] ?? '');
});
afterAll(() => city.close());

describe('every subject', () => {
  it.each(['category', 'calendar', 'policy', 'unit', 'user', 'role', 'template'])(
    '%s: what is read can be saved again, and changes nothing',
    async (subject) => {
      const [entry] = await list(subject);
      const answer = await put(subject, entry?.key ?? '', entry?.document ?? {}, { revision: entry?.revision });
      expect([answer.status, answer.body.code]).toEqual([409, 'nothing-changed']);
    },
  );

  it('is changed on the state one saw, once', async () => {
    const { document, revision, key } = await entryOf('template', 'refuse-1');
    const changed = { ...document, text: '不属于受理范围，建议拨打 12345。' };
    const answers = await Promise.all([
      put('template', key, changed, { revision }),
      put('template', key, { ...changed, text: '另一种说法' }, { revision }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('stale-version');
    expect((await entryOf('template', key)).revision).toBe(revision + 1);
  });

  it('is recorded with who, what and why, and the record cannot be changed', async () => {
    const { body } = await change('template', 'urge-1', { text: '请今日答复。' }, { reason: '统一口径' });
    expect(body.change).toMatchObject({
      subject: 'template',
      key: 'urge-1',
      actorName: smallCityUsers.administrator.name,
      reason: '统一口径',
      before: { text: '请抓紧处置并答复办理情况。' },
      after: { text: '请今日答复。' },
      isRevertible: true,
    });
    await expect(city.database.knex('configuration_changes').update({ reason: 'x' })).rejects.toThrow('append-only');
    await expect(city.database.knex('configuration_changes').delete()).rejects.toThrow('append-only');
  });

  it('can be taken back, newest change first; taking back can be taken back', async () => {
    const before = await entryOf('template', 'void-1');
    const one = (await change('template', 'void-1', { text: '一' })).body.change;
    const two = (await change('template', 'void-1', { text: '二' })).body.change;
    const revert = (id: string) =>
      admin.send<Saved>('POST', `/api/configuration-changes/${id}/revert`, { reason: '改错了' });
    expect((await revert(one.id)).body.code).toBe('stale-version');
    expect((await revert(two.id)).body.entry.document).toMatchObject({ text: '一' });
    const back = (await revert(one.id)).body;
    expect([back.entry.document, back.change.reverts, back.entry.revision]).toEqual([before.document, one.id, 4]);
    expect((await revert(back.change.id)).body.entry.document).toMatchObject({ text: '一' });
    const { items } = (
      await admin.get<{ items: ConfigurationChange[] }>('/api/configuration-changes?subject=template&key=void-1')
    ).body;
    expect(items.map(({ revision, isRevertible }) => [revision, isRevertible])).toEqual([
      [5, true],
      [4, false],
      [3, false],
      [2, false],
      [1, false],
    ]);
  });

  it('that is removed comes back by taking the removal back', async () => {
    const { revision, document } = await entryOf('template', 'rework-1');
    const removed = await admin.send<Saved>('DELETE', `/api/configuration/template/rework-1?revision=${revision}`);
    expect([removed.status, removed.body.entry]).toEqual([200, null]);
    expect((await list('template')).some(({ key }) => key === 'rework-1')).toBe(false);
    const back = await admin.send<Saved>('POST', `/api/configuration-changes/${removed.body.change.id}/revert`, {});
    expect(back.body.entry.document).toEqual(document);
  });
});

describe('units', () => {
  it('refuses a circle with its place, whoever closes it', async () => {
    for (const [code, parentCode] of [
      ['T-1', null],
      ['T-2', 'T-1'],
      ['T-3', 'T-2'],
    ] as const)
      expect((await put('unit', code, unit({ parentCode }))).status).toBe(200);
    const answer = await change('unit', 'T-1', { parentCode: 'T-3' });
    expect([answer.status, answer.body.code]).toEqual([422, 'unit-tree-cyclic']);
    expect(answer.body.details).toEqual({ path: 'body.document.parentCode', cycle: ['T-1', 'T-3', 'T-2', 'T-1'] });
  });

  it('lets one of two changes that close a circle together through', async () => {
    await put('unit', 'R-1', unit());
    await put('unit', 'R-2', unit());
    const answers = await Promise.all([
      put('unit', 'R-1', unit({ parentCode: 'R-2' }), { revision: 1 }),
      put('unit', 'R-2', unit({ parentCode: 'R-1' }), { revision: 1 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('ends only without open cases', async () => {
    const [place] = await city.database.knex('cases').select('id').limit(1);
    expect(place).toBeUndefined();
    const { revision } = await entryOf('unit', 'T-3');
    const ended = await admin.send<Saved>('DELETE', `/api/configuration/unit/T-3?revision=${revision}`);
    expect(ended.body.entry.document).toMatchObject({ validTo: new Date().toISOString().slice(0, 10) });
    const { body } = await admin.get<{ items: { code: string }[] }>('/api/units');
    expect(body.items.map(({ code }) => code)).toEqual(expect.arrayContaining(['T-1', 'T-2']));
    expect(body.items.map(({ code }) => code)).not.toContain('T-3');
  });

  it('refuses unknown fields and wrong places with their path', async () => {
    const more = await put('unit', 'T-9', unit({ colour: 'red' }));
    expect([more.status, more.body.code, more.body.details?.issues?.[0]?.path]).toEqual([
      400,
      'invalid-input',
      'body.document',
    ]);
    const place = await put('unit', 'T-9', unit({ subdistrictCode: `${second}001` }));
    expect(place.body.details?.issues).toEqual([
      { path: 'body.document.subdistrictCode', message: 'subdistrict-unknown' },
    ]);
  });
});

describe('accounts and roles', () => {
  it('never show a password, and a new one ends the account’s sessions', async () => {
    const inspector = await city.as('otherInspector');
    const { id } = smallCityUsers.otherInspector;
    const answer = await change('user', id, {}, { password: 'a-new-password' });
    expect(answer.body.change).toMatchObject({ isPasswordChanged: true, isRevertible: false });
    expect(JSON.stringify([await list('user'), answer.body])).not.toMatch(/argon2|a-new-password|hash/i);
    expect((await inspector.get('/api/session')).status).toBe(401);
    const stored = await city.database.knex('configuration_changes').where({ key: id });
    expect(JSON.stringify(stored)).not.toMatch(/argon2|a-new-password/);
  });

  it('asks a new account for a password of ten characters', async () => {
    const account = { ...(await entryOf('user', localId)).document, login: 'fresh' };
    const none = await put('user', randomUUID(), account);
    expect(none.body.details?.issues).toEqual([{ path: 'body.password', message: 'required' }]);
    expect((await put('user', randomUUID(), account, { password: 'short' })).body.code).toBe('invalid-input');
    const taken = await put('user', randomUUID(), { ...account, login: 'inspector' }, { password: 'long-enough-1' });
    expect(taken.body.details?.issues).toEqual([{ path: 'body.document.login', message: 'login-taken' }]);
  });

  it('keeps the last administrator of the city', async () => {
    const { id } = smallCityUsers.administrator;
    expect((await change('user', id, { isActive: false })).body).toMatchObject({
      code: 'last-administrator',
      details: { path: 'body.document.isActive' },
    });
    expect((await change('user', id, { roleCode: 'supervisor' })).body.code).toBe('last-administrator');
    expect((await change('user', id, { districtCode: first })).body.code).toBe('last-administrator');
    expect((await change('role', 'administrator', { permissions: ['city.read'] })).body.code).toBe(
      'last-administrator',
    );
    expect((await admin.get('/api/session')).body.permissions).toContain('configuration.manage');
  });

  it('keeps the two centres apart, and a changed role applies at once', async () => {
    const conflict = await change('role', 'inspector', { permissions: ['case.dispose', 'case.verify'] });
    expect([conflict.body.code, conflict.body.details?.path]).toEqual(['roles-conflict', 'body.document.permissions']);
    const supervisor = await city.as('supervisor');
    const { permissions } = (await supervisor.get<{ permissions: string[] }>('/api/session')).body;
    const without = permissions.filter((permission) => permission !== 'heatmap.read');
    const { body } = await change('role', 'supervisor', { permissions: without });
    expect((await supervisor.get<{ permissions: string[] }>('/api/session')).body.permissions).toEqual(without);
    await admin.send('POST', `/api/configuration-changes/${body.change.id}/revert`, {});
    expect((await supervisor.get<{ permissions: string[] }>('/api/session')).body.permissions).toEqual(permissions);
  });

  it('refuses to remove a role or to make one', async () => {
    expect((await admin.send('DELETE', '/api/configuration/role/inspector?revision=0')).body.code).toBe(
      'not-removable',
    );
    expect((await put('role', 'god', { permissions: [] })).body.code).toBe('invalid-input');
  });

  it('lets a person change the own password, which ends the other sessions', async () => {
    const [here, there] = [await city.as('dutyOfficer'), await city.as('dutyOfficer')];
    const wrong = await here.send('PUT', '/api/session/password', { current: 'nope', next: 'long-enough-2' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'password-wrong']);
    const right = await here.send('PUT', '/api/session/password', { current: 'test-password', next: 'long-enough-2' });
    expect(right.body).toEqual({ isChanged: true });
    expect((await there.get('/api/session')).status).toBe(401);
    expect((await here.get('/api/session')).status).toBe(401);
    const renewed = callerWith(city.address, right.headers.get('set-cookie')?.split(';')[0] ?? '');
    expect((await renewed.get('/api/session')).status).toBe(200);
  });
});

describe('an administrator of one district', () => {
  it('changes what is that district’s alone', async () => {
    expect((await put('unit', 'L-1', unit(), {}, local)).status).toBe(200);
    const other = await put('unit', 'L-2', unit({ districtCode: second }), {}, local);
    expect([other.status, other.body.code]).toEqual([403, 'not-your-district']);
    for (const [subject, key] of [
      ['template', 'urge-1'],
      ['role', 'inspector'],
      ['calendar', 'default'],
      ['policy', 'default'],
      ['user', smallCityUsers.administrator.id],
    ] as const)
      expect([subject, (await change(subject, key, {}, {}, local)).body.code]).toEqual([subject, 'not-your-district']);
  });

  it('sees its own accounts only, and its own history with the city’s', async () => {
    expect((await list('user', local)).every(({ districtCode }) => districtCode === first)).toBe(true);
    const { items } = (await local.get<{ items: ConfigurationChange[] }>('/api/configuration-changes')).body;
    expect(items.filter(({ subject }) => subject === 'user').every(({ districtCode }) => districtCode === first)).toBe(
      true,
    );
    const all = (await admin.get<{ items: ConfigurationChange[] }>('/api/configuration-changes')).body.items;
    const foreign = all.find(({ subject, districtCode }) => subject === 'user' && districtCode !== first);
    const answer = await local.send('POST', `/api/configuration-changes/${foreign?.id}/revert`, {});
    expect(answer.status).toBe(404);
  });
});

describe('what the rules read', () => {
  it('is the district’s own policy, else the city’s, at once', async () => {
    const cityWide = (await admin.get<{ duplicateHours: number }>('/api/policy')).body;
    expect(cityWide.duplicateHours).toBe(24);
    await put('policy', first, { ...cityWide, duplicateHours: 12 }, {}, local);
    await change('policy', 'default', { duplicateHours: 36 });
    expect((await local.get('/api/policy')).body.duplicateHours).toBe(12);
    expect((await admin.get('/api/policy')).body.duplicateHours).toBe(36);
    await local.send('DELETE', `/api/configuration/policy/${first}?revision=1`);
    expect((await local.get('/api/policy')).body.duplicateHours).toBe(36);
    expect((await change('policy', 'default', { duplicateHours: 0 })).body.details?.issues).toEqual([
      { path: 'body.document.duplicateHours', message: 'number-range' },
    ]);
  });

  it('is the district’s own calendar, else the city’s', async () => {
    const { catalogue } = city.application.ports;
    const { document } = await entryOf('calendar', 'default');
    const exceptions = [{ day: '2026-11-26', isWorking: false, name: '运动会' }];
    const made = await put('calendar', first, { ...document, exceptions }, {}, local);
    expect([made.status, made.body.recomputedCases]).toEqual([200, 0]);
    expect((await catalogue.readCalendar(first)).exceptions).toEqual(new Map([['2026-11-26', false]]));
    expect((await catalogue.readCalendar(second)).exceptions.has('2026-11-26')).toBe(false);
    expect((await put('calendar', '123456', document)).body.details?.issues).toEqual([
      { path: 'body.document.key', message: 'district-unknown' },
    ]);
  });

  it('is conditions whose words begin anew and whose limits change in place', async () => {
    const [entry] = (await list('category')).filter(({ key }) => key === 'local-e9801');
    if (entry?.subject !== 'category') throw new Error('no category');
    const [one, ...others] = entry.document.conditions;
    if (!one) throw new Error('no condition');
    const limits = { ...one.limits, A: { value: 3, unit: 'urgent_hour' } };
    await change('category', entry.key, { conditions: [{ ...one, limits }, ...others] });
    const rows = () =>
      city.database
        .knex('filing_conditions')
        .where({ category_id: entry.key, number: one.number })
        .orderBy('id')
        .select('id', 'filing_text as text', city.database.knex.raw(`valid_to = 'infinity' AS present`));
    const [kept] = await rows();
    expect(kept).toMatchObject({ id: `${entry.key}-1`, present: true });
    for (const filingText of ['充电线飞出窗外', '楼道内充电'])
      await change('category', entry.key, { conditions: [{ ...one, limits, filingText }, ...others] });
    expect(await rows()).toEqual([
      { id: `${entry.key}-1`, text: one.filingText, present: false },
      { id: `${entry.key}-1-2`, text: '充电线飞出窗外', present: false },
      { id: `${entry.key}-1-3`, text: '楼道内充电', present: true },
    ]);
    const { body } = await admin.get<{ items: { id: string; conditions: { id: string; limits: object }[] }[] }>(
      '/api/categories',
    );
    const shown = body.items.find(({ id }) => id === entry.key)?.conditions.find(({ id }) => id.includes('-1-3'));
    expect(shown?.limits).toEqual(limits);
  });

  it('is a new category at once', async () => {
    const { document } = await entryOf('category', 'local-e9801');
    const fresh = { ...document, code: '9799', name: '无人机扰民' };
    expect((await put('category', 'local-e9798', fresh)).body.details?.issues).toEqual([
      { path: 'body.document.key', message: 'key-invalid' },
    ]);
    expect((await put('category', 'local-e9799', fresh)).status).toBe(200);
    expect((await put('category', 'town-e9799', fresh)).body.details?.issues).toEqual([
      { path: 'body.document.code', message: 'code-taken' },
    ]);
    const { body } = await admin.get<{ items: { id: string; conditions: object[] }[] }>('/api/categories');
    expect(body.items.find(({ id }) => id === 'local-e9799')?.conditions).toHaveLength(2);
  });

  it('is the templates, for everybody signed in', async () => {
    const inspector = await city.as('inspector');
    const { body } = await inspector.get<{ items: { command: string; text: string }[] }>('/api/templates');
    expect(body.items.length).toBeGreaterThan(10);
  });
});
