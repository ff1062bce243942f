import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import {
  seedSmallCity,
  smallCityPassword,
  type smallCityUsers,
  smallCityUsers as users,
} from '../../seeds/smallCity.ts';
import { type Application, composeApplication } from '../compose.ts';
import type { Receipt } from '../contract/schemas.ts';
import type { Database } from '../database/connection.ts';
import type { CommandKind } from '../domain/case/commandKind.ts';
import { createLogger } from '../observe/logger.ts';
import { createTestDatabase } from './testDatabase.ts';

export type Person = keyof typeof smallCityUsers;

/** The whole product on a small city: real database, real port, no client files. */
export interface TestApplication {
  readonly address: string;
  readonly database: Database;
  readonly application: Application;
  /** Signs a person in and gives a fetch that is that person. */
  as(person: Person): Promise<Caller>;
  close(): Promise<void>;
}

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** Requests as one person (or nobody). */
export interface Caller {
  readonly cookie: string;
  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>>;
  send<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  command(
    kind: CommandKind,
    payload: object,
    envelope?: Record<string, unknown>,
  ): Promise<Answer<Receipt & { code?: string }>>;
  photo(districtCode: string): Promise<string>;
}

/** Starts it; take one per test file and close it afterwards. */
export async function startTestApplication(options: { signInAttempts?: number } = {}): Promise<TestApplication> {
  const database = await createTestDatabase();
  await seedSmallCity(database.knex);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'wangge-test-'));
  const application = await composeApplication({
    database,
    dataDirectory,
    profile: { name: '试验城', isDemo: false, attribution: '', demoAccounts: [] },
    sessionSecret: randomUUID(),
    trustedProxies: 0,
    clientDirectory: null,
    signInAttempts: options.signInAttempts ?? 1000,
    logger: createLogger('silent'),
  });
  const server = createServer(application.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    database,
    application,
    as: (person) => signIn(address, users[person].login),
    async close() {
      await application.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
      await rm(dataDirectory, { recursive: true });
    },
  };
}

async function signIn(address: string, login: string): Promise<Caller> {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: smallCityPassword }),
  });
  if (!response.ok) throw new Error(`signing in ${login} failed: ${await response.text()}`);
  return callerWith(address, response.headers.get('set-cookie')?.split(';')[0] ?? '');
}

/** A caller with this cookie; an empty one is nobody. */
export function callerWith(address: string, cookie: string): Caller {
  const send = async <T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> => {
    const isRaw = body instanceof Uint8Array || typeof body === 'string';
    const response = await fetch(address + path, {
      method,
      headers: { cookie, ...(body !== undefined && !isRaw && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : { text }) as T };
  };
  return {
    cookie,
    send,
    get: (path) => send('GET', path),
    command: (kind, payload, envelope = {}) =>
      send('POST', '/api/commands', { kind, commandId: randomUUID(), caseId: randomUUID(), ...envelope, payload }),
    async photo(districtCode) {
      const bytes = await testPhoto(Math.random());
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await send('PUT', `/api/photos/${districtCode}/${sha256}`, bytes, { 'content-type': 'image/jpeg' });
      return sha256;
    },
  };
}

/** A small JPEG; another seed gives other bytes. */
export async function testPhoto(seed: number): Promise<Buffer> {
  const background = { r: Math.floor(seed * 255), g: Math.floor(seed * 65_280) % 255, b: 90 };
  return sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer();
}
