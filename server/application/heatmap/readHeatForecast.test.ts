import { expect, it } from 'vitest';
import { dayNumber, dayOf, MINUTES_PER_DAY } from '../../domain/heatmap/facts.ts';
import type { HeatDistrict } from '../../domain/heatmap/heatStore.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { actorFor } from '../../testing/caseFactory.ts';
import { districtWith } from '../../testing/heatFactory.ts';
import { readHeatForecast } from './readHeatForecast.ts';

const grid = '990101001001001';
const today = dayNumber('2026-11-26');

/** A district with one case a day, the oldest so many days before today. */
function withDays(days: number): HeatDistrict {
  const cases = Array.from({ length: days }, (_, index) => ({
    serial: index + 1,
    grid,
    reported: (today - days + index) * MINUTES_PER_DAY,
  }));
  return districtWith('990101', { 20260101: cases });
}

async function forecastOf(district: HeatDistrict) {
  const forecast = readHeatForecast({
    heatCounters: {
      read: async () => new Map([[district.code, district]]),
      progress: () => ({ done: 1, total: 1 }),
      freshness: () => ({ asOf: new Date(0), pending: 0 }),
      areasVersion: () => '1',
      catchUp: async () => undefined,
      close: async () => undefined,
    },
    areasOf: async () => ({ level: 'unit-grid', edition: 'e', codes: [grid] }),
    heatAreas: { readToday: async () => dayOf(today) },
    clock: { now: () => new Date('2026-11-26T08:00:00Z') },
  });
  const answer = await forecast(actorFor('supervisor', { districtCode: null }), { level: 'unit-grid' });
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

it.each([
  ['two weeks', 14, 0],
  ['a few days', 3, 0],
  ['a year', 365, 8],
])('weeks before the first case do not lower what is expected: %s', async (_what, days, triedWeeks) => {
  const { total, error } = await forecastOf(withDays(days));
  expect(total).toBeCloseTo(Math.min(7, days), 5);
  expect(error?.weeks ?? 0).toBe(triedWeeks);
  if (error) expect([error.model, error.lastWeek]).toEqual([expect.closeTo(0, 5), 0]);
});
