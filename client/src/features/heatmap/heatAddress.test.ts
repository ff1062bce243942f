import { describe, expect, it } from 'vitest';
import { caseFilterOf, comparisonOf, filterOf, gridFromText, levelOf, readHeatState, withChanges } from './heatAddress';
import { dayOf, daysOf, isDay, lastDays, periodBefore, readPeriod, shiftDay } from './period';

const around = { districtCode: null, today: '2026-03-02', timeZone: 'Asia/Shanghai', startZoom: 9 };
const read = (text: string, of: Partial<typeof around> = {}) =>
  readHeatState(new URLSearchParams(text), { ...around, ...of });

describe('the address of the heat map', () => {
  it('without anything shows the last thirty days by the map’s zoom', () => {
    const state = read('');
    expect(state).toMatchObject({ level: 'district', isLevelByZoom: true, measure: 'count', show: 'figures' });
    expect(filterOf(state)).toEqual({ from: '2026-02-01', to: '2026-03-02' });
    expect(comparisonOf(state)).toEqual({});
  });

  it('restores the exact view', () => {
    const state = read(
      'at=121.5,31.2,15.5&level=professional-grid&kind=greening&categoryId=a&categoryId=b&source=citizen&stage=disposal' +
        '&lamp=red&unitCode=u1&from=2026-01-01&to=2026-01-31&compare=before&measure=density&as=table&columns=1&grid=unit-grid:310101002003001',
    );
    expect(filterOf(state)).toEqual({
      from: '2026-01-01',
      to: '2026-01-31',
      categoryId: ['a', 'b'],
      source: ['citizen'],
      stage: ['disposal'],
      lamp: ['red'],
      unitCode: ['u1'],
    });
    expect(levelOf(state)).toEqual({ level: 'professional-grid', kind: 'greening' });
    expect(comparisonOf(state)).toEqual({ comparedFrom: '2025-12-01', comparedTo: '2025-12-31' });
    expect(state).toMatchObject({ measure: 'density', isTable: true, hasColumns: true, isWall: false });
    expect(state.grid).toEqual({ level: 'unit-grid', code: '310101002003001' });
  });

  it('passes over what makes no sense', () => {
    const state = read(
      'level=street&kind=x&source=nobody&measure=luck&show=magic&frame=-3&from=2026-02-30&grid=unit-grid:x',
    );
    expect(state).toMatchObject({
      level: 'district',
      kind: null,
      measure: 'count',
      show: 'figures',
      frame: 0,
      grid: null,
    });
    expect(state.source).toBeUndefined();
    expect(gridFromText('district:310101')).toEqual({ level: 'district', code: '310101' });
  });

  it('keeps a person to their own district, and compares figures only', () => {
    expect(read('district=310112', { districtCode: '310101' } as never).districtCode).toBe('310101');
    expect(read('compare=before&show=hotspots').compared).toBeNull();
    expect(read('comparedFrom=2025-01-01&comparedTo=2025-01-31').compared).toMatchObject({ isBefore: false });
  });

  it('leads to the list of the same cases', () => {
    const grid = { level: 'unit-grid', code: '310101002003001' } as const;
    expect(caseFilterOf(read('unitCode=u1&unitCode=u2&lamp=red'), grid)).toMatchObject({
      unitCode: ['u1', 'u2'],
      lamp: ['red'],
      gridCode: ['310101002003001'],
    });
    const professional = { level: 'professional-grid', code: '01010131010100200301' } as const;
    expect(caseFilterOf(read(''), professional)).toMatchObject({ professionalGridCode: ['01010131010100200301'] });
  });

  it('is changed value by value', () => {
    const changed = withChanges(new URLSearchParams('a=1&b=2&b=3'), { a: null, b: ['4', '5'], c: 'x' });
    expect(changed.toString()).toBe('b=4&b=5&c=x');
  });
});

describe('periods', () => {
  const now = Date.parse('2026-03-01T17:00:00Z');

  it('end today in the city, where it may be tomorrow already', () => {
    expect(dayOf(now, 'Asia/Shanghai')).toBe('2026-03-02');
    expect(lastDays(7, now, 'Asia/Shanghai')).toEqual({ from: '2026-02-24', to: '2026-03-02' });
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('have a number of days, and as many just before', () => {
    expect(daysOf({ from: '2026-02-01', to: '2026-02-28' })).toBe(28);
    expect(periodBefore({ from: '2026-03-01', to: '2026-03-07' })).toEqual({ from: '2026-02-22', to: '2026-02-28' });
  });

  it('are read from the address, and only when they make sense', () => {
    const period = (text: string) => readPeriod(new URLSearchParams(text), now, 'Asia/Shanghai');
    expect(period('from=2026-01-01&to=2026-01-31')).toEqual({ from: '2026-01-01', to: '2026-01-31', preset: null });
    expect(period('from=2026-02-01&to=2026-01-31').preset).toBe(30);
    expect(period('days=60').preset).toBe(60);
    expect(period('days=999').preset).toBe(30);
    expect(isDay('2026-02-30')).toBe(false);
  });
});
