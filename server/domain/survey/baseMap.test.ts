import { describe, expect, test } from 'vitest';
import { isAreaByTags, kindOfTags, proposeBaseColumns, proposeLayer } from './baseMap.ts';
import { mapBaseRecord } from './mapBaseRecord.ts';

describe('OpenStreetMap tags', () => {
  test.each([
    [{ highway: 'trunk_link' }, { layer: 'street', class: 'expressway' }],
    [{ highway: 'secondary' }, { layer: 'street', class: 'arterial' }],
    [{ highway: 'unclassified' }, { layer: 'street', class: 'collector' }],
    [{ highway: 'service' }, { layer: 'street', class: 'lane' }],
    [{ highway: 'footway' }, null],
    [{ waterway: 'river' }, { layer: 'water', class: 'river' }],
    [{ waterway: 'weir' }, null],
    [{ natural: 'water' }, { layer: 'water', class: 'lake' }],
    [
      { natural: 'water', water: 'canal' },
      { layer: 'water', class: 'canal' },
    ],
    [
      { natural: 'water', water: 'fountain' },
      { layer: 'water', class: 'lake' },
    ],
    [{ landuse: 'residential' }, { layer: 'courtyard', class: 'residential' }],
    [{ amenity: 'bank' }, null],
    [{ building: 'yes' }, null],
  ])('%o is %o', (tags, kind) => {
    expect(kindOfTags(tags)).toEqual(kind);
  });

  test('a closed street is a line, a closed shore is an area', () => {
    expect(isAreaByTags({ highway: 'residential' })).toBe(false);
    expect(isAreaByTags({ waterway: 'canal' })).toBe(false);
    expect(isAreaByTags({ natural: 'water' })).toBe(true);
  });
});

describe('what a file seems to be', () => {
  test('its columns by name, its layer by tags, name and shapes', () => {
    expect(proposeBaseColumns(['OBJECTID', '道路名称', '道路等级', 'x'])).toEqual({
      code: 'OBJECTID',
      name: '道路名称',
      class: '道路等级',
    });
    const of = (kind: string, attributes = {}) => [{ attributes, geometry: { kind } }];
    expect(proposeLayer('a.osm', of('line', { highway: 'primary' }))).toBeNull();
    expect(proposeLayer('河道.shp', of('line'))).toBe('water');
    expect(proposeLayer('路网.shp', of('line'))).toBe('street');
    expect(proposeLayer('小区.shp', of('area'))).toBe('courtyard');
  });
});

test('a ring is closed, repeated places are dropped, and what is no ring is none', () => {
  const context = {
    plan: { target: 'base-map', layer: 'courtyard', columns: {} } as const,
    toDegrees: (x: number, y: number) => (Number.isFinite(x + y) ? ([x, y] as const) : null),
  };
  const area = (...coordinates: [number, number][]) =>
    mapBaseRecord({ position: 1, attributes: {}, geometry: { kind: 'area', coordinates } }, context);
  const square = area([0, 0], [1, 0], [1, 0], [1, 1]);
  expect(square).toMatchObject({ rejection: null, sourceKey: null, class: 'courtyard' });
  expect(square.shape).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  });
  expect(area([0, 0], [1, 1]).rejection).toBe('place-missing');
  expect(area([0, 0], [Number.NaN, 0], [1, 1], [0, 1]).rejection).toBe('place-missing');
});
