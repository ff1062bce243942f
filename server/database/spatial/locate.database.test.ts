import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SpatialPort } from '../../application/ports.ts';
import type { LocatedPlace } from '../../contract/schemas.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { handMade, makeHandMadeCity } from '../../testing/handMadeCity.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { spatialRepository } from './spatialRepository.ts';

let database: Database;
let spatial: SpatialPort;

beforeAll(async () => {
  database = await createTestDatabase();
  await makeHandMadeCity(database.knex);
  spatial = spatialRepository(database);
});
afterAll(() => database?.close());

const { a, b, c, d, lastDay } = handMade;

async function located(
  longitude: number,
  latitude: number,
  options: { categoryId?: string; withinMeters?: number } = {},
): Promise<LocatedPlace> {
  const place = await spatial.locate({ longitude, latitude }, { withinMeters: 50, ...options });
  if (isRefusal(place)) throw new Error(`refused: ${JSON.stringify(place)}`);
  return place;
}

describe('which unit grid', () => {
  test.each([
    ['inside the first', 10.0005, 50.0005, a],
    ['inside the last', 10.0012, 50.0018, d],
    ['on the edge of two: the smaller code', 10.001, 50.0005, a],
    ['on the edge of the other two', 10.001, 50.0015, c],
    ['on the corner of four', 10.001, 50.001, a],
    ['on the corner of two at the rim', 10.001, 50, a],
    ['on the rim', 10.002, 50.0005, b],
    ['on the outermost corner', 10.002, 50.002, d],
    ['on the edge of the hole', 10.0014, 50.0015, d],
    ['a centimetre outside, within the gap that rounding may leave', 10.0005, 49.9999999, a],
    ['a grid that ends tomorrow', 10.0085, 50.0005, lastDay],
  ])('%s', async (_name, longitude, latitude, code) => {
    expect((await located(longitude, latitude)).unitGrid.code).toBe(code);
    expect(await spatial.placeOf({ longitude, latitude })).toMatchObject({ unitGridCode: code });
  });
});

describe('no unit grid', () => {
  const inDistrict = { districtCode: handMade.district, districtName: '手工区' };
  test.each([
    // 0.0001° of longitude at 50° N are 7.17 m, of latitude 11.1 m: the hole's western edge is the nearest.
    ['in the hole', 10.0015, 50.0015, 'outside-grid', { ...inDistrict, nearest: { code: d, distanceMeters: 7.2 } }],
    [
      'in the district',
      10.0005,
      50.004,
      'outside-grid',
      { ...inDistrict, nearest: { code: c, distanceMeters: 222.5 } },
    ],
    ['where a grid has ended and one is planned', 10.0065, 50.0005, 'outside-grid', inDistrict],
    ['just outside the city', 9.999, 50.0005, 'outside-grid', { districtCode: null, districtName: null }],
    ['exchanged', 50.0005, 10.0005, 'coordinates-swapped', { longitude: 50.0005, latitude: 10.0005 }],
    ['far away', 0, 0, 'outside-city', { longitude: 0, latitude: 0 }],
    ['at a pole', 10.0005, 90, 'outside-city', { latitude: 90 }],
  ])('%s', async (_name, longitude, latitude, refused, details) => {
    const refusal = await spatial.locate({ longitude, latitude }, { withinMeters: 50 });
    expect(refusal).toMatchObject({ refused, details });
    expect(await spatial.placeOf({ longitude, latitude })).toEqual(refusal);
  });
});

describe('what else is there', () => {
  test('areas by name, and the place of a new case', async () => {
    expect(await located(10.0005, 50.0005)).toMatchObject({
      district: { code: handMade.district, name: '手工区' },
      subdistrict: { code: handMade.subdistrict, name: '手工街道' },
      community: { code: handMade.community, name: '手工居委' },
      unitGrid: { code: a, areaClass: 'A', areaSquareMeters: 7970 },
    });
    expect(await spatial.placeOf({ longitude: 10.0005, latitude: 50.0005 })).toEqual({
      districtCode: handMade.district,
      subdistrictCode: handMade.subdistrict,
      communityCode: handMade.community,
      unitGridCode: a,
      responsibilityGridCode: handMade.responsibility,
      professionalGridCodes: ['10000099010100100000', '20000099010100100000'],
      areaClass: 'A',
    });
  });

  test('the responsibility grid of today with its inspectors, or none', async () => {
    const { responsibilityGrid } = await located(10.0005, 50.0005);
    expect(responsibilityGrid).toEqual({
      code: handMade.responsibility,
      name: '第一责任网格',
      inspectors: [{ id: handMade.inspector, name: '张三' }],
    });
    expect((await located(10.0005, 50.0015)).responsibilityGrid).toBeNull();
  });

  test.each([
    ['two kinds overlap', 10.0005, 50.0005, ['greening', 'water']],
    ['one kind, and an ended one', 10.0015, 50.0005, ['greening']],
    ['none', 10.0085, 50.0005, []],
  ])('professional grids: %s', async (_name, longitude, latitude, kinds) => {
    const { professionalGrids } = await located(longitude, latitude);
    expect(professionalGrids.map((grid) => grid.kind)).toEqual(kinds);
  });
});

