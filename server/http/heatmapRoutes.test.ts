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
  async ask() {
    asked += 1;
    return [new Uint8Array(memory.take(ANSWER_BYTES), 0, ANSWER_BYTES).fill(asked)];
  },
  giveBack(answer) {
    givenBack += 1;
    for (const { buffer } of answer) memory.giveBack(buffer);
  },
};

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

/** Begins to read an answer and waits a while; then reads on, or leaves. Whether all that was read is of one answer. */
async function read(encoding: 'gzip' | 'identity', milliseconds: number, isLeaving: boolean): Promise<boolean> {
  const { port } = server.address() as AddressInfo;
  const headers = { authorization: 'Bearer key', 'accept-encoding': encoding };
  const request = http.get({ port, path: '/api/heatmap/areas?level=district', headers, agent: false });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  expect(response.statusCode).toBe(200);
  await new Promise((resolve) => void setTimeout(resolve, milliseconds));
  if (isLeaving) {
    response.destroy();
    return true;
  }
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece);
  const body = Buffer.concat(pieces);
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
