import type { InventoryStatistics } from '@contract/schemas/inventory';
import { describe, expect, it } from 'vitest';
import { areaFigures, districtFigures, statisticsTable } from './figures';

const area = (code: string, squareKilometers: number, unitGridCount: number, surveyedOn: string | null) => ({
  code,
  name: code,
  squareKilometers,
  unitGridCount,
  surveyedOn,
});
// States in order: intact, damaged, lost, abandoned, removed.
const statistics: InventoryStatistics = {
  level: 'subdistrict',
  editions: ['2021-01-01'],
  areas: [area('a', 2, 200, '2024-03-01'), area('b', 0.5, 50, '2025-01-09'), area('c', 1, 100, null)],
  categories: [
    { id: 'lamp', name: '路灯' },
    { id: 'tree', name: '行道树' },
  ],
  cells: [
    [0, 0, 0, 30],
    [0, 0, 1, 10],
    [0, 1, 0, 60],
    [0, 1, 4, 7],
    [1, 0, 2, 5],
  ],
};

describe('the figures of an area, worked by hand', () => {
  it('count what is there, without what was removed', () => {
    const [a, b, c] = areaFigures(statistics, null);
    // a: 30 + 10 + 60 = 100 there, 10 of them wrong, on 2 km² and 200 grids.
    expect(a).toMatchObject({
      total: 100,
      byState: [90, 10, 0, 0, 7],
      perSquareKilometer: 50,
      perUnitGrid: 0.5,
      wrongShare: 0.1,
    });
    expect(b).toMatchObject({ total: 5, perSquareKilometer: 10, perUnitGrid: 0.1, wrongShare: 1 });
    expect(c).toMatchObject({ total: 0, perSquareKilometer: 0, wrongShare: null });
  });

  it('narrow to one category, also one that nothing is of', () => {
    expect(areaFigures(statistics, 'tree').map(({ total }) => total)).toEqual([60, 0, 0]);
    expect(areaFigures(statistics, 'bench').map(({ total }) => total)).toEqual([0, 0, 0]);
  });

  it('sum to the district: 105 on 3.5 km² and 350 grids, 15 of them wrong', () => {
    const whole = districtFigures(areaFigures(statistics, null), '990101', null);
    expect(whole).toMatchObject({ total: 105, perSquareKilometer: 30, perUnitGrid: 0.3, surveyedOn: '2025-01-09' });
    expect(whole.wrongShare).toBeCloseTo(1 / 7);
  });

  it('are kept as one line for each area, category and state', () => {
    const { lines } = statisticsTable(statistics, ['…'], (state) => state);
    expect(lines).toHaveLength(5);
    expect(lines[1]).toEqual(['a', 'a', 'lamp', '路灯', 'damaged', 10]);
  });
});
