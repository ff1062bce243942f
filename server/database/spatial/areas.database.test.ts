import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SpatialPort } from '../../application/ports.ts';
import { handMade, makeHandMadeCity } from '../../testing/handMadeCity.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { spatialRepository } from './spatialRepository.ts';

let database: Database;
let spatial: SpatialPort;

beforeAll(async () => {
  database = await createTestDatabase();
  spatial = spatialRepository(database);
});
afterAll(() => database?.close());

test('an empty city shows the world, has no areas and lies nowhere', async () => {
  expect(await spatial.readFrame()).toEqual({ bounds: [-180, -85, 180, 85], districts: [] });
  expect(await spatial.listAreas(null)).toEqual([]);
  expect(await spatial.placeOf({ longitude: 10, latitude: 50 })).toMatchObject({ refused: 'outside-city' });
  await makeHandMadeCity(database.knex);
});

test('the frame: bounds, districts, and which of them have unit grids', async () => {
  await database.knex('administrative_areas').insert({
    code: '990102',
    level: 'district',
    name: '邻区',
    district_code: '990102',
    boundary: 'SRID=4326;MULTIPOLYGON(((10.01 50, 10.02 50, 10.02 50.02, 10.01 50.02, 10.01 50)))',
    valid_from: '2000-01-01',
  });
  expect(await spatial.readFrame()).toEqual({
    bounds: [10, 50, 10.02, 50.02],
    districts: [
      { code: '990101', name: '手工区', bounds: [10, 50, 10.01, 50.01], hasUnitGrids: true },
      { code: '990102', name: '邻区', bounds: [10.01, 50, 10.02, 50.02], hasUnitGrids: false },
    ],
  });
});

test('areas below a parent', async () => {
  expect((await spatial.listAreas(null)).map(({ code }) => code)).toEqual(['990101', '990102']);
  expect(await spatial.listAreas(handMade.subdistrict)).toEqual([
    {
      code: handMade.community,
      level: 'community',
      name: '手工居委',
      parentCode: handMade.subdistrict,
      bounds: [10, 50, 10.005, 50.005],
    },
  ]);
  expect(await spatial.listAreas(handMade.community)).toEqual([]);
});

test('figures of a grid at every level', async () => {
  await insertComponentsAndCases();
  const read = async (level: Parameters<SpatialPort['readGrid']>[0], code: string) => {
    const grid = await spatial.readGrid(level, code);
    return grid && [grid.name, grid.componentCount, grid.openCaseCount, grid.inspectors];
  };
  expect(await read('unit-grid', handMade.a)).toEqual([handMade.a, 2, 1, ['张三']]);
  expect(await read('unit-grid', handMade.c)).toEqual([handMade.c, 1, 1, []]);
  expect(await read('responsibility-grid', handMade.responsibility)).toEqual(['第一责任网格', 2, 1, ['张三']]);
  expect(await read('community', handMade.community)).toEqual(['手工居委', 3, 2, []]);
  expect(await read('subdistrict', handMade.subdistrict)).toEqual(['手工街道', 3, 2, ['张三']]);
  expect(await read('district', handMade.district)).toEqual(['手工区', 3, 2, []]);
  expect(await read('professional-grid', '10000099010100100000')).toEqual(['water', 2, 1, []]);
  expect(await read('community', handMade.district)).toBeNull();
  expect(await read('unit-grid', '990101001001999')).toBeNull();
});

test('a square of 0.001° at 50° N measures 71.7 m by 111.2 m', async () => {
  const grid = await spatial.readGrid('professional-grid', '10000099010100100000');
  expect(grid?.areaSquareMeters).toBeCloseTo(71.7 * 111.2, -2);
  expect(grid?.bounds).toEqual([10, 50, 10.001, 50.001]);
});

async function insertComponentsAndCases(): Promise<void> {
  const { knex } = database;
  const at = (longitude: number, latitude: number) => `SRID=4326;POINT(${longitude} ${latitude})`;
  const component = (serial: number, unit_grid_code: string, location: string, state = 'intact') => ({
    district_code: handMade.district,
    code: `990101010100000${serial}`,
    category_id: 'lamp',
    name: '路灯',
    unit_grid_code,
    state,
    data_source: 'surveyed',
    accuracy: 'A',
    location,
  });
  await knex('components').insert([
    component(1, handMade.a, at(10.0002, 50.0002)),
    component(2, handMade.a, at(10.0003, 50.0002)),
    component(3, handMade.a, at(10.0004, 50.0002), 'removed'),
    component(4, handMade.c, at(10.0002, 50.0012)),
  ]);
  const caseRow = (
    serial: number,
    status: string,
    unit_grid_code: string,
    responsibility: string | null,
    location: string,
  ) => ({
    district_code: handMade.district,
    id: `00000000-0000-4000-8000-00000000000${serial}`,
    number: `${serial}`,
    version: 1,
    status,
    source: 'inspector',
    category_id: 'lamp',
    description: '',
    location,
    subdistrict_code: handMade.subdistrict,
    community_code: handMade.community,
    unit_grid_code,
    responsibility_grid_code: responsibility,
    area_class: 'A',
    reported_at: '2026-01-01T00:00:00Z',
    step_started_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  });
  await knex('cases').insert([
    caseRow(1, 'handling', handMade.a, handMade.responsibility, at(10.0002, 50.0002)),
    caseRow(2, 'closed', handMade.a, handMade.responsibility, at(10.0002, 50.0002)),
    caseRow(3, 'reported', handMade.c, null, at(10.0002, 50.0012)),
  ]);
}
