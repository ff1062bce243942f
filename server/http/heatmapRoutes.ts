import { once } from 'node:events';
import { type RequestHandler, type Response, Router } from 'express';
import {
  type HeatAnswerName,
  type HeatmapPort,
  type HeatQuestion,
  heatAnswerNames,
} from '../application/heatmap/heatAnswers.ts';
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
    // Not where a reader went away: what is compressed may still be read then.
    response.once('finish', () => heatmap.giveBack(found));
    for (const bytes of found) await put(response, bytes);
    response.end();
  };
}

function describeFile(response: Response, { format, level, from, to }: QueryOf<'readHeatExport'>): void {
  response.attachment(`heatmap-${level}-${from}-${to}.${format}`).type(mediaTypes[format]);
}

/** Waits where the reader is slower; the callback of `write` is not called by an answer that is compressed. */
async function put(response: Response, bytes: Uint8Array): Promise<void> {
  if (response.destroyed) return;
  if (!response.write(bytes)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
}
