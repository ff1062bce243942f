import { once } from 'node:events';
import type { RequestHandler, Response } from 'express';
import { heatAreaSource } from '../application/heatmap/heatAreaSource.ts';
import { exportHeatmap } from '../application/heatmap/heatExport.ts';
import type { HeatCalendars } from '../application/heatmap/readHeatmap.ts';
import type { Ports } from '../application/ports.ts';
import type { QueryOf } from '../contract/endpoints.ts';
import { endpoints } from '../contract/endpoints.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { actorOf } from './middleware/actor.ts';
import { sendProblem } from './problem.ts';

type Query = QueryOf<'readHeatExport'>;
const mediaTypes: Readonly<Record<Query['format'], string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Sends the heat map as a table, written while it is sent. */
export function heatDownload(
  ports: Pick<Ports, 'heatAreas' | 'heatCounters' | 'heatExport' | 'clock'> & HeatCalendars,
): RequestHandler {
  const makeTable = exportHeatmap({ ...ports, areasOf: heatAreaSource(ports) });
  return async (request, response) => {
    const query = endpoints.readHeatExport.query.safeParse(request.query);
    const actor = actorOf(request);
    if (!query.success || !actor) return sendProblem(response, refuse('invalid-input', { query: request.query }));
    const table = await makeTable(actor, query.data);
    if (isRefusal(table)) return sendProblem(response, table);
    const { format, level, from, to } = query.data;
    response.setHeader('Cache-Control', 'no-store');
    response.attachment(`heatmap-${level}-${from}-${to}.${format}`).type(mediaTypes[format]);
    await ports.heatExport
      .write(table, (bytes) => put(response, bytes))
      .then(() => response.end())
      .catch((error: unknown) => {
        // Whoever goes away in the middle of a download leaves nothing to be told.
        if (!response.destroyed) throw error;
      });
  };
}

/** Waits where the reader is slower; the callback of `write` is not called by an answer that is compressed. */
async function put(response: Response, bytes: Uint8Array | string): Promise<void> {
  if (response.destroyed) throw new Error('the reader went away');
  if (!response.write(bytes)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
}
