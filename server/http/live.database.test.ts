import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts } from '../../seeds/smallCity.ts';
import type { Notice } from '../contract/schemas.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';
import { walkCase } from '../testing/walk.ts';
import { formatCursor, parseCursor } from './live/cursor.ts';

const [district] = smallCityDistricts;
let city: TestApplication;
beforeAll(async () => {
  city = await startTestApplication();
});
afterAll(() => city.close());

/** An open stream that collects what it is sent. */
async function follow(caller: Caller, lastEventId?: string) {
  const aborter = new AbortController();
  const response = await fetch(`${city.address}/api/live`, {
    headers: { cookie: caller.cookie, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
    signal: aborter.signal,
  });
  const notices: Notice[] = [];
  let cursor = lastEventId ?? '';
  let isReady = false;
  let isResumed = false;
  let wake: () => void = () => undefined;
  const take = (event: string): void => {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(event)?.[1];
    cursor = field('id') ?? cursor;
    if (field('event') === 'ready') {
      isReady = true;
      isResumed = JSON.parse(field('data') ?? '').isResumed;
    } else if (field('data') && !field('event')) notices.push(JSON.parse(field('data') ?? ''));
    wake();
  };
  const reading = read(response, take).catch(() => undefined);
  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition())
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
  await until(() => isReady);
  return {
    notices,
    until,
    get cursor() {
      return cursor;
    },
    get isResumed() {
      return isResumed;
    },
    async stop() {
      aborter.abort();
      await reading;
    },
  };
}

async function read(response: Response, take: (event: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) take(event);
  }
}

describe('live notices', () => {
  it('reach an open page after each command', async () => {
    const stream = await follow(await city.as('dutyOfficer'));
    const { caseId } = await walkCase(city, 'file');
    await stream.until(() => stream.notices.filter((notice) => notice.caseId === caseId).length === 3);
    expect(stream.notices.map(({ kind }) => kind)).toEqual(['report', 'accept', 'file']);
    await stream.stop();
  });

  it('resume after a break without a gap or a repetition', async () => {
    const caller = await city.as('dutyOfficer');
    const first = await follow(caller);
    const before = await walkCase(city, 'report');
    await first.until(() => first.notices.length === 1);
    await first.stop();
    const missed = await walkCase(city, 'file');
    const second = await follow(caller, first.cursor);
    const after = await walkCase(city, 'report');
    await second.until(() => second.notices.at(-1)?.caseId === after.caseId);
    expect(first.notices.map(({ caseId }) => caseId)).toEqual([before.caseId]);
    expect(second.notices.map(({ caseId }) => caseId)).toEqual([
      missed.caseId,
      missed.caseId,
      missed.caseId,
      after.caseId,
    ]);
    const positions = [...first.notices, ...second.notices].map(({ position }) => position);
    expect(positions).toEqual(positions.map((_, index) => (positions[0] ?? 0) + index));
    await second.stop();
  });

  it('tell a unit of its own cases alone and other districts nothing', async () => {
    const unit = await follow(await city.as('disposalUnit'));
    const otherUnit = await follow(await city.as('otherDisposalUnit'));
    const stranger = await follow(await city.as('otherInspector'));
    const { caseId } = await walkCase(city, 'acknowledge');
    await unit.until(() => unit.notices.length === 2);
    expect(unit.notices.map((notice) => [notice.caseId, notice.kind])).toEqual([
      [caseId, 'dispatch'],
      [caseId, 'acknowledge'],
    ]);
    expect(otherUnit.notices).toEqual([]);
    expect(stranger.notices).toEqual([]);
    await Promise.all([unit.stop(), otherUnit.stop(), stranger.stop()]);
  });
});

/** Writes into the log as committed commands do, so many in one transaction. */
async function writeLog(count: number, timeOf: (index: number) => Date = () => new Date()): Promise<void> {
  await city.database.knex.transaction(async (transaction) => {
    const { rows } = await transaction.raw(
      'UPDATE outbox_positions SET position = position + ? WHERE district_code = ? RETURNING position::int',
      [count, district],
    );
    const first = rows[0].position - count + 1;
    await transaction('outbox').insert(
      Array.from({ length: count }, (_, index) => ({
        district_code: district,
        position: first + index,
        case_id: randomUUID(),
        unit_code: null,
        kind: 'report',
        payload: JSON.stringify({ number: String(index), version: 1, status: 'reported' }),
        at: timeOf(index),
      })),
    );
  });
}

