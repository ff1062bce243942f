import { ReadableStream } from 'node:stream/web';
import { parentPort, type Transferable, workerData } from 'node:worker_threads';
import { calendarSource } from './application/calendarSource.ts';
import { heatAnswers } from './application/heatmap/heatAnswers.ts';
import { heatAreaSource } from './application/heatmap/heatAreaSource.ts';
import { heatCounters } from './application/heatmap/heatCounters.ts';
import { heatEditions } from './application/heatmap/heatEditions.ts';
import { catalogueRepository } from './database/catalogue.ts';
import { type DatabaseDoor, openInThread } from './database/connection.ts';
import { heatAreaRepository } from './database/heatmap/heatAreas.ts';
import { heatFactsRepository } from './database/heatmap/heatFacts.ts';
import { noticeRepository } from './database/notices.ts';
import { spatialRepository } from './database/spatial/spatialRepository.ts';
import { isRefusal } from './domain/refusal.ts';
import { heatExport } from './interchange/export/heatExport.ts';
import type { FromHeatmap, HeatmapThreadData, ToHeatmap } from './jobs/heatmapMessages.ts';

/*
 * The heat map lives here, in a thread of its own with its own way to the database: the facts of ten million cases, and seconds of
 * arithmetic, would otherwise stop the web server.
 */

/** The log, areas that are read for minutes, and what a question asks. */
const POOL_SIZE = 3;

const parent = parentPort;
if (!parent) throw new Error('the heat map runs as a worker thread only');

const say = (message: FromHeatmap, handedOver: readonly Transferable[] = []) => parent.postMessage(message, handedOver);
const { databaseUrl } = workerData as HeatmapThreadData;
const door: DatabaseDoor =
  databaseUrl === null ? { connect: (port) => say({ kind: 'connect', port }, [port]) } : { databaseUrl };
const database = await openInThread(door, POOL_SIZE);

let wake = (): void => undefined;
const subscribe = (listener: () => void) => {
  wake = listener;
  return () => undefined;
};
const clock = { now: () => new Date() };
const counters = heatCounters({
  facts: heatFactsRepository(database),
  notices: noticeRepository(database, subscribe),
  clock,
  onError: (error) => say({ kind: 'trouble', error: errorOf(error) }),
});
const heatAreas = heatAreaRepository(database);
const readCalendar = calendarSource({ catalogue: catalogueRepository(database), clock });
const read = { heatAreas, heatCounters: counters, clock, readCalendar, heatExport };
const heatmap = heatAnswers({
  ...read,
  areasOf: heatAreaSource(read),
  editionsOf: heatEditions({ ...read, spatial: spatialRepository(database) }),
});

parent.on('message', (message: ToHeatmap) => void hear(message));

async function hear(message: ToHeatmap): Promise<void> {
  if (message.kind === 'ask') return answer(message);
  if (message.kind === 'sent') return heatmap.giveBack(message.answer);
  if (message.kind === 'log') return wake();
  if (message.kind === 'rules') return readCalendar.invalidate();
  await counters.close();
  await database.close();
  parent?.close();
}

async function answer({ id, actor, question }: Extract<ToHeatmap, { kind: 'ask' }>): Promise<void> {
  try {
    const found = await heatmap.ask(actor, question);
    if (isRefusal(found)) return say({ kind: 'answer', id, answer: found });
    if (found instanceof Uint8Array) return say({ kind: 'answer', id, answer: found }, [found.buffer]);
    const answer = ReadableStream.from(found);
    say({ kind: 'answer', id, answer }, [answer]);
  } catch (error) {
    say({ kind: 'failed', id, error: errorOf(error) });
  }
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
