import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { GridLevel } from '../types';
import { gridSources } from './grids';

const levels = Object.keys(gridSources) as GridLevel[];

/** The layer that shades a level. */
export function heatLayerId(level: GridLevel): string {
  return `heat-${level}`;
}
export const heatLayerIds = levels.map(heatLayerId);

/** One shading layer per level, transparent until classes are set as feature state. */
export function heatLayers(): LayerSpecification[] {
  return levels.map((level) => ({
    id: heatLayerId(level),
    type: 'fill',
    source: gridSources[level].source,
    'source-layer': gridSources[level].layer,
    layout: { visibility: 'none' },
    // Neighbours touch: smooth edges would be drawn as a second, half transparent line around each of 60,000 areas.
    paint: { 'fill-color': 'rgba(0,0,0,0)', 'fill-opacity': 0.92, 'fill-antialias': false },
  }));
}

/** The colour of an area from the class in its feature state; transparent without one, or as given. */
export function heatColor(colors: readonly string[], none = 'rgba(0,0,0,0)'): ExpressionSpecification {
  const heat: ExpressionSpecification = ['number', ['feature-state', 'heat'], -1];
  const steps = colors.flatMap((color, index) => [index, color]);
  return ['step', heat, none, ...steps];
}
