import type { LayerSpecification } from 'maplibre-gl';
import { base, ink, labelFont } from '../palette';

/** Components, close in only: small dots, hollow when something is wrong with them. */
export function componentLayers(): LayerSpecification[] {
  return [
    {
      id: 'component',
      type: 'circle',
      source: 'components',
      'source-layer': 'component',
      minzoom: 16,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 16, 1.1, 17, 1.9, 19, 4.5],
        'circle-color': ['match', ['get', 'state'], ['intact', '完好'], '#8a959a', base.halo],
        'circle-stroke-color': '#8a959a',
        'circle-stroke-width': 0.8,
        'circle-opacity': 0.7,
        'circle-stroke-opacity': 0.7,
      },
    },
    {
      id: 'component-label',
      type: 'symbol',
      source: 'components',
      'source-layer': 'component',
      minzoom: 18,
      layout: { 'text-field': ['get', 'name'], 'text-font': labelFont, 'text-size': 10, 'text-offset': [0, 1.1] },
      paint: { 'text-color': '#6b767c', 'text-halo-color': base.halo, 'text-halo-width': 1 },
    },
  ];
}

/** The components of the list beside the map: full when intact, hollow when something is wrong; the selected one is ringed. */
export function componentMarkLayers(): LayerSpecification[] {
  return [
    {
      id: 'component-mark-ring',
      type: 'circle',
      source: 'component-marks',
      filter: ['==', ['get', 'isSelected'], true],
      paint: {
        'circle-radius': 13,
        'circle-color': 'rgba(255,255,255,0.85)',
        'circle-stroke-color': ink.strong,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'component-mark',
      type: 'circle',
      source: 'component-marks',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 2.5, 15, 5, 18, 7],
        'circle-color': ['case', ['get', 'isIntact'], ink.accent, base.halo],
        'circle-stroke-color': ['case', ['get', 'isIntact'], base.halo, ink.strong],
        'circle-stroke-width': ['case', ['get', 'isIntact'], 1, 2.2],
      },
    },
  ];
}

/** Open cases of the whole city as quiet dots; the queue's own cases are drawn above them with their lamps. */
export function caseLayers(): LayerSpecification[] {
  return [
    {
      id: 'case',
      type: 'circle',
      source: 'cases',
      'source-layer': 'case',
      filter: ['!=', ['get', 'stage'], 'ended'],
      layout: { visibility: 'none' },
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 1.4, 13, 3, 17, 6],
        'circle-color': ink.strong,
        'circle-opacity': 0.65,
        'circle-stroke-color': base.halo,
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 9, 0.3, 14, 1.2],
      },
    },
  ];
}

/** The cases of the list beside the map, by lamp shape; a dark ring marks the selected one, a thin one what is related to it. */
export function markLayers(): LayerSpecification[] {
  return [
    {
      id: 'mark-related',
      type: 'circle',
      source: 'marks',
      filter: ['==', ['get', 'isRelated'], true],
      paint: {
        'circle-radius': 13,
        'circle-color': 'rgba(255,255,255,0.6)',
        'circle-stroke-color': ink.accent,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'mark-ring',
      type: 'circle',
      source: 'marks',
      filter: ['==', ['get', 'isSelected'], true],
      paint: {
        'circle-radius': 15,
        'circle-color': 'rgba(255,255,255,0.85)',
        'circle-stroke-color': ink.strong,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'mark',
      type: 'symbol',
      source: 'marks',
      layout: {
        'icon-image': ['concat', 'lamp-', ['get', 'lamp']],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['case', ['get', 'isSelected'], 2, ['match', ['get', 'lamp'], 'red', 1, 0]],
      },
    },
  ];
}

/** The person's own position with its accuracy, and the place they chose. */
export function personLayers(): LayerSpecification[] {
  return [
    {
      id: 'accuracy',
      type: 'fill',
      source: 'accuracy',
      paint: { 'fill-color': ink.me, 'fill-opacity': 0.12, 'fill-outline-color': ink.me },
    },
    {
      id: 'me',
      type: 'circle',
      source: 'me',
      paint: {
        'circle-radius': 7,
        'circle-color': ink.me,
        'circle-stroke-color': '#ffffff',
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'pin',
      type: 'symbol',
      source: 'pin',
      layout: { 'icon-image': 'pin', 'icon-anchor': 'bottom', 'icon-allow-overlap': true },
    },
  ];
}
