import type { ExpressionSpecification, FillExtrusionLayerSpecification } from 'maplibre-gl';
import { base } from '../palette';
import type { GridLevel } from '../types';
import { gridSources } from './grids';

/** How many metres one class is high: about as much as an area of the level is wide, so that columns can be told apart. */
const classMeters: Readonly<Record<GridLevel, number>> = {
  district: 3_000,
  subdistrict: 1_000,
  community: 300,
  'responsibility-grid': 250,
  'professional-grid': 250,
  'unit-grid': 60,
};
const levels = Object.keys(gridSources) as GridLevel[];

/** The layer in which a level stands as columns. */
export function columnLayerId(level: GridLevel): string {
  return `column-${level}`;
}

/** Shaded areas as columns: the same classes in the same colours, as high as their class. Hidden until asked for. */
export function columnLayers(): FillExtrusionLayerSpecification[] {
  return levels.map((level) => ({
    id: columnLayerId(level),
    type: 'fill-extrusion',
    source: gridSources[level].source,
    'source-layer': gridSources[level].layer,
    layout: { visibility: 'none' },
    paint: {
      'fill-extrusion-color': base.land,
      'fill-extrusion-height': columnHeight(level),
      'fill-extrusion-opacity': 0.86,
    },
  }));
}

/** The height of an area from the class in its feature state; flat without one. */
function columnHeight(level: GridLevel): ExpressionSpecification {
  return ['*', ['+', ['number', ['feature-state', 'heat'], -1], 1], classMeters[level]];
}
