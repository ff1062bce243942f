import type { FilterSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { columnLayerId } from './layers/columns';
import { gridSources } from './layers/grids';
import { heatColor, heatLayerId } from './layers/heat';
import { base } from './palette';
import type { GridLevel, HeatShading } from './types';

/** How far the camera is tilted to see columns from the side, in degrees. */
const columnPitch = 50;

/** The base map of a dark room. Colours carry no more meaning than those of the light one. */
const dark = {
  land: '#1b242a',
  water: '#0f171c',
  green: '#1d2b26',
  streetMinor: '#27333a',
  streetMajor: '#33424a',
  label: '#c3ced3',
  halo: '#12191e',
} as const;

/** Shades the grids of one trade only: those of different trades lie over each other. */
export function applyHeatKind(map: MapLibreMap, heat: HeatShading | null): void {
  const filter: FilterSpecification | null = heat?.kind ? ['==', ['get', 'kind'], heat.kind] : null;
  for (const id of [heatLayerId('professional-grid'), columnLayerId('professional-grid')]) map.setFilter(id, filter);
}

/** Lets the shaded areas stand as columns and tilts the camera, or lays both down again. */
export function applyColumns(map: MapLibreMap, heat: HeatShading | null, hasColumns: boolean, isDark: boolean): void {
  // Columns know no transparent colour: what has no class lies flat, in the colour of the ground.
  const ground = (isDark ? dark : base).land;
  for (const level of Object.keys(gridSources) as GridLevel[]) {
    const isShown = hasColumns && heat?.level === level;
    map.setLayoutProperty(columnLayerId(level), 'visibility', isShown ? 'visible' : 'none');
    if (isShown) map.setPaintProperty(columnLayerId(level), 'fill-extrusion-color', heatColor(heat.colors, ground));
  }
  const pitch = hasColumns ? columnPitch : 0;
  if (map.getPitch() !== pitch) map.easeTo({ pitch, duration: 400 });
}

/** Darkens the base map for the wall, or gives it its day colours back. */
export function applyDark(map: MapLibreMap, isDark: boolean): void {
  const look = isDark ? dark : base;
  map.setPaintProperty('sea', 'background-color', look.water);
  map.setPaintProperty('land', 'fill-color', look.land);
  map.setPaintProperty('green', 'fill-color', look.green);
  map.setPaintProperty('water', 'fill-color', look.water);
  map.setPaintProperty('water', 'fill-outline-color', isDark ? look.water : base.waterEdge);
  map.setPaintProperty('canal', 'line-color', look.water);
  map.setPaintProperty('street-minor', 'line-color', look.streetMinor);
  map.setPaintProperty('street-major', 'line-color', look.streetMajor);
  for (const id of ['district-label', 'subdistrict-label', 'community-label']) {
    map.setPaintProperty(id, 'text-color', look.label);
    map.setPaintProperty(id, 'text-halo-color', look.halo);
  }
}
