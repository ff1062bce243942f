import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { periodOf, periodsUpTo } from '../../domain/evaluation/periods.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { evaluationCounter } from './evaluationCounter.ts';
import type { EvaluationPort } from './evaluationPort.ts';

const timeZone = 'Asia/Shanghai';
const SECOND = 1000;
const year = periodOf('year', '2026-11-26', timeZone);
const month = periodOf('month', '2026-11-26', timeZone);
const city = { kind: 'subdistrict', code: null, districtCode: null } as const;

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-26T06:00:00Z') }));
afterEach(() => void vi.useRealTimers());

/** A city of three districts in which every statement takes a second and finds two subdistricts in each period. */
function madeCity(cases = 10_000_000, takes = SECOND) {
  const asked: string[] = [];
  const evaluation = {
    readTimeZone: async () => timeZone,
    estimateCases: async () => cases,
    listDistricts: async () => ['310101', '310104', '310105'],
    count: vi.fn<EvaluationPort['count']>(async ({ districtCode }, periods) => {
      asked.push(`${districtCode ?? 'city'} ${periods[0]?.firstDay}`);
      await new Promise((resolve) => setTimeout(resolve, takes));
      return ['001', '002'].map((end) => ({
        code: `${districtCode}${end}`,
        periodIndex: 0,
        counts: { reported: 1, due: 2 },
      }));
    }),
  };
  const ports = { evaluation: evaluation as unknown as EvaluationPort, clock: { now: () => new Date() } };
  return { asked, evaluation, count: evaluationCounter(ports) };
}

/** Asks until the answer is there, as the page does, at most so many times. */
async function askOften(count: ReturnType<typeof madeCity>['count'], ...question: Parameters<typeof count>) {
  for (let turn = 0; turn < 30; turn += 1) {
    const answer = count(...question);
    await vi.advanceTimersByTimeAsync(3 * SECOND);
    const counted = await answer;
    if (!isRefusal(counted)) return counted;
    await vi.advanceTimersByTimeAsync(2 * SECOND);
  }
  throw new Error('never counted');
}

describe('the counter of the evaluation', () => {
  test('asks a small city in one statement, each time anew', async () => {
    const { asked, count } = madeCity(20_000, 0);
    for (const _time of [1, 2]) await Promise.all([count(city, [year], true), vi.advanceTimersByTimeAsync(1)]);
    expect(asked).toEqual(['city 2026-01-01', 'city 2026-01-01']);
  });

  test('asks a large city by district and month, two at once, and tells how far it has come', async () => {
    const { asked, count } = madeCity();
    const early = count(city, [year], false);
    await vi.advanceTimersByTimeAsync(3 * SECOND);
    expect(await early).toEqual({ refused: 'figures-not-ready', details: { done: 4, total: 36 } });
    expect(asked.slice(0, 4)).toEqual([
      '310101 2026-01-01',
      '310104 2026-01-01',
      '310105 2026-01-01',
      '310101 2026-02-01',
    ]);
    const counted = await askOften(count, city, [year], false);
    expect(asked).toHaveLength(36);
    expect(counted.objects).toHaveLength(6);
    expect(counted.objects[0]).toEqual({ code: '310101001', periodIndex: 0, counts: { reported: 12, due: 24 } });
    expect(counted.countedAt).toEqual(new Date('2026-11-26T06:00:00Z'));
  });

  test('adds all objects up, or picks one, of which its own district alone is asked', async () => {
    const { asked, count } = madeCity();
    const periods = periodsUpTo(month, 3, timeZone);
    const total = await askOften(count, city, periods, true);
    expect(total.objects.map(({ code, periodIndex, counts }) => [code, periodIndex, counts.reported])).toEqual([
      ['total', 0, 6],
      ['total', 1, 6],
      ['total', 2, 6],
    ]);
    expect(asked).toHaveLength(9);
    const one = await askOften(count, { ...city, code: '310104002' }, [month], false);
    expect(one.objects).toEqual([{ code: '310104002', periodIndex: 0, counts: { reported: 1, due: 2 } }]);
    // The month of that district was just counted.
    expect(asked).toHaveLength(9);
  });

  test('keeps an answer twenty times as long as it took, and all who ask meanwhile share it', async () => {
    const { asked, count } = madeCity();
    await Promise.all([askOften(count, city, [month], false), askOften(count, city, [month], true)]);
    expect(asked).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(30 * SECOND);
    await askOften(count, city, [month], false);
    expect(asked).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(15 * SECOND);
    await askOften(count, city, [month], false);
    expect(asked).toHaveLength(6);
  });

  test('stops when nobody asks any more, and begins anew when somebody does', async () => {
    const { asked, count } = madeCity(10_000_000, 4 * SECOND);
    void count(city, [year], false);
    await vi.advanceTimersByTimeAsync(300 * SECOND);
    expect(asked.length).toBeLessThan(20);
    expect((await askOften(count, city, [year], false)).objects).toHaveLength(6);
  });

  test('a failure is told, ends the counting, and is forgotten', async () => {
    const { asked, evaluation, count } = madeCity();
    evaluation.count.mockImplementationOnce(async () => {
      throw new Error('the database is gone');
    });
    await expect(count(city, [year], false)).rejects.toThrow('the database is gone');
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    expect(asked.length).toBeLessThan(3);
    expect((await askOften(count, city, [year], false)).objects).toHaveLength(6);
  });
});
