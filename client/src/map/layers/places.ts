import type { LayerSpecification } from 'maplibre-gl';

/** Places of a file that is not loaded yet: dots of the file's own colour, those with a problem in amber and larger. */
export function placeLayers(): LayerSpecification[] {
  return [
    {
      id: 'place',
      type: 'circle',
      source: 'places',
      paint: {
        'circle-radius': ['case', ['get', 'hasProblem'], 6, 4.5],
        'circle-color': ['case', ['get', 'hasProblem'], '#c77700', '#7a3ea8'],
        'circle-stroke-color': '#ffffff',
        'circle-stroke-width': 1.5,
      },
    },
  ];
}
