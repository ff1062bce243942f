import type { LayerSpecification } from 'maplibre-gl';
import { ink } from '../palette';

/** Areas given by their own outlines, in their own colours, below water and streets. */
export function outlineFillLayers(): LayerSpecification[] {
  return [
    {
      id: 'outline-fill',
      type: 'fill',
      source: 'outlines',
      paint: { 'fill-color': ['get', 'color'], 'fill-opacity': 0.72 },
    },
  ];
}

/** Their borders, above the streets. */
export function outlineLineLayers(): LayerSpecification[] {
  return [
    {
      id: 'outline-line',
      type: 'line',
      source: 'outlines',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ink.strong,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.5, 12, 1.2, 15, 2.4],
      },
    },
  ];
}
