import type { Notice } from '@contract/schemas';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onNotice, startLive, useLiveState } from './live';
import { queryKeys } from './queryKeys';

/** As much of a browser's event source as is used; the test plays the server. */
class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static readonly OPEN = 1;
  static readonly opened: FakeSource[] = [];
  readonly url: string;
  readyState = 0;
  onmessage: ((event: MessageEvent<string>) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.opened.push(this);
  }

  close(): void {
    this.readyState = FakeSource.CLOSED;
  }

  ready(isResumed: boolean, lastEventId = '310101:7'): void {
    this.readyState = FakeSource.OPEN;
    this.dispatchEvent(new MessageEvent('ready', { data: JSON.stringify({ isResumed }), lastEventId }));
  }

  heartbeat(lastEventId: string): void {
    this.dispatchEvent(new MessageEvent('heartbeat', { data: '{}', lastEventId }));
  }

  renew(): void {
    this.dispatchEvent(new MessageEvent('renew', { data: '{}' }));
  }

  tell(data: object, lastEventId: string): void {
    this.onmessage?.(new MessageEvent('message', { data: JSON.stringify(data), lastEventId }));
  }

  /** The connection goes; the browser tries again by itself unless it was refused. */
  fail(isRefused = false): void {
    this.readyState = isRefused ? FakeSource.CLOSED : 0;
    this.onerror?.();
  }
}

const notice: Notice = {
  districtCode: '310101',
  position: 8,
  kind: 'report',
  caseId: '01900000-0000-7000-8000-0000000000c1',
  number: '1',
  version: 1,
  status: 'reported',
  unitCodes: [],
  at: '2026-11-16T01:00:00.000Z',
};
const start = Date.parse('2026-11-16T06:00:00Z');
const last = (): FakeSource => FakeSource.opened.at(-1) ?? expect.fail('no stream was opened');
let client: QueryClient;
let heard: (Notice | null)[];
let stops: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  vi.stubGlobal('EventSource', FakeSource);
  FakeSource.opened.length = 0;
  client = new QueryClient();
  heard = [];
  stops = [startLive(client), onNotice((told) => heard.push(told))];
});
afterEach(() => {
  for (const stop of stops) stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('an open stream', () => {
  it('passes notices on and refreshes what each concerns', () => {
    const shown = queryKeys.case(notice);
    client.setQueryData(shown, {});
    last().ready(false);
    last().tell(notice, '310101:8');
    expect(heard).toEqual([notice]);
    expect(client.getQueryState(shown)?.isInvalidated).toBe(true);
  });

  it('is opened anew at its cursor when the server asks for it, and never counts as lost', () => {
    last().ready(false);
    last().heartbeat('310101:9');
    last().renew();
    expect(FakeSource.opened).toHaveLength(2);
    expect(last().url).toBe('/api/live?after=310101%3A9');
    expect(useLiveState.getState().lostAt).toBeNull();
  });

  it('has everything looked at again when the server tells of what this page does not know', () => {
    last().ready(false);
    last().tell({ ...notice, kind: 'of-a-later-version' }, '310101:8');
    expect(heard).toEqual([null]);
  });
});

describe('a lost stream', () => {
  it('says since when, until it is up to date again', () => {
    last().ready(false);
    vi.setSystemTime(start + 60_000);
    last().fail();
    vi.setSystemTime(start + 90_000);
    last().fail();
    expect(useLiveState.getState().lostAt).toBe(start + 60_000);
    last().ready(true);
    expect(useLiveState.getState().lostAt).toBeNull();
  });

  it('asks for nothing again when it resumed: what was missed came as notices', () => {
    client.setQueryData(queryKeys.cases({}), {});
    last().ready(false);
    last().fail();
    last().tell(notice, '310101:8');
    last().ready(true);
    expect(heard).toEqual([notice]);
    expect(client.getQueryState(queryKeys.cases({}))?.isInvalidated).toBe(false);
  });

  it('asks for all lists again when what was missed cannot be sent', () => {
    client.setQueryData(queryKeys.cases({}), {});
    last().ready(false);
    last().fail();
    last().ready(false);
    expect(heard).toEqual([null]);
    expect(client.getQueryState(queryKeys.cases({}))?.isInvalidated).toBe(true);
  });

  it('is opened anew at its last cursor when it was refused', () => {
    last().ready(false);
    last().tell(notice, '310101:8');
    last().fail(true);
    vi.advanceTimersByTime(3_000);
    expect(FakeSource.opened).toHaveLength(2);
    expect(last().url).toBe('/api/live?after=310101%3A8');
    last().fail(true);
    vi.advanceTimersByTime(3_000);
    expect(FakeSource.opened).toHaveLength(3);
  });

  it('is opened at once when the network is back', () => {
    last().ready(false);
    last().fail(true);
    window.dispatchEvent(new Event('online'));
    expect(FakeSource.opened).toHaveLength(2);
    vi.advanceTimersByTime(10_000);
    expect(FakeSource.opened).toHaveLength(2);
  });
});

describe('a stream that falls silent', () => {
  it('counts as lost since it was last heard, and is opened anew', () => {
    last().ready(false);
    vi.advanceTimersByTime(10_000);
    last().heartbeat('310101:9');
    vi.advanceTimersByTime(45_000);
    expect(useLiveState.getState().lostAt).toBe(start + 10_000);
    expect(FakeSource.opened).toHaveLength(2);
    expect(last().url).toBe('/api/live?after=310101%3A9');
  });

  it('does not as long as the server is heard', () => {
    last().ready(false);
    for (let beat = 0; beat < 20; beat += 1) {
      vi.advanceTimersByTime(15_000);
      last().heartbeat('310101:9');
    }
    expect(FakeSource.opened).toHaveLength(1);
  });
});

describe('a closed stream', () => {
  it('does nothing more', () => {
    last().ready(false);
    last().fail(true);
    for (const stop of stops) stop();
    vi.advanceTimersByTime(120_000);
    window.dispatchEvent(new Event('online'));
    expect(FakeSource.opened).toHaveLength(1);
    expect(useLiveState.getState().lostAt).toBeNull();
  });
});
