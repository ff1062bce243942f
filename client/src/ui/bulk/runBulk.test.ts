import { describe, expect, it } from 'vitest';
import { CallError } from '../../api/problem';
import { type BulkProblem, runBulk } from './runBulk';

const numbers = Array.from({ length: 20 }, (_, index) => index);
const later = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('the same for several', () => {
  it('is done for each once, never more than four at a time', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    await runBulk(numbers, {
      give: async () => {
        most = Math.max(most, ++running);
        await later();
        running--;
        return null;
      },
      isCancelled: () => false,
      onDone: (item) => done.push(item),
    });
    expect(done.sort((a, b) => a - b)).toEqual(numbers);
    expect(most).toBe(4);
  });

  it('tells for each why it was not done, and goes on', async () => {
    const problems = new Map<number, BulkProblem | null>();
    await runBulk([0, 1, 2], {
      give: async (item) => {
        if (item === 1) throw new CallError('stale-version', 409);
        return item === 2 ? 'no-proposal' : null;
      },
      isCancelled: () => false,
      onDone: (item, problem) => problems.set(item, problem),
    });
    expect([...problems]).toEqual([
      [0, null],
      [1, 'stale-version'],
      [2, 'no-proposal'],
    ]);
  });

  it('stops when it is cancelled, after what has been begun', async () => {
    const done: number[] = [];
    await runBulk(numbers, {
      give: async () => {
        await later();
        return null;
      },
      isCancelled: () => done.length >= 4,
      onDone: (item) => done.push(item),
    });
    expect(done.length).toBeGreaterThanOrEqual(4);
    expect(done.length).toBeLessThan(numbers.length);
  });

  it('does nothing for nothing', async () => {
    await runBulk([], { give: async () => null, isCancelled: () => false, onDone: () => expect.fail() });
  });
});
