import type { Request, RequestHandler, Response } from 'express';
import type { NoticePort } from '../application/ports.ts';
import type { Notice } from '../contract/schemas.ts';
import { type CaseScope, caseScope } from '../domain/identity/permissions.ts';
import { actorOf } from './middleware/actor.ts';

type Cursor = Record<string, number>;

interface Stream {
  readonly response: Response;
  readonly scope: CaseScope;
  readonly cursor: Cursor;
  /** Notices that arrive while the past is still being read; null once the stream is up to date. */
  waiting: Notice[] | null;
}

/** How long a lost hint can delay a notice: the log is looked at this often in any case. */
const POLL_MILLISECONDS = 1_000;
const HEARTBEAT_MILLISECONDS = 15_000;
const PAGE = 500;

export interface LiveHub {
  readonly handler: RequestHandler;
  close(): void;
}

/**
 * Sends notices to every open page. The hub reads the log once for all streams, by cursor; a stream that resumes with
 * Last-Event-ID first reads its own past and then joins, so nothing is missed and nothing comes twice.
 */
export function liveHub(notices: NoticePort, onError: (error: unknown) => void): LiveHub {
  const streams = new Set<Stream>();
  const pump = logPump(notices, onError, (notice) => {
    for (const stream of streams) {
      if (stream.waiting) stream.waiting.push(notice);
      else send(stream, notice);
    }
  });
  const heartbeat = setInterval(() => {
    for (const { response } of streams) response.write(': still here\n\n');
  }, HEARTBEAT_MILLISECONDS);
  const handler: RequestHandler = async (request, response) => {
    await pump.started;
    const stream = openStream(request, response);
    streams.add(stream);
    response.on('close', () => streams.delete(stream));
    await catchUp(notices, stream, request.get('Last-Event-ID') ?? String(request.query.after ?? ''));
  };
  const close = (): void => {
    clearInterval(heartbeat);
    pump.close();
    for (const { response } of streams) response.end();
  };
  return { handler, close };
}

function logPump(notices: NoticePort, onError: (error: unknown) => void, deliver: (notice: Notice) => void) {
  let cursor: Cursor = {};
  let isReading = false;
  let isStale = false;
  let isClosed = false;
  const read = async (): Promise<void> => {
    for (;;) {
      const page = await notices.readAfter(cursor, null, PAGE);
      if (page.length === 0 || isClosed) return;
      for (const notice of page) {
        cursor[notice.districtCode] = notice.position;
        deliver(notice);
      }
    }
  };
  const wake = async (): Promise<void> => {
    isStale = true;
    if (isReading || isClosed) return;
    isReading = true;
    try {
      while (isStale && !isClosed) {
        isStale = false;
        await read();
      }
    } catch (error) {
      onError(error);
    } finally {
      isReading = false;
    }
  };
  const started = notices.readHead(null).then((head) => {
    cursor = head;
  });
  started.catch(onError);
  const unsubscribe = notices.subscribe(() => void started.then(wake, onError));
  const timer = setInterval(() => void started.then(wake, onError), POLL_MILLISECONDS);
  const close = (): void => {
    isClosed = true;
    clearInterval(timer);
    unsubscribe();
  };
  return { started, close };
}

function openStream(request: Request, response: Response): Stream {
  const actor = actorOf(request);
  if (!actor) throw new Error('a live stream needs an actor');
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    Connection: 'keep-alive',
    'X-Accel-Buffering': 'no',
  });
  response.write('retry: 2000\n\n');
  return { response, scope: caseScope(actor), cursor: {}, waiting: [] };
}

async function catchUp(notices: NoticePort, stream: Stream, lastEventId: string): Promise<void> {
  const resumed = parseCursor(lastEventId);
  const head = await notices.readHead(stream.scope.districtCode);
  Object.assign(stream.cursor, resumed ? { ...zeroOf(head), ...resumed } : head);
  for (
    let page = resumed ? await nextPage(notices, stream) : [];
    page.length > 0;
    page = await nextPage(notices, stream)
  ) {
    for (const notice of page) send(stream, notice);
  }
  const waiting = stream.waiting ?? [];
  stream.waiting = null;
  stream.response.write(`id: ${formatCursor(stream.cursor)}\nevent: ready\ndata: {}\n\n`);
  for (const notice of waiting) send(stream, notice);
}

const zeroOf = (head: Cursor): Cursor => Object.fromEntries(Object.keys(head).map((code) => [code, 0]));
const nextPage = (notices: NoticePort, stream: Stream) =>
  notices.readAfter(stream.cursor, stream.scope.districtCode, PAGE);

/** Sends what the stream has not had and may see; the cursor moves on in either case. */
function send(stream: Stream, notice: Notice): void {
  const { districtCode, unitCode } = stream.scope;
  if (districtCode !== null && districtCode !== notice.districtCode) return;
  if (notice.position <= (stream.cursor[notice.districtCode] ?? 0)) return;
  stream.cursor[notice.districtCode] = notice.position;
  if (unitCode !== null && unitCode !== notice.unitCode) return;
  stream.response.write(`id: ${formatCursor(stream.cursor)}\ndata: ${JSON.stringify(notice)}\n\n`);
}

/** `310101:12,310112:4` — the last position seen of each district. */
export function formatCursor(cursor: Readonly<Cursor>): string {
  return Object.entries(cursor)
    .map(([districtCode, position]) => `${districtCode}:${position}`)
    .join(',');
}

/** Reads a cursor; null when there is none or it is not ours. */
export function parseCursor(text: string): Cursor | null {
  if (!/^\d{6}:\d{1,15}(,\d{6}:\d{1,15})*$/.test(text)) return null;
  return Object.fromEntries(text.split(',').map((part) => [part.slice(0, 6), Number(part.slice(7))]));
}
