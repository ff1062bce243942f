import type { Map as MapLibreMap } from 'maplibre-gl';
import { districtLabelMaxZoom } from './layers/areas';
import { labelFont } from './palette';

const ID = 'warm-label';

/**
 * Draws a dot that nobody sees until the first picture is complete. Names have a shader program of their own, which is linked when the
 * first one comes into view: close in, that is mostly in the middle of a movement, which then stands still.
 */
export function warmLabels(map: MapLibreMap): void {
  // Farther out the names of districts are part of the first picture.
  if (map.getZoom() < districtLabelMaxZoom) return;
  const geometry = { type: 'Point' as const, coordinates: map.getCenter().toArray() };
  map.addSource(ID, { type: 'geojson', data: { type: 'Feature', properties: {}, geometry } });
  map.addLayer({
    id: ID,
    type: 'symbol',
    source: ID,
    layout: {
      'text-field': '.',
      'text-font': labelFont,
      'text-size': 8,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': 'rgba(0,0,0,0.01)' },
  });
  map.once('idle', () => {
    map.removeLayer(ID);
    map.removeSource(ID);
  });
}
