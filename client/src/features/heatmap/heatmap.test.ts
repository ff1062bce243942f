import { describe, expect, it } from 'vitest';
import { classOf, quantileClasses, sequentialRamp } from '../../ui/quantileClasses';
import { lightness, type Vision } from './colorVision';
import { halfChange, namedPart, parentsOf, rankAreas } from './figures';
import { dayOf, isDay, lastDays, readPeriod, shiftDay } from './period';

describe('the classes of the heat map', () => {
  it('hold about equally many areas each', () => {
    const classes = quantileClasses([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(classes.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
      [9, 10],
    ]);
  });

  it('never divide equal counts, cover every count, and leave nought out', () => {
    const counts = [0, 0, 1, 1, 1, 1, 1, 1, 2, 9, 40];
    const classes = quantileClasses(counts);
    for (const count of counts.filter((value) => value > 0)) expect(classOf(count, classes)).toBeGreaterThanOrEqual(0);
    expect(classOf(0, classes)).toBe(-1);
    expect(classes.at(-1)).toMatchObject({ to: 40, color: sequentialRamp.at(-1) });
    for (let index = 1; index < classes.length; index++) {
      expect(classes[index]?.from).toBeGreaterThan(classes[index - 1]?.to ?? 0);
    }
  });

  it('are none without cases and one where all are alike', () => {
    expect(quantileClasses([0, 0])).toEqual([]);
    expect(quantileClasses([3, 3, 3])).toEqual([{ from: 3, to: 3, color: sequentialRamp.at(-1) }]);
  });

  it.each<Vision>(['normal', 'protanopia', 'deuteranopia', 'tritanopia'])('stay apart for %s', (vision) => {
    const steps = sequentialRamp.map((color) => lightness(color, vision));
    for (let index = 1; index < steps.length; index++) {
      expect((steps[index - 1] ?? 0) - (steps[index] ?? 0)).toBeGreaterThan(8);
    }
  });
});

describe('the figures beside the map', () => {
  it('rank areas by cases, equal counts on one rank', () => {
    const ranked = rankAreas({ codes: ['c', 'a', 'b', 'd'], counts: [5, 9, 5, 1], overdue: [1, 0, 2, 0] });
    expect(ranked.map(({ rank, code, overdue }) => [rank, code, overdue])).toEqual([
      [1, 'a', 0],
      [2, 'b', 2],
      [2, 'c', 1],
      [4, 'd', 0],
    ]);
  });

  it('compare the halves of a period; an empty first half gives no value', () => {
    const days = (...counts: number[]) => counts.map((count, index) => ({ day: `2026-01-0${index + 1}`, count }));
    expect(halfChange(days(10, 10, 15, 15))).toBe(50);
    expect(halfChange(days(10, 99, 5))).toBe(-50);
    expect(halfChange(days(0, 3))).toBeNull();
  });

  it('know which areas name a code', () => {
    expect(parentsOf(['310101'], 'district')).toEqual([null]);
    expect(parentsOf(['310101002', '310101003', '310112001'], 'subdistrict')).toEqual(['310101', '310112']);
    expect(namedPart('310101002003001', 'unit-grid')).toBe('310101002003');
    expect(namedPart('310101002Z001', 'responsibility-grid')).toBe('310101002');
  });
});

describe('periods', () => {
  const now = Date.parse('2026-03-01T17:00:00Z');

  it('end today in the city, where it may be tomorrow already', () => {
    expect(dayOf(now, 'Asia/Shanghai')).toBe('2026-03-02');
    expect(lastDays(7, now, 'Asia/Shanghai')).toEqual({ from: '2026-02-24', to: '2026-03-02' });
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('are read from the address, and only when they make sense', () => {
    const read = (text: string) => readPeriod(new URLSearchParams(text), now, 'Asia/Shanghai');
    expect(read('from=2026-01-01&to=2026-01-31')).toEqual({ from: '2026-01-01', to: '2026-01-31', preset: null });
    expect(read('from=2026-02-01&to=2026-01-31').preset).toBe(30);
    expect(read('days=60').preset).toBe(60);
    expect(read('days=999').preset).toBe(30);
    expect(isDay('2026-02-30')).toBe(false);
  });
});
