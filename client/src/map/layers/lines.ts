import type { LayerSpecification } from 'maplibre-gl';
import { base, ink } from '../palette';

/** How each kind of line is drawn; told apart by dashes, not by colour alone. */
export const lineStyles = {
  water: { color: '#1d5f8a', dashes: [1, 0] },
  expressway: { color: '#7a3b00', dashes: [2.5, 1.2] },
  fixed: { color: ink.strong, dashes: [0.8, 0.8] },
} as const;

/** Barriers and the outlines of what is fixed, in a light casing above all borders. */
export function lineLayers(): LayerSpecification[] {
  const casing: LayerSpecification = {
    id: 'line-casing',
    type: 'line',
    source: 'lines',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': base.halo, 'line-width': 6 },
  };
  const roles = Object.entries(lineStyles).map(
    ([role, { color, dashes }]): LayerSpecification => ({
      id: `line-${role}`,
      type: 'line',
      source: 'lines',
      filter: ['==', ['get', 'role'], role],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': color, 'line-width': 3, 'line-dasharray': [...dashes] },
    }),
  );
  return [casing, ...roles];
}
