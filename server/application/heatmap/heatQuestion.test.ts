import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HeatDistrict, type HeatStore } from '../../domain/heatmap/heatStore.ts';
import { actorFor } from '../../testing/caseFactory.ts';
import type { HeatCounters } from './heatCounters.ts';
import { askForCases } from './heatQuestion.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const clock = { now: () => new Date('2026-11-26T08:00:00Z') };

function countersThatRead(read: () => Promise<HeatStore>): HeatCounters {
  return {
    read,
    progress: () => ({ done: 4, total: 16 }),
    freshness: () => ({ asOf: new Date(0), pending: 0 }),
    areasVersion: () => '1',
    catchUp: async () => undefined,
    close: async () => undefined,
  };
}

it('who asks during the first reading is told how far it has come, and is not kept waiting', async () => {
  const heatCounters = countersThatRead(() => new Promise(() => undefined));
  const answer = askForCases({ heatCounters, clock }, actorFor('supervisor', { districtCode: null }), {}, []);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await answer).toEqual({ refused: 'figures-not-ready', details: { done: 4, total: 16 } });
});

it('a short reading is waited for', async () => {
  const store: HeatStore = new Map([['990101', new HeatDistrict('990101')]]);
  const heatCounters = countersThatRead(() => new Promise((resolve) => setTimeout(resolve, 2_000, store)));
  const answer = askForCases({ heatCounters, clock }, actorFor('supervisor', { districtCode: null }), {}, []);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await answer).toMatchObject({ districts: [{ code: '990101' }] });
  expect(vi.getTimerCount()).toBe(0);
});
