import type { LayerSpecification } from 'maplibre-gl';
import { base, ink, labelFont, lampColors } from '../palette';

/** Unit grids that are being edited: what changed and what is out of range is filled, borders stand above everything else. */
export function drawingLayers(): LayerSpecification[] {
  const of = (role: string): ['==', ['get', string], string] => ['==', ['get', 'role'], role];
  return [
    {
      id: 'drawing-cell',
      type: 'fill',
      source: 'drawing',
      filter: of('cell'),
      paint: {
        'fill-color': ['match', ['get', 'state'], 'odd', lampColors.yellow, 'changed', ink.accent, base.halo],
        'fill-opacity': [
          'case',
          ['get', 'isSelected'],
          0.4,
          ['get', 'isBesideSelected'],
          0.32,
          ['match', ['get', 'state'], 'same', 0.25, 0.22],
        ],
      },
    },
    {
      id: 'drawing-border',
      type: 'line',
      source: 'drawing',
      filter: of('border'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', ['get', 'isOutside'], ink.strong, ink.accent],
        'line-width': ['case', ['get', 'isOutside'], 2.4, 1.6],
      },
    },
    {
      id: 'drawing-strip',
      type: 'line',
      source: 'drawing',
      filter: of('strip'),
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': lampColors.yellow, 'line-width': 8, 'line-opacity': 0.8 },
    },
    {
      id: 'drawing-line',
      type: 'line',
      source: 'drawing',
      filter: of('line'),
      paint: { 'line-color': lampColors.red, 'line-width': 2.4, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'drawing-corner',
      type: 'circle',
      source: 'drawing',
      filter: of('corner'),
      paint: {
        'circle-radius': ['case', ['get', 'isSelected'], 7, 4],
        'circle-color': ['case', ['get', 'isSelected'], lampColors.red, base.halo],
        'circle-stroke-color': ink.strong,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'drawing-cross',
      type: 'symbol',
      source: 'drawing',
      filter: of('cross'),
      layout: { 'text-field': '+', 'text-font': labelFont, 'text-size': 40, 'text-allow-overlap': true },
      paint: { 'text-color': lampColors.red, 'text-halo-color': base.halo, 'text-halo-width': 2 },
    },
    {
      id: 'drawing-snap-place',
      type: 'circle',
      source: 'drawing',
      filter: of('snap'),
      paint: {
        'circle-radius': 9,
        'circle-color': base.halo,
        'circle-opacity': 0.2,
        'circle-stroke-color': lampColors.red,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'drawing-snap',
      type: 'symbol',
      source: 'drawing',
      filter: of('snap'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': labelFont,
        'text-size': 14,
        'text-anchor': 'left',
        'text-offset': [0.8, -1],
        'text-max-width': 30,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': lampColors.red, 'text-halo-color': base.halo, 'text-halo-width': 2 },
    },
    {
      id: 'drawing-name',
      type: 'symbol',
      source: 'drawing',
      filter: of('name'),
      minzoom: 15,
      layout: { 'text-field': ['get', 'name'], 'text-font': labelFont, 'text-size': 12 },
      paint: { 'text-color': ink.strong, 'text-halo-color': base.halo, 'text-halo-width': 1.5 },
    },
  ];
}
