import { createServer, type Server } from 'node:http';
import express from 'express';
import request from 'supertest';
import { beforeEach, describe, expect, test } from 'vitest';
import { type TileSource, tileSourceNames } from '../contract/tiles.ts';
import { type Actor, type CaseScope, defaultRolePermissions } from '../domain/identity/permissions.ts';
import { sendProblem } from './problem.ts';
import { tileFront } from './tileFront.ts';
import { TileKeeper } from './tileKeeper.ts';
import { tileReaders } from './tileReaders.ts';
import { tileRoutes } from './tiles.ts';

const inspector: Actor = {
  id: 'a',
  kind: 'person',
  name: 'a',
  roleCode: 'inspector',
  permissions: defaultRolePermissions.inspector,
  districtCode: '990101',
  unitCode: null,
};
const hotline: Actor = { ...inspector, id: 'h', roleCode: 'hotline', permissions: defaultRolePermissions.hotline };

interface Call {
  source: TileSource;
  scope: CaseScope;
  day: string | null | undefined;
}
let calls: Call[];
let version: string;
let actor: Actor | null;
let answer: () => Promise<Uint8Array>;
let app: express.Express;
let front: Server;
/** Requests that came through to the framework. */
let reached: number;
let readersClock: number;
const counted: express.RequestHandler = (_request, _response, next) => {
  reached += 1;
  next();
};

beforeEach(() => {
  calls = [];
  reached = 0;
  readersClock = 0;
  version = '3';
  actor = null;
  answer = async () => Buffer.from('tile bytes');
  app = express();
  const tiles = {
    read: (source: TileSource, _zoom: number, _x: number, _y: number, scope: CaseScope, day?: string | null) => {
      calls.push({ source, scope, day });
      return answer();
    },
    versions: async () =>
      Object.fromEntries(tileSourceNames.map((name) => [name, version])) as Record<TileSource, string>,
    changes: async () => ({ completeAfter: { number: Number(version), day: '' }, changes: [] }),
  };
  const keeper = new TileKeeper({ tiles, files: null, onError: (error) => expect.fail(String(error)) });
  const readers = tileReaders(() => readersClock);
  const readCity = async () => ({ bounds: [100, 30, 101, 31] as [number, number, number, number] });
  app.use(counted);
  app.use('/tiles', tileRoutes({ tiles, keeper, readers, actorOf: () => actor, sendProblem, readCity }));
  front = createServer(tileFront(keeper, readers, app));
  const onError: express.ErrorRequestHandler = (_error, _request, response, _next) => void response.status(500).end();
  app.use(onError);
});

const get = (path: string) =>
  request(front)
    .get(path)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
    });

