import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type RequestHandler, type Response, Router } from 'express';
import {
  type HeatAnswerName,
  type HeatmapPort,
  type HeatQuestion,
  heatAnswerNames,
} from '../application/heatmap/heatAnswers.ts';
import type { HeatFile } from '../application/heatmap/heatExport.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { endpoints, type QueryOf } from '../contract/endpoints.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { actorOf } from './middleware/actor.ts';
import { sendProblem } from './problem.ts';
import { checkAccess, parseInput } from './routes.ts';

type Format = QueryOf<'readHeatExport'>['format'];
const mediaTypes: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The supervisor's heat map: its answers come as bytes and are sent as they are. */
export function heatmapRoutes(heatmap: HeatmapPort): Router {
  const router = Router();
  for (const name of [...heatAnswerNames, 'readHeatExport'] as const) {
    const endpoint: Endpoint = endpoints[name];
    router.get(endpoint.path, checkAccess(endpoint.access), answer(heatmap, name, endpoint));
  }
  return router;
}

function answer(heatmap: HeatmapPort, name: HeatAnswerName | 'readHeatExport', endpoint: Endpoint): RequestHandler {
  return async (request, response) => {
    const input = parseInput(endpoint, request);
    if (isRefusal(input)) return sendProblem(response, input);
    const actor = actorOf(request);
    if (!actor) return sendProblem(response, refuse('not-signed-in'));
    // Parsed by the schema of the endpoint with this name.
    const question = { name, query: input.query } as HeatQuestion;
    const found = await heatmap.ask(actor, question);
    if (isRefusal(found)) return sendProblem(response, found);
    response.setHeader('Cache-Control', 'no-store');
    if (question.name === 'readHeatExport') describeFile(response, question.query);
    else response.type('json');
    if (Symbol.asyncIterator in found) return sendFile(response, found);
    // Not where a reader went away: what is compressed may still be read then.
    response.once('finish', () => heatmap.giveBack(found));
    response.end(found);
  };
}

function describeFile(response: Response, { format, level, from, to }: QueryOf<'readHeatExport'>): void {
  response.attachment(`heatmap-${level}-${from}-${to}.${format}`).type(mediaTypes[format]);
}

/** Sends a file while it is made, as fast as the reader takes it. */
async function sendFile(response: Response, file: HeatFile): Promise<void> {
  await pipeline(Readable.from(file), response).catch((error: unknown) => {
    // Whoever goes away in the middle of a download leaves nothing to be told.
    if (!response.destroyed) throw error;
  });
}
