import type { City } from '@contract/schemas';
import { type TileSource, tileSources } from '@contract/tiles';
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { areaLabelLayers, areaLineLayers } from './layers/areas';
import { baseLabelLayers, landLayers, waterAndStreetLayers } from './layers/base';
import { columnLayers } from './layers/columns';
import { drawingLayers } from './layers/drawing';
import { focusLayers, gridLabelLayers, gridLineLayers, professionalLayers } from './layers/grids';
import { heatLayers } from './layers/heat';
import { lineLayers } from './layers/lines';
import { caseLayers, componentLayers, componentMarkLayers, markLayers, personLayers } from './layers/marks';
import { outlineFillLayers, outlineLineLayers } from './layers/outlines';
import { placeLayers } from './layers/places';

/** Sources that pages fill; empty at first. */
export const filledByPage = [
  'outlines',
  'lines',
  'marks',
  'component-marks',
  'accuracy',
  'me',
  'places',
  'pin',
  'drawing',
] as const;

type Points = GeoJSON.FeatureCollection<GeoJSON.Point>;

/** A city's style: sources by the contract's tile addresses, layers from quiet to telling. Pure. */
export function cityStyle(
  city: City,
  origin: string,
  maySeeCases: boolean,
  day: string | null = null,
): StyleSpecification {
  const names = Object.keys(tileSources) as TileSource[];
  const isShown = (name: TileSource) => maySeeCases || !tileSources[name].isPrivate;
  const tiles = names.filter(isShown).map((name) => [name, tileSource(city, origin, name, day)] as const);
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(tiles),
      'district-names': { type: 'geojson', data: districtNames(city) },
      ...Object.fromEntries(filledByPage.map((name) => [name, emptySource()])),
    },
    layers: [
      ...landLayers(),
      ...heatLayers(),
      ...outlineFillLayers(),
      ...focusLayers('fill'),
      ...waterAndStreetLayers(),
      ...professionalLayers(),
      ...gridLineLayers(),
      ...areaLineLayers(),
      ...outlineLineLayers(),
      ...lineLayers(),
      ...focusLayers('casing'),
      ...focusLayers('line'),
      ...componentLayers(),
      ...baseLabelLayers(),
      ...gridLabelLayers(),
      ...drawingLayers(),
      ...columnLayers(),
      ...areaLabelLayers(),
      ...(maySeeCases ? caseLayers() : []),
      ...componentMarkLayers(),
      ...markLayers(),
      ...placeLayers(),
      ...personLayers(),
    ].map(hideWhileEmpty),
  };
}

/** A layer whose source holds nothing yet is no layer at all to the map; it is shown with the first data. */
function hideWhileEmpty(layer: LayerSpecification): LayerSpecification {
  if (!('source' in layer) || !filledByPage.some((name) => name === layer.source)) return layer;
  return { ...layer, layout: { ...layer.layout, visibility: 'none' } } as LayerSpecification;
}

/** One vector source. Features are joined to figures by their code, so the code is promoted to the feature's id. */
export function tileSource(
  city: City,
  origin: string,
  name: TileSource,
  day: string | null = null,
): SourceSpecification {
  const { minZoom, maxZoom, layers } = tileSources[name];
  const isJoined = name === 'areas' || name.endsWith('-grids');
  return {
    type: 'vector',
    tiles: [tileAddress(city, origin, name, day)],
    minzoom: minZoom,
    maxzoom: maxZoom,
    ...(isJoined ? { promoteId: Object.fromEntries(layers.map((layer) => [layer, 'code'])) } : {}),
  };
}

/** Where a source's tiles are: under its version, or under the day for which a source with periods is asked. */
export function tileAddress(city: City, origin: string, name: TileSource, day: string | null): string {
  const isOfDay = day !== null && tileSources[name].hasPeriods;
  const version = isOfDay ? `day.${day}` : (city.tileVersions[name] ?? '1');
  return `${origin}/tiles/${name}/${version}/{z}/{x}/{y}.pbf`;
}

/** The districts' names at the middles of their bounds: a polygon cut by tiles would be named many times. */
export function districtNames(city: City): Points {
  const features = city.districts.map(({ code, name, bounds: [west, south, east, north] }) => ({
    type: 'Feature' as const,
    properties: { code, name },
    geometry: { type: 'Point' as const, coordinates: [(west + east) / 2, (south + north) / 2] },
  }));
  return { type: 'FeatureCollection', features };
}

function emptySource(): SourceSpecification {
  return { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };
}
