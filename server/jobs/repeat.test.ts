import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { repeat } from './repeat.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('runs again after each round, never two rounds at once, and goes on after a failure', async () => {
  const errors: unknown[] = [];
  let running = 0;
  let rounds = 0;
  const job = repeat(
    async () => {
      expect(++running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      running--;
      if (++rounds === 2) throw new Error('once');
    },
    1000,
    (error) => errors.push(error),
  );
  await vi.advanceTimersByTimeAsync(3 * 1050 - 10);
  expect(rounds).toBe(3);
  expect(errors).toEqual([new Error('once')]);
  await job.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(rounds).toBe(3);
});
