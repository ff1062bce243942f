import { pipeline } from 'node:stream/promises';
import type { RequestHandler } from 'express';
import { readImportReport } from '../application/import/readImportReport.ts';
import type { Ports } from '../application/ports.ts';
import { endpoints } from '../contract/endpoints.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { actorOf } from './middleware/actor.ts';
import { sendProblem } from './problem.ts';

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends the quality report of an import as a spreadsheet to keep; no cache may hold it. */
export function importReportDownload(ports: Pick<Ports, 'imports' | 'importReports'>): RequestHandler {
  return async (request, response) => {
    const run = endpoints.readImportReport.parameters.safeParse(request.params);
    const query = endpoints.readImportReport.query.safeParse(request.query);
    const actor = actorOf(request);
    if (!run.success || !query.success || !actor) return sendProblem(response, refuse('invalid-input'));
    const answer = await readImportReport(ports, actor, run.data, query.data.language);
    if (isRefusal(answer)) return sendProblem(response, answer);
    response.setHeader('Cache-Control', 'no-store');
    response.attachment(`${answer.fileName.replace(/\.[^.]*$/, '')}-质量检查.xlsx`).type(SPREADSHEET);
    await pipeline(answer.bytes, response).catch((error: unknown) => {
      // Whoever goes away in the middle of a download leaves nothing to be told.
      if (!response.destroyed) throw error;
    });
  };
}