const positionsOf = (notices: readonly Notice[]) => notices.map(({ position }) => position);

describe('breaks', () => {
  it('lose and repeat nothing, however often and whenever the connection goes', async () => {
    const caller = await city.as('dutyOfficer');
    let stream = await follow(caller);
    const heard: Notice[] = [];
    let isWriting = true;
    let written = 0;
    const writing = (async () => {
      for (let round = 0; round < 60; round += 1) {
        await writeLog(1 + (round % 25));
        written += 1 + (round % 25);
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
      isWriting = false;
    })();
    const resumed: boolean[] = [];
    for (let breaks = 0; isWriting || breaks === 0; breaks += 1) {
      await new Promise((resolve) => setTimeout(resolve, (breaks % 5) * 20));
      await stream.stop();
      heard.push(...stream.notices);
      // The log goes on while nobody listens, and while the past is being read.
      stream = await follow(caller, stream.cursor);
      resumed.push(stream.isResumed);
    }
    await writing;
    await writeLog(1);
    const [head] = await city.database.knex('outbox_positions').where('district_code', district).select('position');
    await stream.until(() => stream.notices.at(-1)?.position === Number(head.position));
    heard.push(...stream.notices);
    await stream.stop();
    const first = heard[0]?.position ?? 0;
    expect(positionsOf(heard)).toEqual(Array.from({ length: heard.length }, (_, index) => first + index));
    expect(heard).toHaveLength(written + 1);
    expect(resumed.length).toBeGreaterThan(5);
    expect(resumed.every(Boolean)).toBe(true);
  });

  it('are told to the page when too much was missed to send it', async () => {
    const caller = await city.as('dutyOfficer');
    const witness = await follow(caller);
    const first = await follow(caller);
    await first.stop();
    await writeLog(2_100);
    await witness.until(() => witness.notices.length >= 2_100);
    await witness.stop();
    const second = await follow(caller, first.cursor);
    expect(second.isResumed).toBe(false);
    expect(second.notices).toEqual([]);
    await writeLog(1);
    await second.until(() => second.notices.length === 1);
    await second.stop();
  });
});

describe('the order of the log', () => {
  it('is that of its positions, also where the times say otherwise: what is decided first may commit second', async () => {
    const caller = await city.as('dutyOfficer');
    const stream = await follow(caller);
    const now = Date.now();
    await writeLog(5, (index) => new Date(now - index * 1_000));
    await stream.until(() => stream.notices.length === 5);
    const first = stream.notices[0]?.position ?? 0;
    expect(positionsOf(stream.notices)).toEqual([0, 1, 2, 3, 4].map((index) => first + index));
    await stream.stop();
  });
});

describe('the log under overlapping transactions', () => {
  it('never lets a reader pass a position that is still to be committed', async (context) => {
    if (city.database.kind === 'embedded')
      return context.skip('the embedded database has one session: nothing can overlap');
    const { knex } = city.database;
    const take = (transaction: typeof knex) =>
      transaction.raw(
        'UPDATE outbox_positions SET position = position + 1 WHERE district_code = ? RETURNING position',
        [district],
      );
    const slow = await knex.transaction();
    const fast = await knex.transaction();
    const { rows } = await take(slow);
    const overtaking = take(fast).then((answer) => answer);
    const waits = await waitsForLock(knex);
    await slow.rollback();
    const after = await overtaking;
    await fast.rollback();
    expect(waits).toBe(true);
    // The slow transaction gave its position back, so the fast one has the same: no hole, no overtaking.
    expect(after.rows[0].position).toBe(rows[0].position);
  });
});

async function waitsForLock(knex: TestApplication['database']['knex']): Promise<boolean> {
  for (let look = 0; look < 200; look++) {
    const { rows } = await knex.raw(
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
    );
    if (rows[0].n > 0) return true;
  }
  return false;
}

describe('cursors', () => {
  it('are read as they are written, and nothing else is', () => {
    expect(parseCursor(formatCursor({ '310101': 12, '310112': 4 }))).toEqual({ '310101': 12, '310112': 4 });
    for (const text of ['', 'x', '310101', '310101:-1', "310101:1,';--", '310101:1,,310112:2'])
      expect(parseCursor(text)).toBeNull();
  });
});
