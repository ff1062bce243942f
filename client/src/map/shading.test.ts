import type { Map as MapLibreMap } from 'maplibre-gl';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { applyHeat, prepareShading } from './shading';
import type { HeatShading } from './types';

/** A map that remembers which states were set, and lets tiles come. */
function fakeMap() {
  const listeners = new Map<string, (event: object) => void>();
  const states: [code: string, heat: number][] = [];
  const container = { dataset: {} as Record<string, string> };
  const map = {
    on: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
    getContainer: () => container,
    setLayoutProperty: vi.fn(),
    setPaintProperty: vi.fn(),
    setFeatureState: ({ id }: { id: string }, { heat }: { heat: number }) => states.push([id, heat]),
  };
  const tileComes = (sourceId: string, layer: string, codes: readonly string[]) => {
    const features = codes.map((code) => ({ properties: { code } }));
    const tile = {
      isThere: true,
      hasData: () => tile.isThere,
      latestFeatureIndex: {
        loadVTLayers: () => ({ [layer]: { length: codes.length, feature: (index: number) => features[index] } }),
      },
    };
    listeners.get('sourcedata')?.({ sourceId, tile });
    return tile;
  };
  const remove = () => listeners.get('remove')?.({});
  const taken = () => states.splice(0);
  return { map: map as unknown as MapLibreMap, container, tileComes, taken, remove };
}

const shading = (classes: Record<string, number>, level: HeatShading['level'] = 'unit-grid'): HeatShading => ({
  level,
  classes: new Map(Object.entries(classes)),
  colors: ['#111111', '#222222'],
});

let city: ReturnType<typeof fakeMap>;
beforeEach(() => {
  vi.useFakeTimers();
  city = fakeMap();
  prepareShading(city.map);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('gives a class to the areas in loaded tiles alone, whichever comes first', () => {
  city.tileComes('unit-grids', 'unit-grid', ['a', 'b']);
  applyHeat(city.map, shading({ a: 0, b: 1, c: 1, far: 1 }));
  vi.runAllTimers();
  expect(city.taken()).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
  expect(city.container.dataset.mapShaded).toBe('unit-grid');
  city.tileComes('unit-grids', 'unit-grid', ['b', 'c']);
  vi.runAllTimers();
  expect(city.taken()).toEqual([['c', 1]]);
});

it('changes only what changed, and overwrites what has no figures any more', () => {
  city.tileComes('unit-grids', 'unit-grid', ['a', 'b', 'c']);
  applyHeat(city.map, shading({ a: 0, b: 1 }));
  vi.runAllTimers();
  city.taken();
  applyHeat(city.map, shading({ a: 0, c: 1 }));
  vi.runAllTimers();
  expect(city.taken()).toEqual([
    ['b', -1],
    ['c', 1],
  ]);
});

it('reads only the layer of its level, and no tile that is gone', () => {
  const tile = city.tileComes('areas', 'district', ['d']);
  city.tileComes('unit-grids', 'unit-grid', ['d']);
  applyHeat(city.map, shading({ d: 1 }, 'district'));
  vi.runAllTimers();
  expect(city.taken()).toEqual([['d', 1]]);
  tile.isThere = false;
  applyHeat(city.map, shading({ d: 0 }, 'district'));
  vi.runAllTimers();
  expect(city.taken()).toEqual([]);
});

it('does nothing more once the map is gone', () => {
  city.tileComes('unit-grids', 'unit-grid', ['a']);
  applyHeat(city.map, shading({ a: 1 }));
  city.remove();
  vi.runAllTimers();
  expect(city.taken()).toEqual([]);
});

it('gives the areas of a large tile their classes in slices; what is wanted meanwhile counts', () => {
  const codes = Array.from({ length: 5_000 }, (_, index) => `grid ${index}`);
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now++);
  const all = (heat: number) => shading(Object.fromEntries(codes.map((code) => [code, heat])));
  city.tileComes('unit-grids', 'unit-grid', codes);
  applyHeat(city.map, all(0));
  for (let slice = 0; slice < 6; slice += 1) vi.runOnlyPendingTimers();
  const begun = city.taken().length;
  expect(begun).toBeGreaterThan(0);
  expect(begun).toBeLessThan(codes.length);
  expect(city.container.dataset.mapShaded).toBe('');
  applyHeat(city.map, all(1));
  vi.runAllTimers();
  expect(city.taken()).toEqual(codes.map((code) => [code, 1]));
  expect(city.container.dataset.mapShaded).toBe('unit-grid');
});
