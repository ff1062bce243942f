import type { City } from '@contract/schemas';
import { tileSources } from '@contract/tiles';
import { professionalKinds } from '@domain/grid/codes';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { focusFilter } from './layers/grids';
import { heatColor } from './layers/heat';
import { cityStyle, districtNames, filledByPage } from './mapStyle';
import { professionalColors } from './palette';

const city: City = {
  name: '示例市',
  bounds: [120.8, 30.6, 122, 31.9],
  timeZone: 'Asia/Shanghai',
  isDemo: true,
  attribution: '',
  districts: [{ code: '310101', name: '黄浦区', bounds: [121.4, 31.1, 121.6, 31.3], hasUnitGrids: true }],
  tileVersions: { base: '7', cases: '12' },
  demoAccounts: [],
};
const style = cityStyle(city, 'https://city.example', true);
const sourceOf = (layer: object) => ('source' in layer ? String(layer.source) : null);
const sourceLayerOf = (layer: object) => ('source-layer' in layer ? String(layer['source-layer']) : null);

describe('the style of a city', () => {
  // The map itself does not check it: that would be done in every browser, each time.
  it('is valid', () => {
    expect(validateStyleMin(style)).toEqual([]);
  });

  it('names each layer once and draws only from its own sources', () => {
    const ids = style.layers.map((layer) => layer.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const layer of style.layers) {
      const source = sourceOf(layer);
      if (source !== null) expect(style.sources).toHaveProperty([source]);
    }
  });

  it('uses only layers that the tile contract promises', () => {
    const promised = new Map(
      Object.entries(tileSources).map(([name, { layers }]) => [name, layers as readonly string[]]),
    );
    const tiled = style.layers.filter((layer) => sourceLayerOf(layer) !== null);
    expect(tiled.length).toBeGreaterThan(20);
    for (const layer of tiled) expect(promised.get(sourceOf(layer) ?? '')).toContain(sourceLayerOf(layer));
  });

  it('asks the own server alone, by version, and for no glyphs', () => {
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(style.sources.cases).toMatchObject({ tiles: ['https://city.example/tiles/cases/12/{z}/{x}/{y}.pbf'] });
    expect(style.sources.base).toMatchObject({ minzoom: 6, maxzoom: 15 });
  });

  it('asks for a day of areas and grids, and for nothing else by day', () => {
    const past = cityStyle(city, 'https://city.example', true, '2025-01-31').sources;
    expect(past.areas).toMatchObject({ tiles: ['https://city.example/tiles/areas/day.2025-01-31/{z}/{x}/{y}.pbf'] });
    expect(past['unit-grids']).toMatchObject({ tiles: [expect.stringContaining('/unit-grids/day.2025-01-31/')] });
    expect(past.cases).toMatchObject({ tiles: ['https://city.example/tiles/cases/12/{z}/{x}/{y}.pbf'] });
  });

  it('joins figures to areas and grids by their code', () => {
    expect(style.sources.areas).toMatchObject({
      promoteId: { district: 'code', subdistrict: 'code', community: 'code' },
    });
    expect(style.sources.base).not.toHaveProperty('promoteId');
  });

  it('leaves the private sources out for those who may not see cases', () => {
    const open = cityStyle(city, '', false);
    expect(open.sources).not.toHaveProperty('cases');
    expect(open.layers.some((layer) => sourceOf(layer) === 'cases')).toBe(false);
  });

  it('shows finer grids only closer in', () => {
    const zoomOf = (id: string) => style.layers.find((layer) => layer.id === id)?.minzoom ?? 0;
    const levels = [
      'district-line',
      'subdistrict-line',
      'community-line',
      'responsibility-grid-line',
      'unit-grid-line',
      'component',
    ];
    const zooms = levels.map(zoomOf);
    expect(zooms).toEqual([...zooms].sort((a, b) => a - b));
  });

  it('gives each professional grid its own hue, hidden at first', () => {
    expect(new Set(Object.values(professionalColors)).size).toBe(professionalKinds.length);
    for (const kind of professionalKinds) {
      const layer = style.layers.find(({ id }) => id === `professional-${kind}-fill`);
      expect(layer).toMatchObject({
        layout: { visibility: 'none' },
        paint: { 'fill-color': professionalColors[kind] },
      });
    }
  });

  it('hides every layer of which there is nothing to see yet: each would cost its part of every picture', () => {
    const shown = style.layers.filter(({ layout }) => layout?.visibility !== 'none');
    const sources = new Set(shown.map(sourceOf));
    for (const name of filledByPage) expect([...sources]).not.toContain(name);
    expect(shown.filter(({ id }) => id.startsWith('focus-'))).toEqual([]);
    expect(shown.length).toBeGreaterThan(15);
  });

  it('puts a district’s name at the middle of its bounds', () => {
    const [feature] = districtNames(city).features;
    expect(feature?.geometry.coordinates[0]).toBeCloseTo(121.5);
    expect(feature?.geometry.coordinates[1]).toBeCloseTo(31.2);
  });
});

describe('what changes on the map', () => {
  it('focuses one grid or none', () => {
    expect(focusFilter(['310101007003012'])).toEqual(['in', ['get', 'code'], ['literal', ['310101007003012']]]);
    expect(focusFilter([])).toEqual(['in', ['get', 'code'], ['literal', []]]);
  });

  it('colours by class and leaves areas without cases bare', () => {
    expect(heatColor(['#111111', '#222222'])).toEqual([
      'step',
      ['number', ['feature-state', 'heat'], -1],
      'rgba(0,0,0,0)',
      0,
      '#111111',
      1,
      '#222222',
    ]);
  });
});
