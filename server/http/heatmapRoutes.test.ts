import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import compression from 'compression';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerMemory } from '../application/heatmap/answerMemory.ts';
import type { HeatmapPort } from '../application/heatmap/heatAnswers.ts';
import type { Ports } from '../application/ports.ts';
import { actorFor } from '../testing/caseFactory.ts';
import { heatmapRoutes } from './heatmapRoutes.ts';
import { identifyActor } from './middleware/actor.ts';

/** More than the buffers of a connection hold, so that a reader that waits keeps its answer under way. */
const ANSWER_BYTES = 6_000_000;
const memory = answerMemory();
let asked = 0;
let givenBack = 0;

/** Every answer is the same byte again and again, another one each time, in memory that is used again. */
const heatmap: HeatmapPort = {
  async ask(_actor, { name }) {
    if (name === 'readHeatExport') return file();
    asked += 1;
    return new Uint8Array(memory.take(ANSWER_BYTES), 0, ANSWER_BYTES).fill(asked);
  },
  giveBack(answer) {
    givenBack += 1;
    memory.giveBack(answer.buffer);
  },
};

const PIECES = 200;
const PIECE_BYTES = 100_000;
let piecesMade = 0;
let isEnded = false;
async function* file(): AsyncGenerator<Uint8Array> {
  piecesMade = 0;
  isEnded = false;
  try {
    for (; piecesMade < PIECES; piecesMade += 1) yield new Uint8Array(PIECE_BYTES).fill(piecesMade);
  } finally {
    isEnded = true;
  }
}

let server: http.Server;
beforeAll(async () => {
  const actor = actorFor('supervisor', { districtCode: null });
  const identity = { findActorByKey: async () => actor } as Partial<Ports['identity']> as Ports['identity'];
  const credentials = { hashMachineSecret: (secret: string) => secret } as Partial<Ports['credentials']>;
  const app = express();
  app.use(compression({ level: 1 }));
  app.use(identifyActor({ identity, credentials: credentials as Ports['credentials'] }, () => undefined));
  app.use(heatmapRoutes(heatmap));
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

async function begin(path: string, encoding: 'gzip' | 'identity'): Promise<http.IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  const headers = { authorization: 'Bearer key', 'accept-encoding': encoding };
  const request = http.get({ port, path, headers, agent: false });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  expect(response.statusCode).toBe(200);
  return response;
}

async function bodyOf(response: http.IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Begins to read an answer and waits a while; then reads on, or leaves. Whether all that was read is of one answer. */
async function read(encoding: 'gzip' | 'identity', milliseconds: number, isLeaving: boolean): Promise<boolean> {
  const response = await begin('/api/heatmap/areas?level=district', encoding);
  await new Promise((resolve) => void setTimeout(resolve, milliseconds));
  if (isLeaving) {
    response.destroy();
    return true;
  }
  const body = await bodyOf(response);
  const bytes = encoding === 'gzip' ? gunzipSync(body) : body;
  return bytes.equals(Buffer.alloc(ANSWER_BYTES, bytes[0]));
}

it('an answer’s memory is used again only when nobody reads it any more', async () => {
  for (let round = 0; round < 4; round += 1) {
    const readers = [5, 0, 20, 40, 10, 0].map((wait, index) =>
      read(index % 2 === 0 ? 'gzip' : 'identity', wait, (index + round) % 3 === 0),
    );
    expect(await Promise.all(readers)).toEqual(readers.map(() => true));
  }
  expect(asked).toBe(24);
  expect(givenBack).toBeGreaterThanOrEqual(16);
});

const exported = '/api/heatmap/export?level=district&from=2026-01-01&to=2026-01-31&format=csv';

it('a file is sent whole', async () => {
  const response = await begin(exported, 'identity');
  expect(response.headers['content-disposition']).toContain('heatmap-district-2026-01-01-2026-01-31.csv');
  const body = await bodyOf(response);
  expect([body.length, body[0], body.at(-1)]).toEqual([PIECES * PIECE_BYTES, 0, PIECES - 1]);
});

it.each(['identity', 'gzip'] as const)('a file is made no further when its reader leaves (%s)', async (encoding) => {
  const response = await begin(exported, encoding);
  await once(response, 'readable');
  expect(isEnded).toBe(false);
  response.destroy();
  await expect.poll(() => isEnded).toBe(true);
  expect(piecesMade).toBeLessThan(PIECES);
});
