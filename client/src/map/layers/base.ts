import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { base, labelFont } from '../palette';

const byZoom = (...stops: number[]): ['interpolate', ['exponential', number], ['zoom'], ...number[]] => [
  'interpolate',
  ['exponential', 1.5],
  ['zoom'],
  ...stops,
];

const majorStreets: FilterSpecification = ['match', ['get', 'class'], ['expressway', 'arterial'], true, false];
const minorStreets: FilterSpecification = ['match', ['get', 'class'], ['expressway', 'arterial'], false, true];

/** Pale land on soft water; the sea is the background. */
export function landLayers(): LayerSpecification[] {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': base.water } },
    { id: 'land', type: 'fill', source: 'base', 'source-layer': 'land', paint: { 'fill-color': base.land } },
    { id: 'green', type: 'fill', source: 'base', 'source-layer': 'green', paint: { 'fill-color': base.green } },
  ];
}

/** Water and streets, drawn above shaded areas so that the city stays readable under a heat map. */
export function waterAndStreetLayers(): LayerSpecification[] {
  return [
    {
      id: 'water',
      type: 'fill',
      source: 'base',
      'source-layer': 'water',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': base.water, 'fill-outline-color': base.waterEdge },
    },
    {
      id: 'canal',
      type: 'line',
      source: 'base',
      'source-layer': 'water',
      filter: ['==', ['geometry-type'], 'LineString'],
      minzoom: 10,
      paint: { 'line-color': base.water, 'line-width': byZoom(10, 0.5, 14, 2.5, 18, 12) },
    },
    {
      id: 'street-minor',
      type: 'line',
      source: 'base',
      'source-layer': 'street',
      filter: minorStreets,
      minzoom: 12.5,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': base.streetMinor, 'line-width': byZoom(12.5, 0.6, 16, 4, 19, 16) },
    },
    {
      id: 'street-major',
      type: 'line',
      source: 'base',
      'source-layer': 'street',
      filter: majorStreets,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': base.streetMajor, 'line-width': byZoom(9, 0.5, 13, 2, 16, 7, 19, 24) },
    },
  ];
}

/** Names along streets and rivers, once they can be told apart. */
export function baseLabelLayers(): LayerSpecification[] {
  return [
    {
      id: 'street-label',
      type: 'symbol',
      source: 'base',
      'source-layer': 'street',
      minzoom: 14.5,
      layout: {
        'symbol-placement': 'line',
        'text-field': ['get', 'name'],
        'text-font': labelFont,
        'text-size': 11,
        'symbol-spacing': 360,
        'text-padding': 12,
      },
      paint: { 'text-color': '#747c80', 'text-halo-color': base.halo, 'text-halo-width': 1.4 },
    },
    {
      id: 'water-label',
      type: 'symbol',
      source: 'base',
      'source-layer': 'water',
      filter: ['match', ['get', 'class'], ['river', 'lake'], true, false],
      minzoom: 11,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': labelFont,
        'text-size': 12,
        'text-letter-spacing': 0.3,
        'text-padding': 80,
      },
      paint: { 'text-color': base.waterLabel, 'text-halo-color': base.water, 'text-halo-width': 1 },
    },
  ];
}
