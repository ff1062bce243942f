import { EventEmitter } from 'node:events';
import type { Request, RequestHandler, Response } from 'express';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NoticePort, Ports } from '../application/ports.ts';
import type { Notice } from '../contract/schemas.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { actorFor } from '../testing/caseFactory.ts';
import { type LiveHub, liveHub } from './live.ts';
import { identifyActor } from './middleware/actor.ts';

const noticeAt = (districtCode: string, position: number, unitCodes: string[] = []): Notice => ({
  districtCode,
  position,
  kind: 'report',
  caseId: `01900000-0000-7000-8000-${String(position).padStart(12, '0')}`,
  number: String(position),
  version: 1,
  status: 'reported',
  unitCodes,
  at: '2026-11-16T01:00:00.000Z',
});

/** A log in memory whose reads wait until the test lets them go. */
class FakeLog implements NoticePort {
  readonly notices: Notice[] = [];
  heldReads: (() => void)[] | null = null;
  reads = 0;
  private wake: () => void = () => undefined;

  append(...notices: Notice[]): void {
    this.notices.push(...notices);
    this.wake();
  }

  async readAfter(cursor: Readonly<Record<string, number>>, districtCode: string | null, limit: number) {
    this.reads += 1;
    const found = this.notices
      .filter((notice) => districtCode === null || notice.districtCode === districtCode)
      .filter((notice) => notice.position > (cursor[notice.districtCode] ?? 0))
      .slice(0, limit);
    // A stream's own past is held back, the hub's reading is not.
    if (this.heldReads && districtCode !== null) await new Promise<void>((resolve) => this.heldReads?.push(resolve));
    return found;
  }

  async readHead() {
    return Object.fromEntries(this.notices.map((notice) => [notice.districtCode, notice.position]));
  }

  subscribe(wake: () => void) {
    this.wake = wake;
    return () => undefined;
  }
}

/** As much of a response as the hub uses. */
class FakeResponse extends EventEmitter {
  text = '';
  destroyed = false;
  writableLength = 0;
  readonly locals = {};
  writeHead = () => this;
  end = () => this;
  write(chunk: Buffer | string) {
    this.text += String(chunk);
    return true;
  }
  destroy() {
    this.destroyed = true;
    this.emit('close');
  }
  get positions(): number[] {
    return [...this.text.matchAll(/^data: (.*"position":.*)$/gm)].map(([, data]) => JSON.parse(data ?? '').position);
  }
  get lastId(): string {
    return [...this.text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '';
  }
}

const district = '990101';
const other = '990102';
let log: FakeLog;
let hub: LiveHub;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
  log = new FakeLog();
  log.append(noticeAt(district, 1), noticeAt(district, 2), noticeAt(district, 3));
  hub = liveHub(log, (error) => expect.fail(String(error)));
});
afterEach(() => {
  hub.close();
  vi.useRealTimers();
});