describe('components nearby', () => {
  beforeAll(async () => {
    const component = (serial: number, category_id: string, longitude: number, latitude: number, state = 'intact') => ({
      district_code: handMade.district,
      code: `9901010101${String(serial).padStart(6, '0')}`,
      category_id,
      name: `${category_id} ${serial}`,
      state,
      data_source: 'surveyed',
      accuracy: 'A',
      location: `SRID=4326;POINT(${longitude} ${latitude})`,
    });
    await database
      .knex('components')
      .insert([
        component(1, 'lamp', 10.0002, 50.0003),
        component(2, 'cover', 10.0003, 50.0002),
        component(3, 'lamp', 10.0002, 50.0002, 'removed'),
        component(4, 'lamp', 10.0002, 50.0007),
        ...Array.from({ length: 25 }, (_, index) => component(100 + index, 'cover', 10.0085 + index * 1e-6, 50.0005)),
      ]);
  });

  test('in order of their distance in metres, without the removed one', async () => {
    // 0.0001° of longitude at 50° N: 7.17 m; of latitude: 11.12 m.
    const { components } = await located(10.0002, 50.0002, { withinMeters: 30 });
    expect(components.map(({ code, distanceMeters }) => [code.slice(-1), distanceMeters])).toEqual([
      ['2', 7.17],
      ['1', 11.12],
    ]);
    expect(components[0]).toMatchObject({ categoryId: 'cover', location: { longitude: 10.0003, latitude: 50.0002 } });
  });

  test('of one category', async () => {
    const { components } = await located(10.0002, 50.0002, { withinMeters: 100, categoryId: 'lamp' });
    expect(components.map(({ code }) => code.slice(-1))).toEqual(['1', '4']);
    expect((await located(10.0002, 50.0002, { categoryId: 'unused' })).components).toEqual([]);
    expect(await spatial.locate({ longitude: 10, latitude: 50 }, { categoryId: 'none', withinMeters: 9 })).toEqual({
      refused: 'category-unknown',
      details: { categoryId: 'none' },
    });
  });

  test('the limit is a true distance, and twenty are enough', async () => {
    expect((await located(10.0002, 50.0002, { withinMeters: 7.1 })).components).toHaveLength(0);
    expect((await located(10.0002, 50.0002, { withinMeters: 7.2 })).components).toHaveLength(1);
    const { components } = await located(10.0085, 50.0005);
    expect(components.map(({ code }) => Number(code.slice(-2)))).toEqual(
      Array.from({ length: 20 }, (_, index) => index),
    );
  });
});

describe('asked at the same time', () => {
  test('each point gets its own answer or refusal, with its own category and distance', async () => {
    const inA = { longitude: 10.0002, latitude: 50.0002 };
    const questions = [
      [inA, { withinMeters: 100, categoryId: 'lamp' }],
      [{ longitude: 10.0005, latitude: 90 }, { withinMeters: 50 }],
      [inA, { withinMeters: 7.2 }],
      [{ longitude: 10.0015, latitude: 50.0015 }, { withinMeters: 50 }],
      [inA, { withinMeters: 9, categoryId: 'none' }],
      [{ longitude: 10.0012, latitude: 50.0018 }, { withinMeters: 1 }],
    ] as const;
    const together = await Promise.all(questions.map(([position, options]) => spatial.locate(position, options)));
    for (const [index, [position, options]] of questions.entries()) {
      expect(together[index]).toEqual(await spatial.locate(position, options));
    }
    expect(together.map((answer) => (isRefusal(answer) ? answer.refused : answer.components.length))).toEqual([
      2,
      'outside-city',
      1,
      'outside-grid',
      'category-unknown',
      0,
    ]);
  });
});
