import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import {
  seedSmallCity,
  smallCityDistricts,
  smallCityPassword,
  smallCityPosition,
  smallCityUnit,
  smallCityUsers,
} from '../../seeds/smallCity.ts';
import type { Database } from '../database/connection.ts';
import { type ChildProgram, runProgram } from '../testing/childProgram.ts';
import { callerWith } from '../testing/testApplication.ts';
import { createTestDatabase } from '../testing/testDatabase.ts';
import { reportPayload } from '../testing/walk.ts';

const PROGRAM = new URL('../testing/programs/serveCity.ts', import.meta.url);
const [district] = smallCityDistricts;
let database: Database;
let folder: string;
let processes: ChildProgram[] = [];
let addresses: string[];

/** A person signed in at one process, asking another. */
async function signedIn(login: string, signedInAt: number, asks: number) {
  const answer = await callerWith(addresses[signedInAt] ?? '', '').send('POST', '/api/session', {
    login,
    password: smallCityPassword,
  });
  return callerWith(addresses[asks] ?? '', answer.headers.get('set-cookie')?.split(';')[0] ?? '');
}

describe.skipIf(inject('testDatabase').kind !== 'server')('two processes on one database', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    database = await createTestDatabase();
    await seedSmallCity(database.knex);
    folder = await mkdtemp(join(tmpdir(), 'wangge-two-'));
    const { connectionString } = database.knex.client.config.connection;
    const secret = randomUUID();
    processes = [0, 1].map(() => runProgram(PROGRAM, [connectionString, folder, secret]));
    const lines = await Promise.all(processes.map((each) => each.waitFor((line) => line.startsWith('port '))));
    addresses = lines.map((line) => `http://127.0.0.1:${line.slice(5)}`);
  }, 180_000);
  afterAll(async () => {
    await Promise.all(processes.map((each) => each.kill()));
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a session of one is valid in the other, and ends in both', async () => {
    const { login, id } = smallCityUsers.dutyOfficer;
    const officer = await signedIn(login, 0, 1);
    expect((await officer.get('/api/session')).body).toMatchObject({ id });
    await callerWith(addresses[0] ?? '', officer.cookie).send('DELETE', '/api/session');
    expect((await officer.get('/api/session')).status).toBe(401);
  });

  test('a command given to one reaches a stream of the other, once', async () => {
    const officer = await signedIn(smallCityUsers.dutyOfficer.login, 0, 1);
    const aborter = new AbortController();
    const stream = await fetch(`${addresses[1]}/api/live`, {
      headers: { cookie: officer.cookie },
      signal: aborter.signal,
    });
    let heard = '';
    const reading = (async () => {
      for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk).toString();
    })().catch(() => undefined);
    await vi.waitFor(() => expect(heard).toContain('event: ready'), 10_000);
    const operator = await signedIn(smallCityUsers.intakeOperator.login, 0, 0);
    const { body } = await operator.command('report', reportPayload([], { source: 'hotline' }));
    await vi.waitFor(() => expect(heard).toContain(body.caseId), { timeout: 10_000, interval: 20 });
    aborter.abort();
    await reading;
    expect(heard.split(body.caseId)).toHaveLength(2);
  });

  test('commands of both at the same moment get numbers and log positions without gaps', async () => {
    const operators = await Promise.all([0, 1].map((at) => signedIn(smallCityUsers.intakeOperator.login, at, at)));
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        operators[index % 2]?.command('report', reportPayload([], { source: 'hotline' })),
      ),
    );
    expect(answers.map((answer) => answer?.status)).toEqual(Array(30).fill(200));
    expect(new Set(answers.map((answer) => answer?.body.number)).size).toBe(30);
    const { rows } = await database.knex.raw(
      'SELECT count(*)::int AS count, max(position)::int AS last FROM outbox WHERE district_code = ?',
      [district],
    );
    expect(rows[0].count).toBe(rows[0].last);
  });

  test('the same command given to both has one effect and one answer', async () => {
    const operators = await Promise.all([0, 1].map((at) => signedIn(smallCityUsers.intakeOperator.login, at, at)));
    const envelope = { commandId: randomUUID(), caseId: randomUUID() };
    const answers = await Promise.all(
      operators.map((operator) => operator.command('report', reportPayload([], { source: 'hotline' }), envelope)),
    );
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect(await database.knex('activities').where({ case_id: envelope.caseId })).toHaveLength(1);
  });

  test('a key revoked in one stops working in the other', async () => {
    const administrator = await signedIn(smallCityUsers.administrator.login, 0, 0);
    const made = await administrator.send<{ id: string; secret: string }>('POST', '/api/machine-keys', {
      name: 'tracker',
      roleCode: 'inspector',
      districtCode: district,
    });
    const locate = async () =>
      (
        await callerWith(addresses[1] ?? '', '').send(
          'POST',
          '/api/locate',
          { points: [{ longitude: 1, latitude: 1 }] },
          {
            authorization: `Bearer ${made.body.secret}`,
          },
        )
      ).status;
    expect(await locate()).toBe(200);
    await administrator.send('DELETE', `/api/machine-keys/${made.body.id}`);
    await vi.waitFor(async () => expect(await locate()).toBe(401), { timeout: 4_000, interval: 20 });
  });

  test('a policy changed in one holds in the other, long before its minute is over', async () => {
    const administrator = await signedIn(smallCityUsers.administrator.login, 0, 0);
    const inspector = await signedIn(smallCityUsers.inspector.login, 1, 1);
    const report = async () => (await inspector.command('report', reportPayload([]))).body.code ?? 'reported';
    expect(await report()).toBe('photo-required');
    const path = '/api/configuration/policy';
    const { body } = await administrator.get<{ items: { key: string; document: object }[] }>(path);
    const entry = body.items.find(({ key }) => key === 'default');
    const changed = await administrator.send('PUT', `${path}/${district}`, {
      subject: 'policy',
      revision: 0,
      document: { ...entry?.document, isInspectorPhotoRequired: false },
    });
    expect(changed.status).toBe(200);
    await vi.waitFor(async () => expect(await report()).toBe('reported'), { timeout: 8_000, interval: 50 });
  });

  test('a component added by one is what the other answers a second later', async () => {
    const administrator = await signedIn(smallCityUsers.administrator.login, 0, 0);
    const reader = await signedIn(smallCityUsers.administrator.login, 1, 1);
    const location = smallCityPosition(district, 2.5, 2.5);
    const names = async () => {
      const query = new URLSearchParams({ ...location, withinMeters: '20' } as never);
      const { body } = await reader.get<{ components: { name: string }[] }>(`/api/locate?${query}`);
      return body.components.map(({ name }) => name);
    };
    // Asked until the places are in memory, and for longer than their news are believed.
    for (let turn = 0; turn < 40; turn += 1) {
      expect(await names()).not.toContain('新井盖');
      await pause(50);
    }
    const answer = await administrator.send('POST', '/api/component-commands', {
      commandId: randomUUID(),
      districtCode: district,
      kind: 'add',
      payload: { categoryId: 'cjt214-2007-c0305', name: '新井盖', location },
    });
    expect(answer.status).toBe(200);
    await pause(1_000);
    expect(await names()).toContain('新井盖');
  });

  test('a suspension that ends wakes its case once', async () => {
    const answer = await (await signedIn(smallCityUsers.intakeOperator.login, 0, 0)).command(
      'report',
      reportPayload([], { source: 'hotline' }),
    );
    await database
      .knex('cases')
      .where({ id: answer.body.caseId })
      .update({
        status: 'suspended',
        unit_code: smallCityUnit(district, 1),
        suspended_until: new Date(Date.now() - 60_000),
      });
    const woken = () => database.knex('activities').where({ case_id: answer.body.caseId, kind: 'wake' });
    await vi.waitFor(async () => expect(await woken()).toHaveLength(1), { timeout: 30_000, interval: 200 });
    // Both look every twenty seconds; the second finds nothing to do, or is refused.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await woken()).toHaveLength(1);
  });
});
