import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HeatAreaSet } from '../../domain/heatmap/areas.ts';
import { type ReadingProgress, readOnce } from './readOnce.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const areas: HeatAreaSet = { level: 'unit-grid', edition: 'e', codes: [] };

it('who asks during a long reading is told how far it has come; it is read once', async () => {
  const once = readOnce<{ figure: number }>();
  const read = vi.fn(
    (progress: ReadingProgress) =>
      new Promise<{ figure: number }>((resolve) => {
        setTimeout(() => (progress.done += 1), 2_000);
        setTimeout(() => resolve({ figure: 7 }), 5_000);
      }),
  );
  const early = once(areas, 2, read);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await early).toEqual({ refused: 'figures-not-ready', details: { done: 1, total: 2 } });
  const late = once(areas, 2, read);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await late).toEqual({ figure: 7 });
  expect(read).toHaveBeenCalledTimes(1);
});

it('a reading that failed is tried anew', async () => {
  const once = readOnce<{ figure: number }>();
  await expect(once(areas, 1, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await once(areas, 1, async () => ({ figure: 8 }))).toEqual({ figure: 8 });
});
