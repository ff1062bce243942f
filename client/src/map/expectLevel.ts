import type { Map as MapLibreMap } from 'maplibre-gl';
import { gridSources } from './layers/grids';
import type { GridLevel } from './types';

const ID = 'expected';

/**
 * Asks for the tiles of a level while the figures that will shade it are still on their way: a map loads only what one of its shown layers
 * is drawn from. This one lets no area through, so nothing is laid out twice.
 */
export function expectLevel(map: MapLibreMap, level: GridLevel | null): void {
  if (map.getLayer(ID)) map.removeLayer(ID);
  if (!level) return;
  const { source, layer } = gridSources[level];
  map.addLayer({ id: ID, type: 'line', source, 'source-layer': layer, filter: ['literal', false] });
}
