import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { SurveyStorePort } from '../application/import/ports.ts';
import { endpoints } from '../contract/endpoints.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { actorOf } from './middleware/actor.ts';
import { sendProblem } from './problem.ts';

/** Takes a survey file straight to disk; nothing of it is held in memory. */
export function surveyUpload(store: SurveyStorePort): RequestHandler {
  return async (request, response) => {
    const key = endpoints.uploadSurveyFile.parameters.safeParse(request.params);
    const query = endpoints.uploadSurveyFile.query.safeParse(request.query);
    const actor = actorOf(request);
    if (!key.success || !query.success || !actor) return sendProblem(response, refuse('invalid-input'));
    const fileId = randomUUID();
    const { fileName } = key.data;
    const answer = await store.receive(fileId, { fileName, ownerId: actor.id }, request);
    if (isRefusal(answer)) return sendProblem(response, answer);
    response.setHeader('Cache-Control', 'no-store');
    response.json({ fileId, fileName, byteCount: answer.byteCount });
  };
}