describe('caching', () => {
  test('the present version is compressed, immutable and read once', async () => {
    const first = await get('/tiles/base/3/10/5/7.pbf');
    const second = await get('/tiles/base/3/10/5/7.pbf');
    expect(first.headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    expect(first.body.toString()).toBe('tile bytes');
    expect(second.headers.etag).toBe(first.headers.etag);
    expect(calls).toHaveLength(1);
  });

  test('what is in memory does not reach the framework, and a better encoding is made for it', async () => {
    answer = async () => Buffer.from('tile bytes '.repeat(500));
    await get('/tiles/base/3/10/5/7.pbf');
    expect(reached).toBe(1);
    const second = await get('/tiles/base/3/10/5/7.pbf').set('Accept-Encoding', 'gzip, br');
    expect(second.headers['content-encoding']).toBe('gzip');
    await expect
      .poll(async () => (await get('/tiles/base/3/10/5/7.pbf').set('Accept-Encoding', 'gzip, br')).headers)
      .toMatchObject({
        'content-encoding': 'br',
        'content-type': 'application/vnd.mapbox-vector-tile',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      });
    expect([reached, calls.length]).toEqual([1, 1]);
  });

  test('a HEAD, an odd address and another version go on to the framework', async () => {
    await get('/tiles/base/3/10/5/7.pbf');
    await request(front).head('/tiles/base/3/10/5/7.pbf');
    await get('/tiles/base/2/10/5/7.pbf');
    await get('/tiles/base/3/010/5/7.pbf');
    expect(reached).toBe(4);
  });

  test('simultaneous requests share one computation', async () => {
    answer = () => new Promise((resolve) => setTimeout(() => resolve(Buffer.from('slow')), 50));
    await Promise.all(Array.from({ length: 8 }, () => get('/tiles/base/3/10/5/7.pbf')));
    expect(calls).toHaveLength(1);
  });

  test('a known entity tag gets 304 without a body; each encoding has its own tag', async () => {
    const gzipped = await get('/tiles/base/3/10/5/7.pbf');
    const plain = await get('/tiles/base/3/10/5/7.pbf').set('Accept-Encoding', 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe('tile bytes');
    expect(plain.headers.etag).not.toBe(gzipped.headers.etag);
    const again = await get('/tiles/base/3/10/5/7.pbf').set('If-None-Match', `"other", W/${gzipped.headers.etag}`);
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test('another version is answered with the present tile for a minute, and a new one is noticed', async () => {
    const old = await get('/tiles/base/2/10/5/7.pbf');
    expect([old.status, old.headers['cache-control']]).toEqual([200, 'public, max-age=60']);
    version = '4';
    const present = await get('/tiles/base/4/10/5/7.pbf');
    expect(present.headers['cache-control']).toContain('immutable');
    expect(calls).toHaveLength(2);
  });

  test('an empty tile is 204, and a failure is not remembered', async () => {
    answer = async () => new Uint8Array();
    expect((await get('/tiles/base/3/10/0/0.pbf')).status).toBe(204);
    answer = () => Promise.reject(new Error('broken'));
    expect((await get('/tiles/base/3/10/0/1.pbf')).status).toBe(500);
    answer = async () => Buffer.from('again');
    expect((await get('/tiles/base/3/10/0/1.pbf')).status).toBe(200);
  });
});

describe('rights', () => {
  test.each([
    ['base', null, 200],
    ['areas', null, 200],
    ['unit-grids', null, 401],
    ['unit-grids', inspector, 200],
    ['components', hotline, 403],
    ['cases', null, 401],
    ['cases', inspector, 200],
  ] as const)('%s for %o: %i', async (source, reader, status) => {
    actor = reader;
    expect((await get(`/tiles/${source}/3/${source === 'components' ? 16 : 13}/1/1.pbf`)).status).toBe(status);
  });

  test('grids need a sign-in, so no shared cache may keep them', async () => {
    actor = inspector;
    const { headers } = await get('/tiles/unit-grids/3/13/1/1.pbf');
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(calls[0]?.scope).toEqual({ districtCode: null, unitCode: null });
  });

  test('a right that was seen is remembered for ten seconds, for those who showed it', async () => {
    actor = inspector;
    const asked = (cookie: string) => get('/tiles/unit-grids/3/13/1/1.pbf').set('Cookie', cookie);
    await asked('a=1');
    actor = null;
    expect((await asked('a=1')).status).toBe(200);
    expect((await asked('a=2')).status).toBe(401);
    readersClock = 10_001;
    expect((await asked('a=1')).status).toBe(401);
  });

  test('cases follow the reader and are asked for every time', async () => {
    actor = inspector;
    const { headers } = await get('/tiles/cases/3/13/1/1.pbf');
    await get('/tiles/cases/3/13/1/1.pbf');
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(calls).toHaveLength(2);
    expect(calls[0]?.scope).toEqual({ districtCode: '990101', unitCode: null });
  });
});

describe('a past day', () => {
  test.each([
    ['/tiles/areas/day.2025-01-31/8/1/1.pbf', '2025-01-31'],
    ['/tiles/areas/day.2025-02-30/8/1/1.pbf', null],
    ['/tiles/base/day.2025-01-31/8/1/1.pbf', null],
    ['/tiles/areas/3/8/1/1.pbf', null],
  ])('%s asks for %s', async (path, day) => {
    expect((await get(path)).status).toBe(200);
    expect(calls.map((call) => call.day)).toEqual([day]);
  });

  test('is kept apart from today and never immutable', async () => {
    await get('/tiles/areas/day.2025-01-31/8/1/1.pbf');
    await get('/tiles/areas/day.2025-02-01/8/1/1.pbf');
    const { headers } = await get('/tiles/areas/day.2025-02-01/8/1/1.pbf');
    expect(calls).toHaveLength(2);
    expect(headers['cache-control']).toBe('public, max-age=60');
  });
});

describe('addresses', () => {
  test.each([
    ['/tiles/base/3/5/1/1.pbf', 'tile-out-of-range'],
    ['/tiles/base/3/16/1/1.pbf', 'tile-out-of-range'],
    ['/tiles/base/3/10/1024/1.pbf', 'tile-out-of-range'],
    ['/tiles/base/3/10/1/1024.pbf', 'tile-out-of-range'],
    ['/tiles/base/3/10/-1/1.pbf', 'not-found'],
    ['/tiles/base/3/ten/1/1.pbf', 'not-found'],
    ['/tiles/base/3/10/1/1.5.pbf', 'not-found'],
    ['/tiles/secrets/3/10/1/1.pbf', 'not-found'],
    ['/tiles/base/3;drop/10/1/1.pbf', 'not-found'],
    ['/tiles/secrets.json', 'not-found'],
  ])('%s is refused with %s', async (path, code) => {
    const { status, body } = await request(app).get(path);
    expect([status, body.code]).toEqual([404, code]);
  });

  test('TileJSON names the present version and the layers', async () => {
    const { body } = await request(app).get('/tiles/areas.json').set('Host', 'map.example');
    expect(body).toMatchObject({
      tilejson: '3.0.0',
      tiles: ['http://map.example/tiles/areas/3/{z}/{x}/{y}.pbf'],
      minzoom: 6,
      maxzoom: 14,
      bounds: [100, 30, 101, 31],
    });
    expect(body.vector_layers.map((layer: { id: string }) => layer.id)).toEqual([
      'district',
      'subdistrict',
      'community',
      'area-name',
    ]);
  });
});
