import { describe, expect, test } from 'vitest';
import { cellAt, mercatorOf } from './cellGrid.ts';
import { type CellContent, packCell, professionalGridsAt, unitGridAt } from './placeCell.ts';

const square = (west: number, south: number) => [
  [
    [
      [west, south],
      [west + 0.001, south],
      [west + 0.001, south + 0.001],
      [west, south + 0.001],
      [west, south],
    ],
  ],
];
const grid = (code: string, west: number, responsibilityGridCode: string | null) => ({
  code,
  areaClass: 'B' as const,
  areaSquareMeters: 10_561.5,
  responsibilityGridCode,
  outline: square(west, 31.23),
});
const park = { code: '22010031010100100100', kind: 'greening' as const, name: '公园', unitCode: null };
const content: CellContent = {
  // The second lies half on the first, which no rule allows, and is answered like the database does: the first by code.
  unitGrids: [
    grid('310101001001001', 121.47, '310101001Z001'),
    grid('310101001001002', 121.4705, null),
    grid('310101001001003', 121.4715, '310101001Z001'),
  ],
  professionalGrids: [{ ...park, outline: square(121.4702, 31.23) }],
  components: [],
};
const position = (longitude: number) => ({ longitude, latitude: 31.2305 });
const cell = packCell(cellAt(...mercatorOf(position(121.47))), content);

describe('a cell', () => {
  test.each([
    [121.4701, '310101001001001', '310101001Z001'],
    [121.4707, '310101001001001', '310101001Z001'],
    [121.4712, '310101001001002', null],
    [121.472, '310101001001003', '310101001Z001'],
  ])('knows the grid at %f', (longitude, code, responsibilityGridCode) => {
    const facts = { code, areaClass: 'B', areaSquareMeters: 10_561.5, responsibilityGridCode };
    expect(unitGridAt(cell, position(longitude))).toEqual(facts);
  });

  test.each([
    ['outside', 121.4699],
    // Inside the first, and so near to the second that the database decides.
    ['on the border of any grid', 121.4705],
  ])('says nothing %s', (_name, longitude) => {
    expect(unitGridAt(cell, position(longitude))).toBeNull();
  });

  test('knows the professional grids, unless their border is too near', () => {
    expect([121.4705, 121.4701, 121.4702].map((longitude) => professionalGridsAt(cell, position(longitude)))).toEqual([
      [park],
      [],
      null,
    ]);
  });
});
