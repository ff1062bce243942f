import type { Map as MapLibreMap } from 'maplibre-gl';
import { beforeEach, expect, it } from 'vitest';
import { applyFocus, applyMarks } from './applyState';
import { gridSources } from './layers/grids';
import type { CaseMark } from './types';

const location = { longitude: 121.47, latitude: 31.23 };
const mark: CaseMark = { id: '1', districtCode: '310101', location, lamp: 'green', stage: 'disposal' };
const focusIds = Object.keys(gridSources).flatMap((level) =>
  ['fill', 'casing', 'line'].map((kind) => `focus-${kind}-${level}`),
);

let shown: Set<string>;
let given: number[];
let map: MapLibreMap;

beforeEach(() => {
  const sources: Readonly<Record<string, string>> = {
    land: 'base',
    mark: 'marks',
    'mark-ring': 'marks',
    place: 'places',
  };
  const marks = { setData: ({ features }: GeoJSON.FeatureCollection) => given.push(features.length) };
  shown = new Set(['land']);
  given = [];
  map = {
    getSource: (name: string) => (name === 'marks' ? marks : undefined),
    getLayersOrder: () => Object.keys(sources),
    getLayer: (id: string) => ({ source: sources[id] }),
    setFilter: () => undefined,
    setLayoutProperty: (id: string, _: string, value: string) =>
      value === 'visible' ? shown.add(id) : shown.delete(id),
  } as unknown as MapLibreMap;
});

it('shows the layers of a source with its first data, and hides them with its last', () => {
  applyMarks(map, [], null);
  expect([given, [...shown]]).toEqual([[], ['land']]);
  applyMarks(map, [mark], null);
  applyMarks(map, [mark, { ...mark, id: '2' }], '2');
  expect([given, [...shown]]).toEqual([
    [1, 2],
    ['land', 'mark', 'mark-ring'],
  ]);
  applyMarks(map, [], null);
  applyMarks(map, [], null);
  expect([given, [...shown]]).toEqual([[1, 2, 0], ['land']]);
});

it('shows the layers of the focused level alone', () => {
  for (const id of focusIds) shown.add(id);
  applyFocus(map, { level: 'unit-grid', code: '310101007003012' });
  expect([...shown]).toEqual(['land', 'focus-fill-unit-grid', 'focus-casing-unit-grid', 'focus-line-unit-grid']);
  applyFocus(map, null);
  expect([...shown]).toEqual(['land']);
});