/** Lets everything that is under way happen, and the hub take its breath. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(60);
}

async function connect(lastEventId: string | null, changes: Partial<Actor> = {}): Promise<FakeResponse> {
  const request = {
    get: (name: string) => (name === 'Last-Event-ID' ? (lastEventId ?? undefined) : undefined),
    query: {},
    session: { userId: 'somebody' },
    // The hub and the middleware use no more of a request than this.
  } as unknown as Request;
  const identity = { readActor: async () => actorFor('duty-officer', changes) } as unknown as Ports['identity'];
  const response = new FakeResponse();
  const asResponse = response as unknown as Response;
  const openSession: RequestHandler = (_request, _response, next) => next();
  const identify = identifyActor({ identity, credentials: {} as Ports['credentials'] }, openSession);
  await identify(request, asResponse, () => undefined);
  void hub.handler(request, asResponse, () => undefined);
  await settle();
  return response;
}

describe('a stream that begins', () => {
  it('hears from now on, each notice once', async () => {
    const stream = await connect(null);
    expect(stream.text).toContain('event: ready\ndata: {"isResumed":false}');
    expect(stream.lastId).toBe(`${district}:3`);
    log.append(noticeAt(district, 4), noticeAt(other, 1), noticeAt(district, 5));
    await settle();
    await settle();
    expect(stream.positions).toEqual([4, 5]);
    expect(stream.lastId).toBe(`${district}:5`);
  });

  it('hears all districts when it has none of its own', async () => {
    const stream = await connect(null, { districtCode: null });
    log.append(noticeAt(district, 4), noticeAt(other, 1));
    await settle();
    expect(stream.positions).toEqual([4, 1]);
    expect(stream.lastId).toBe(`${district}:4,${other}:1`);
  });
});

describe('a stream that resumes', () => {
  it('gets what it missed first, and reads nothing when it missed nothing', async () => {
    const stream = await connect(`${district}:1`);
    expect(stream.positions).toEqual([2, 3]);
    expect(stream.text).toContain('{"isResumed":true}');
    const before = log.reads;
    const current = await connect(`${district}:3`);
    expect(current.text).toContain('{"isResumed":true}');
    expect(log.reads).toBe(before);
  });

  it('has neither gap nor repetition when notices arrive during its catch-up', async () => {
    log.heldReads = [];
    const stream = await connect(`${district}:1`);
    // The past is being read; the log goes on and the hub delivers to others.
    const bystander = await connect(null);
    for (const position of [4, 5, 6]) {
      log.append(noticeAt(district, position));
      await settle();
    }
    expect(bystander.positions).toEqual([4, 5, 6]);
    expect(stream.positions).toEqual([]);
    for (const release of log.heldReads.splice(0)) release();
    log.append(noticeAt(district, 7));
    await settle();
    expect(stream.positions).toEqual([2, 3, 4, 5, 6, 7]);
    log.append(noticeAt(district, 8));
    await settle();
    await settle();
    expect(stream.positions).toEqual([2, 3, 4, 5, 6, 7, 8]);
  });

  it('says so when something is lost for good, and goes on from now', async () => {
    log.notices.splice(1, 1);
    const stream = await connect(`${district}:1`);
    expect(stream.text).toContain('{"isResumed":false}');
    log.append(noticeAt(district, 4));
    await settle();
    expect(stream.positions.at(-1)).toBe(4);
  });

  it('says so when it missed too much', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => noticeAt(district, index + 4));
    log.append(...many);
    await settle();
    await settle();
    const stream = await connect(`${district}:3`);
    expect(stream.text).toContain('{"isResumed":false}');
    expect(stream.positions).toEqual([]);
    expect(stream.lastId).toBe(`${district}:2503`);
  });

  it('says so when its cursor is of another log, and does not stay deaf until that log is as long', async () => {
    const stream = await connect(`${district}:99`);
    expect(stream.text).toContain('{"isResumed":false}');
    log.append(noticeAt(district, 4));
    await settle();
    expect(stream.positions).toEqual([4]);
  });

  it('is believed when another process told it of what this one has not looked for yet', async () => {
    log.notices.push(noticeAt(district, 4));
    const stream = await connect(`${district}:4`);
    expect(stream.text).toContain('{"isResumed":true}');
    await settle();
    expect(stream.positions).toEqual([]);
  });
});

describe('the hub', () => {
  it('makes the bytes once for all streams of a scope', async () => {
    const streams = await Promise.all(Array.from({ length: 3 }, () => connect(null)));
    const chunks: unknown[] = [];
    for (const stream of streams)
      stream.write = (chunk) => {
        chunks.push(chunk);
        return true;
      };
    log.append(noticeAt(district, 4), noticeAt(district, 5));
    await settle();
    expect(chunks).toHaveLength(3);
    expect(new Set(chunks).size).toBe(1);
  });

  it('tells a unit of its own cases, and keeps its cursor fresh by the heartbeat', async () => {
    const stream = await connect(null, { unitCode: 'U1' });
    log.append(noticeAt(district, 4, ['U2']), noticeAt(district, 5, ['U1']), noticeAt(district, 6, ['U2']));
    await settle();
    expect(stream.positions).toEqual([5]);
    expect(stream.lastId).toBe(`${district}:5`);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(stream.lastId).toBe(`${district}:6`);
  });

  it('is asked to come again after five minutes, so that nobody keeps rights that were taken away', async () => {
    const stream = await connect(null);
    const ended = vi.spyOn(stream, 'end');
    await vi.advanceTimersByTimeAsync(19 * 15_000);
    expect(stream.text).not.toContain('event: renew');
    await vi.advanceTimersByTimeAsync(15_000);
    expect(stream.text).toMatch(/event: renew\ndata: \{\}\n\n$/);
    expect(ended).toHaveBeenCalledOnce();
  });

  it('lets go of a reader that takes nothing any more', async () => {
    const stream = await connect(null);
    stream.writableLength = 5_000_000;
    log.append(noticeAt(district, 4));
    await settle();
    expect(stream.destroyed).toBe(true);
  });

  it('goes on after the database was away', async () => {
    hub.close();
    const errors: unknown[] = [];
    hub = liveHub(log, (error) => errors.push(error));
    const stream = await connect(null);
    const fail = vi.spyOn(log, 'readAfter').mockRejectedValue(new Error('away'));
    log.append(noticeAt(district, 4));
    await settle();
    fail.mockRestore();
    await vi.advanceTimersByTimeAsync(1_100);
    expect(errors).toHaveLength(1);
    expect(stream.positions).toEqual([4]);
  });
});
