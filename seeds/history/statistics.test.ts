import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { caseKinds } from './mix.ts';
import {
  drawLimitUsed,
  localDay,
  localHour,
  localWeekday,
  readStatistics,
  reportSources,
  reportTimes,
} from './statistics.ts';

const statistics = readStatistics();
const to = Date.parse('2026-11-22T04:30:00Z');
const from = to - 60 * 86_400_000;

test('local hour, weekday and day are those of the city', () => {
  const sundayEvening = Date.parse('2026-11-22T16:30:00Z');
  expect(localHour(sundayEvening)).toBe(0.5);
  expect(localWeekday(sundayEvening)).toBe(0);
  expect(localDay(sundayEvening)).toBe('2026-11-23');
});

test('report times lie in the period and follow weekdays and hours', () => {
  const random = seededRandom(1);
  const timeOf = reportTimes(statistics, from, to);
  const times = Array.from({ length: 20_000 }, () => timeOf(random));
  expect(Math.min(...times)).toBeGreaterThanOrEqual(from);
  expect(Math.max(...times)).toBeLessThanOrEqual(to);
  const total = statistics.hours.reduce((sum, count) => sum + count, 0);
  for (const [hour, count] of statistics.hours.entries()) {
    const share = times.filter((time) => Math.floor(localHour(time)) === hour).length / times.length;
    expect(share).toBeCloseTo(count / total, 1.7);
  }
  const weekend = times.filter((time) => localWeekday(time) >= 5).length / times.length;
  const [saturday = 0, sunday = 0] = statistics.weekdays.slice(5);
  expect(weekend).toBeCloseTo((saturday + sunday) / statistics.weekdays.reduce((sum, count) => sum + count, 0), 1.5);
});

test('sources follow the channels', () => {
  const random = seededRandom(2);
  const sourceOf = reportSources(statistics);
  const sources = Array.from({ length: 10_000 }, () => sourceOf(random));
  for (const channel of ['inspector', 'hotline', 'citizen'] as const) {
    const share = sources.filter((source) => source === channel).length / sources.length;
    expect(share).toBeCloseTo(statistics.channels[channel], 1.7);
  }
});

test('the part of the limit used has the median and the overdue share of its group', () => {
  for (const group of statistics.groups) {
    const random = seededRandom(3);
    const parts = Array.from({ length: 4_000 }, () => drawLimitUsed(group.limitUsed, random)).sort((a, b) => a - b);
    expect(parts[2_000]).toBeCloseTo(Math.min(group.limitUsed[10] ?? 0, 6), 0);
    const overdue = parts.filter((part) => part > 1).length / 4_000;
    const expected = group.limitUsed.filter((part) => part > 1).length / 20;
    expect(Math.abs(overdue - expected), group.name).toBeLessThan(0.06);
    expect(parts.at(-1)).toBeLessThanOrEqual(6);
  }
});

test('the kinds of cases share out the whole', () => {
  const kinds = caseKinds(statistics);
  expect(kinds.reduce((sum, kind) => sum + kind.share, 0)).toBeCloseTo(1, 2);
  expect(kinds.every((kind) => kind.share > 0)).toBe(true);
});
