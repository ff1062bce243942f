import type { LayerSpecification } from 'maplibre-gl';
import { base, labelFont } from '../palette';

/** Closer than this, smaller areas are named. */
export const districtLabelMaxZoom = 12.5;

/** Boundaries of districts, subdistricts and communities, each from the zoom where it can be told apart. */
export function areaLineLayers(): LayerSpecification[] {
  return [
    areaLine('community', 12.5, 0.6, [2, 2], 0.7),
    areaLine('subdistrict', 10.2, 0.9, null, 0.75),
    areaLine('district', 6, 1.4, null, 0.9),
  ];
}

function areaLine(
  level: string,
  minzoom: number,
  width: number,
  dash: [number, number] | null,
  opacity: number,
): LayerSpecification {
  return {
    id: `${level}-line`,
    type: 'line',
    source: 'areas',
    'source-layer': level,
    minzoom,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': base.boundary,
      'line-opacity': opacity,
      'line-width': ['interpolate', ['linear'], ['zoom'], minzoom, width * 0.6, minzoom + 4, width * 1.4],
      ...(dash ? { 'line-dasharray': dash } : {}),
    },
  };
}

/** Names of areas: one level at a time, letter-spaced, quieter the smaller the area. */
export function areaLabelLayers(): LayerSpecification[] {
  return [
    areaLabel('community', 14.2, 16.5, 11),
    areaLabel('subdistrict', 11.4, 14.2, 12),
    {
      id: 'district-label',
      type: 'symbol',
      source: 'district-names',
      maxzoom: districtLabelMaxZoom,
      layout: { ...nameLayout(13), 'text-letter-spacing': 0.35, 'text-padding': 4 },
      paint: { 'text-color': base.label, 'text-halo-color': base.halo, 'text-halo-width': 1.6 },
    },
  ];
}

function areaLabel(level: string, minzoom: number, maxzoom: number, size: number): LayerSpecification {
  return {
    id: `${level}-label`,
    type: 'symbol',
    source: 'areas',
    'source-layer': 'area-name',
    filter: ['==', ['get', 'level'], level],
    minzoom,
    maxzoom,
    layout: nameLayout(size),
    paint: { 'text-color': base.label, 'text-halo-color': base.halo, 'text-halo-width': 1.4, 'text-opacity': 0.9 },
  };
}

function nameLayout(size: number) {
  return {
    'text-field': ['get', 'name'],
    'text-font': labelFont,
    'text-size': size,
    'text-letter-spacing': 0.12,
    'text-max-width': 9,
    'text-padding': 8,
  } satisfies NonNullable<Extract<LayerSpecification, { type: 'symbol' }>['layout']>;
}
