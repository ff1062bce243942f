import { pipeline } from 'node:stream/promises';
import type { RequestHandler } from 'express';
import { readExportFile } from '../application/exportJobs.ts';
import type { Ports } from '../application/ports.ts';
import { endpoints } from '../contract/endpoints.ts';
import type { ExportSubject, FileFormat } from '../contract/schemas/search.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { actorOf } from './middleware/actor.ts';
import { sendProblem } from './problem.ts';

const mediaTypes: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
};
const names: Readonly<Record<ExportSubject, string>> = { cases: '案件', components: '部件' };

/** Sends a finished export as a file to keep; it is the person's alone and no cache may hold it. */
export function exportDownload(ports: Pick<Ports, 'exportFiles' | 'clock'>): RequestHandler {
  const read = readExportFile(ports);
  return async (request, response) => {
    const key = endpoints.readExportFile.parameters.safeParse(request.params);
    const actor = actorOf(request);
    if (!key.success || !actor) return sendProblem(response, refuse('invalid-input', { parameters: request.params }));
    const answer = await read(actor, key.data.exportId);
    if (isRefusal(answer)) return sendProblem(response, answer);
    const { format, subject, createdAt, byteCount } = answer.job;
    const stamp = createdAt.slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-');
    response.setHeader('Cache-Control', 'no-store');
    response.attachment(`${names[subject]}-${stamp}.${format}`).type(mediaTypes[format]);
    if (byteCount !== null && format === 'xlsx') response.setHeader('Content-Length', byteCount);
    await pipeline(answer.bytes, response).catch((error: unknown) => {
      // Whoever goes away in the middle of a download leaves nothing to be told.
      if (!response.destroyed) throw error;
    });
  };
}
