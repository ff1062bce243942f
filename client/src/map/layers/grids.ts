import { professionalKinds } from '@domain/grid/codes';
import type { LayerSpecification } from 'maplibre-gl';
import { base, ink, labelFont, professionalColors } from '../palette';
import type { GridLevel } from '../types';

/** Which source and layer hold the polygons of a level. */
export const gridSources: Readonly<Record<GridLevel, { source: string; layer: string }>> = {
  district: { source: 'areas', layer: 'district' },
  subdistrict: { source: 'areas', layer: 'subdistrict' },
  community: { source: 'areas', layer: 'community' },
  'responsibility-grid': { source: 'responsibility-grids', layer: 'responsibility-grid' },
  'unit-grid': { source: 'unit-grids', layer: 'unit-grid' },
  'professional-grid': { source: 'professional-grids', layer: 'professional-grid' },
};
const levels = Object.keys(gridSources) as GridLevel[];

/** Hairlines of the unit grids and, stronger, of the responsibility grids. */
export function gridLineLayers(): LayerSpecification[] {
  return [
    {
      id: 'unit-grid-line',
      type: 'line',
      source: 'unit-grids',
      'source-layer': 'unit-grid',
      minzoom: 14.2,
      paint: {
        'line-color': base.hairline,
        'line-width': ['interpolate', ['linear'], ['zoom'], 14.2, 0.35, 17, 0.9],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 14.2, 0.4, 15.5, 0.9],
      },
    },
    {
      id: 'responsibility-grid-line',
      type: 'line',
      source: 'responsibility-grids',
      'source-layer': 'responsibility-grid',
      minzoom: 12.8,
      paint: { 'line-color': ink.accent, 'line-width': 0.9, 'line-opacity': 0.45 },
    },
  ];
}

/** The last three digits of the unit grids' codes, close in. */
export function gridLabelLayers(): LayerSpecification[] {
  return [
    {
      id: 'unit-grid-label',
      type: 'symbol',
      source: 'unit-grids',
      'source-layer': 'unit-grid',
      minzoom: 16.2,
      layout: { 'text-field': ['slice', ['get', 'code'], 12], 'text-font': labelFont, 'text-size': 10 },
      paint: { 'text-color': '#7d8a90', 'text-halo-color': base.halo, 'text-halo-width': 1 },
    },
  ];
}

/** The focused grid: filled at 12 %, with a firm edge in a light casing that stands out on any shading. One set of layers per level, hidden until a code is set. */
export function focusLayers(kind: 'fill' | 'casing' | 'line'): LayerSpecification[] {
  return levels.map((level) => {
    const { source, layer } = gridSources[level];
    const common = {
      id: `focus-${kind}-${level}`,
      source,
      'source-layer': layer,
      filter: focusFilter([]),
      layout: { visibility: 'none' as const },
    };
    if (kind === 'casing') {
      return { ...common, type: 'line', paint: { 'line-color': base.halo, 'line-width': 5 } };
    }
    return kind === 'fill'
      ? { ...common, type: 'fill', paint: { 'fill-color': ink.focus, 'fill-opacity': 0.12 } }
      : { ...common, type: 'line', paint: { 'line-color': ink.focus, 'line-width': 2 } };
  });
}

/** Lets only the grids of these codes through. */
export function focusFilter(codes: readonly string[]): ['in', ['get', 'code'], ['literal', string[]]] {
  return ['in', ['get', 'code'], ['literal', [...codes]]];
}

/** Professional grids in their four fixed hues, hidden until switched on. */
export function professionalLayers(): LayerSpecification[] {
  return professionalKinds.flatMap((kind): LayerSpecification[] => {
    const common = {
      source: 'professional-grids',
      'source-layer': 'professional-grid',
      filter: ['==', ['get', 'kind'], kind] as ['==', ['get', 'kind'], string],
      layout: { visibility: 'none' as const },
    };
    const color = professionalColors[kind];
    return [
      {
        ...common,
        id: `professional-${kind}-fill`,
        type: 'fill',
        paint: { 'fill-color': color, 'fill-opacity': 0.14 },
      },
      { ...common, id: `professional-${kind}-line`, type: 'line', paint: { 'line-color': color, 'line-width': 1.4 } },
    ];
  });
}
