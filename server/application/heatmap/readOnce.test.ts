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
  const early = once(areas, 'one', 2, read);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await early).toEqual({ refused: 'figures-not-ready', details: { done: 1, total: 2 } });
  const late = once(areas, 'one', 2, read);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await late).toEqual({ figure: 7 });
  expect(read).toHaveBeenCalledTimes(1);
});

it('a reading that failed is tried anew', async () => {
  const once = readOnce<{ figure: number }>();
  await expect(once(areas, 'one', 1, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await once(areas, 'one', 1, async () => ({ figure: 8 }))).toEqual({ figure: 8 });
});

it('another version is read anew; the failure of an earlier one forgets nothing of it', async () => {
  const once = readOnce<{ figure: number }>();
  let fail = (_error: Error): void => undefined;
  const early = once(areas, 'one', 1, () => new Promise((_, reject) => (fail = reject)));
  expect(await once(areas, 'two', 1, async () => ({ figure: 9 }))).toEqual({ figure: 9 });
  fail(new Error('late'));
  await expect(early).rejects.toThrow('late');
  expect(await once(areas, 'two', 1, () => Promise.reject(new Error('again')))).toEqual({ figure: 9 });
});
