import type { Request, RequestHandler, Response } from 'express';
import type { NoticePort } from '../application/ports.ts';
import type { Notice } from '../contract/schemas.ts';
import { type CaseScope, caseScope } from '../domain/identity/permissions.ts';
import { type Cursor, cursorAfter, cursorWithin, missedBetween, parseCursor } from './live/cursor.ts';
import { framesOf, heartbeatFrame, readyFrame, renewFrame } from './live/frames.ts';
import { logPump } from './live/logPump.ts';
import { actorOf } from './middleware/actor.ts';

interface Page {
  readonly notices: readonly Notice[];
  readonly before: Cursor;
}

interface Stream {
  readonly response: Response;
  readonly scope: CaseScope;
  /** Heartbeats so far. */
  beats: number;
  /** Pages that arrive while the past is still being read; null once the stream is up to date. */
  waiting: Page[] | null;
}

const HEARTBEAT_MILLISECONDS = 15_000;
/**
 * After so many heartbeats (five minutes) a page is asked to come again: who came in with rights that were taken away since is then
 * refused, or hears what is left of them.
 */
const MOST_BEATS = 20;
const PAST_PAGE = 500;
/** Who missed more than this (a desk over night) is better served by loading its lists anew. */
const MOST_MISSED = 2_000;
/** A reader that takes nothing any more must not fill the memory; it comes back and resumes. */
const MOST_UNREAD_BYTES = 4 * 1024 * 1024;

export interface LiveHub {
  readonly handler: RequestHandler;
  close(): void;
}

/**
 * Sends notices to every open page. The hub reads the log once for all streams and writes each page once for all of one
 * scope. A stream that resumes at a cursor first reads its own past up to where the hub stood when it came, then joins:
 * nothing is missed and nothing comes twice.
 */
export function liveHub(notices: NoticePort, onError: (error: unknown) => void): LiveHub {
  const streams = new Set<Stream>();
  const pump = logPump(notices, onError, (page, before) => deliver(streams, { notices: page, before }));
  const heartbeat = setInterval(() => {
    const frames = once((scope) => heartbeatFrame(pump.head(), scope));
    for (const stream of streams) if (!stream.waiting) beat(stream, frames(stream.scope));
  }, HEARTBEAT_MILLISECONDS);
  const handler: RequestHandler = async (request, response) => {
    const seen = parseCursor(request.get('Last-Event-ID') ?? String(request.query.after ?? ''));
    await pump.start();
    // Another process may have told of something that this one has not looked for yet.
    if (seen && missedBetween(seen, pump.head()) === null) await pump.look();
    if (response.destroyed) return;
    // From here to the end of the statement nothing else runs: what comes after `head` is waiting for the stream.
    const stream = openStream(request, response);
    streams.add(stream);
    response.on('close', () => streams.delete(stream));
    await catchUp(notices, stream, seen, pump.head());
  };
  const close = (): void => {
    clearInterval(heartbeat);
    pump.close();
    for (const { response } of streams) response.end();
  };
  return { handler, close };
}

function beat(stream: Stream, frame: Buffer): void {
  stream.beats += 1;
  write(stream, frame);
  if (stream.beats < MOST_BEATS) return;
  write(stream, Buffer.from(renewFrame));
  stream.response.end();
}

function deliver(streams: ReadonlySet<Stream>, page: Page): void {
  const frames = once((scope) => framesOf(page.notices, page.before, scope));
  for (const stream of streams) {
    if (stream.waiting) stream.waiting.push(page);
    else write(stream, frames(stream.scope));
  }
}

/** Makes the bytes for each scope once, however many streams have it. */
function once(make: (scope: CaseScope) => string): (scope: CaseScope) => Buffer {
  const made = new Map<string, Buffer>();
  return (scope) => {
    const key = `${scope.districtCode ?? ''} ${scope.unitCode ?? ''}`;
    const frame = made.get(key) ?? Buffer.from(make(scope));
    made.set(key, frame);
    return frame;
  };
}

function write({ response }: Stream, bytes: Buffer): void {
  if (bytes.length === 0) return;
  if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
  else response.write(bytes);
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
  return { response, scope: caseScope(actor), beats: 0, waiting: [] };
}

/** Sends what was missed up to `head`, tells that the stream is up to date, then what arrived meanwhile. */
async function catchUp(notices: NoticePort, stream: Stream, seen: Cursor | null, head: Cursor): Promise<void> {
  const isResumed = seen !== null && (await sendPast(notices, stream, seen, head));
  write(stream, Buffer.from(readyFrame(head, stream.scope, isResumed)));
  for (const page of stream.waiting ?? [])
    write(stream, Buffer.from(framesOf(page.notices, page.before, stream.scope)));
  stream.waiting = null;
}

/** Sends what lies between the two cursors; false when not all of it can be had. */
async function sendPast(notices: NoticePort, stream: Stream, seen: Cursor, head: Cursor): Promise<boolean> {
  const { districtCode } = stream.scope;
  const until = cursorWithin(head, districtCode);
  let cursor = cursorWithin(seen, districtCode);
  const missed = missedBetween(cursor, until);
  if (missed === null || missed > MOST_MISSED) return false;
  while (missedBetween(cursor, until) !== 0) {
    const read = await notices.readAfter(cursor, districtCode, PAST_PAGE);
    const page = read.filter((notice) => notice.position <= (until[notice.districtCode] ?? 0));
    const after = page.length > 0 ? cursorAfter(cursor, page) : null;
    if (!after) return false;
    write(stream, Buffer.from(framesOf(page, cursor, stream.scope)));
    cursor = after;
  }
  return true;
}
