import type { Map as MapLibreMap } from 'maplibre-gl';
import { expect, it } from 'vitest';
import { expectLevel } from './expectLevel';

it('keeps one layer of the expected level, and none when nothing is expected', () => {
  const layers = new Map<string, object>();
  const map = {
    getLayer: (id: string) => layers.get(id),
    removeLayer: (id: string) => layers.delete(id),
    addLayer: (layer: { id: string }) => layers.set(layer.id, layer),
  } as unknown as MapLibreMap;
  expectLevel(map, null);
  expect(layers.size).toBe(0);
  expectLevel(map, 'unit-grid');
  expectLevel(map, 'responsibility-grid');
  expect([...layers.values()]).toMatchObject([
    { source: 'responsibility-grids', 'source-layer': 'responsibility-grid' },
  ]);
  expectLevel(map, null);
  expect(layers.size).toBe(0);
});
