import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeatAreas, HeatFigures, HeatFrames } from '../../api/heatAnswers';
import { countsOfFrame, frameTotals, hourOfWeek, nextFrame } from './frames';
import { changePercent, changes, comparedValues, measureValues } from './measures';
import { namedPart, parentsOf } from './names';
import { type HeatTable, inOrder, shownAreas } from './table';

const areas: HeatAreas = {
  level: 'community',
  edition: '1',
  codes: ['a', 'b', 'c'],
  squareKilometers: new Float32Array([2, 0.5, 0]),
  componentCounts: new Uint32Array([50, 0, 400]),
};
const figures: HeatFigures = {
  level: 'community',
  edition: '1',
  asOf: '2026-01-08T00:00:00Z',
  pending: 0,
  counts: new Uint32Array([10, 0, 4]),
  overdue: new Uint32Array([5, 0, 1]),
  medianMinutes: new Float32Array([90, Number.NaN, 30]),
  compared: {
    counts: new Uint32Array([3, 2, 0]),
    overdue: new Uint32Array([3, 1, 0]),
    medianMinutes: null,
  },
};
const week = { from: '2026-01-08', to: '2026-01-14' };

describe('the measures of an area', () => {
  it.each([
    ['count', [10, 0, 4]],
    ['density', [5, 0, Number.NaN]],
    ['perComponent', [20, Number.NaN, 1]],
    ['overdueShare', [0.5, Number.NaN, 0.25]],
    ['median', [90, Number.NaN, 30]],
  ] as const)('%s', (measure, expected) => {
    expect([...measureValues(measure, areas, figures)]).toEqual([...expected]);
  });

  it('have no handling times where none were asked for', () => {
    expect(measureValues('median', areas, { ...figures, medianMinutes: null }).every(Number.isNaN)).toBe(true);
  });

  it('of a shorter period count as over the same number of days; shares are shares', () => {
    const compare = (measure: 'count' | 'overdueShare', to: string) =>
      comparedValues(measure, areas, figures, week, { from: '2026-01-01', to });
    expect([...(compare('count', '2026-01-07') ?? [])]).toEqual([3, 2, 0]);
    expect([...(compare('count', '2026-01-01') ?? [])]).toEqual([21, 14, 0]);
    expect([...(compare('overdueShare', '2026-01-01') ?? [])]).toEqual([1, 0.5, Number.NaN]);
    expect(comparedValues('count', areas, figures, week, null)).toBeNull();
  });

  it('change by what they are more, and by percent only of something', () => {
    expect([...changes([10, 0, 4], [3, 2, Number.NaN])]).toEqual([7, -2, Number.NaN]);
    expect(changePercent(15, 10)).toBe(50);
    expect(changePercent(1, 0)).toBeNull();
  });
});

describe('a time-lapse', () => {
  const frames: HeatFrames = {
    level: 'community',
    edition: '1',
    asOf: '',
    pending: 0,
    step: 'day',
    frames: ['2026-01-01', '2026-01-02', '2026-01-03'],
    offsets: new Uint32Array([0, 2, 2, 3]),
    places: new Uint32Array([0, 2, 1]),
    counts: new Uint32Array([4, 1, 7]),
  };

  it('counts each frame, empty ones too', () => {
    expect([0, 1, 2, 9].map((frame) => [...countsOfFrame(frames, frame, 3)])).toEqual([
      [4, 0, 1],
      [0, 0, 0],
      [0, 7, 0],
      [0, 0, 0],
    ]);
    expect(frameTotals(frames)).toEqual([5, 0, 7]);
  });

  it('knows the hours of the week and begins again at the end', () => {
    expect(hourOfWeek(0)).toEqual({ weekday: 0, hour: 0 });
    expect(hourOfWeek(167)).toEqual({ weekday: 6, hour: 23 });
    expect([nextFrame(0, 3), nextFrame(2, 3), nextFrame(5, 0)]).toEqual([1, 0, 0]);
  });
});

describe('the table', () => {
  const tableOf = (values: readonly number[]): HeatTable => ({
    codes: values.map(String),
    shown: shownAreas(values.length, () => true),
    columns: [{ key: 'count', label: '', values, text: String }],
  });

  it('puts the most first, equal ones by code, and the unknown last either way', () => {
    const table = tableOf([2, Number.NaN, 9, 2]);
    expect(inOrder(table, { key: 'count', isAscending: false })).toEqual([2, 0, 3, 1]);
    expect(inOrder(table, { key: 'count', isAscending: true })).toEqual([0, 3, 2, 1]);
    expect(inOrder(table, { key: 'code', isAscending: false })).toEqual([3, 2, 1, 0]);
  });

  it('loses and doubles no row', () => {
    const figure = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(figure), fc.boolean(), (values, isAscending) => {
        const order = inOrder(tableOf(values), { key: 'count', isAscending });
        expect([...order].sort((a, b) => a - b)).toEqual(values.map((_, index) => index));
        const known = order.map((index) => values[index] ?? 0).filter((value) => !Number.isNaN(value));
        expect(known).toEqual([...known].sort((a, b) => (isAscending ? a - b : b - a)));
      }),
      { seed: 20_260_115 },
    );
  });
});

describe('names', () => {
  it('are those of the areas that a code begins with', () => {
    expect(parentsOf(['310101'], 'district')).toEqual([null]);
    expect(parentsOf(['310101002', '310101003', '310112001'], 'subdistrict')).toEqual(['310101', '310112']);
    expect(parentsOf(['310101002Z001'], 'responsibility-grid')).toEqual(['310101']);
    expect(parentsOf(['310101002003001'], 'unit-grid')).toEqual(['310101002']);
    expect(namedPart('310101002003001', 'unit-grid')).toBe('310101002003');
    expect(namedPart('310101002Z001', 'responsibility-grid')).toBe('310101002');
    expect(namedPart('01010131010100200301', 'professional-grid')).toBe('310101002003');
    expect(namedPart('21010031010101800001', 'professional-grid')).toBe('310101018');
    expect(parentsOf(['21010031010100000001', '21010031010101800001'], 'professional-grid')).toEqual([null, '310101']);
    expect(namedPart('21010031010100000001', 'professional-grid')).toBe('310101');
  });
});
