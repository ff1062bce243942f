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
  let wake: () => void = () => undefined;
  const take = (event: string): void => {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(event)?.[1];
    cursor = field('id') ?? cursor;
    if (field('event') === 'ready') isReady = true;
    else if (field('data')) notices.push(JSON.parse(field('data') ?? ''));
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
