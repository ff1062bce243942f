import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queryKeys } from './queryKeys';
import { followLog } from './useHeatLive';

const hear = vi.hoisted(() => ({ listeners: new Set<(notice: null) => void>() }));
vi.mock('./live', () => ({
  onNotice: (listener: (notice: null) => void) => {
    hear.listeners.add(listener);
    return () => hear.listeners.delete(listener);
  },
}));
const notice = () => {
  for (const listener of hear.listeners) listener(null);
};

describe('figures on an open page', () => {
  const client = new QueryClient();
  let asked: number[] = [];
  let pending = 0;
  let stop = () => {};
  let close = () => {};

  beforeEach(async () => {
    vi.useFakeTimers({ now: 0 });
    asked = [];
    pending = 0;
    const observer = new QueryObserver(client, {
      queryKey: queryKeys.heatFigures('areas', {}),
      queryFn: () => {
        asked.push(Date.now());
        return { pending };
      },
    });
    close = observer.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(0);
    asked = [];
    stop = followLog(client);
  });
  afterEach(() => {
    stop();
    close();
    client.clear();
    vi.useRealTimers();
  });

  it('are asked for anew well within two seconds of a notice, and left alone without one', async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([]);
    notice();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked).toEqual([60_350]);
  });

  it('are asked for again while the change is not counted yet, but not for ever', async () => {
    pending = 3;
    notice();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(asked).toEqual([350, 1_350]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(4);
  });

  it('cost a flood of changes no more than one question a second', async () => {
    const flood = setInterval(notice, 20);
    await vi.advanceTimersByTimeAsync(10_000);
    clearInterval(flood);
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.length).toBeLessThanOrEqual(10);
  });

  it('are not asked for by a page that is gone', async () => {
    notice();
    stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toEqual([]);
  });
});
