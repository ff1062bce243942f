import { expect, it } from 'vitest';
import { refuse } from '../../domain/refusal.ts';
import { RunningDivisions } from './runningDivisions.ts';
import type { DivisionWatch } from './unitGridDraftPort.ts';

const key = { districtCode: '310101', id: 'a', name: '甲' };
const refused = refuse('not-found');

it('gives the twin of a request the same result, and forgets what has ended', async () => {
  const runs = new RunningDivisions();
  let works = 0;
  const work = async ({ progress }: DivisionWatch) => {
    await Promise.resolve();
    progress('faces', 0.5);
    works += 1;
    return refused;
  };
  const both = [runs.watch(key, work), runs.watch(key, work)];
  expect(runs.list()).toEqual([{ districtCode: '310101', draftId: 'a', name: '甲', stage: 'reading', share: 0 }]);
  expect(await Promise.all(both)).toEqual([refused, refused]);
  expect(works).toBe(1);
  expect(runs.list()).toEqual([]);
});

it('tells the stage, refuses what was cancelled whatever it came to, and cancels only in its district', async () => {
  const runs = new RunningDivisions();
  let finish = (): void => undefined;
  const result = runs.watch(key, async ({ progress }) => {
    progress('grouping', 0.25);
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return refused;
  });
  await Promise.resolve();
  expect(runs.list()).toMatchObject([{ stage: 'grouping', share: 0.25 }]);
  expect(runs.cancel({ districtCode: '310104', id: 'a' })).toBe(false);
  expect(runs.cancel(key)).toBe(true);
  finish();
  expect(await result).toEqual(refuse('division-cancelled'));
});

it('passes a failure on and forgets it', async () => {
  const runs = new RunningDivisions();
  await expect(runs.watch(key, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(runs.list()).toEqual([]);
});
