import type { City } from '@contract/schemas';
import { tileSourceNames, tileSources } from '@contract/tiles';
import { type ProfessionalKind, professionalKinds } from '@domain/grid/codes';
import type { GeoJSONSource, Map as MapLibreMap, VectorTileSource } from 'maplibre-gl';
import {
  accuracyCollection,
  componentsCollection,
  drawingCollection,
  linesCollection,
  marksCollection,
  outlinesCollection,
  placesCollection,
  pointCollection,
} from './geojson';
import { focusFilter, gridSources } from './layers/grids';
import type { CityMapProps } from './mapProps';
import { tileAddress } from './mapStyle';
import type {
  CaseMark,
  ComponentMark,
  FilePlace,
  GridFocus,
  GridLevel,
  MapDrawing,
  MapLine,
  MapOutline,
  MapTarget,
  MyPosition,
} from './types';

/** Draws the cases of the list. */
export function applyMarks(map: MapLibreMap, marks: readonly CaseMark[], selectedId: string | null): void {
  setData(map, 'marks', marksCollection(marks, selectedId));
}

/** Draws grids that are being edited; the stored ones keep their hairlines but not their numbers, which would stand beside the new. */
export function applyDrawing(map: MapLibreMap, drawing: MapDrawing | null): void {
  map.setLayoutProperty('unit-grid-label', 'visibility', drawing ? 'none' : 'visible');
  setData(map, 'drawing', drawingCollection(drawing));
}

/** Draws the components of the list. */
export function applyComponents(
  map: MapLibreMap,
  components: readonly ComponentMark[],
  selectedCode: string | null,
): void {
  setData(map, 'component-marks', componentsCollection(components, selectedCode));
}

/** Draws the places of a file that is being looked at. */
export function applyPlaces(map: MapLibreMap, places: readonly FilePlace[]): void {
  setData(map, 'places', placesCollection(places));
}

/** Shows areas and grids as they were on a day, or as they are. The style began with the first day; only a change is applied. */
export function applyDay(map: MapLibreMap, city: City, day: string | null): void {
  for (const name of tileSourceNames.filter((source) => tileSources[source].hasPeriods)) {
    const source = map.getSource<VectorTileSource>(name);
    const address = tileAddress(city, window.location.origin, name, day);
    // A source that has not begun to load yet has no tiles of its own, and will take those of the style.
    if (source?.tiles && source.tiles[0] !== address) source.setTiles([address]);
  }
}

/** Draws areas from their own outlines. */
export function applyOutlines(map: MapLibreMap, outlines: readonly MapOutline[]): void {
  setData(map, 'outlines', outlinesCollection(outlines));
}

/** Draws lines that limit what can be done: barriers, and the outline of what is fixed. */
export function applyLines(map: MapLibreMap, lines: readonly MapLine[]): void {
  setData(map, 'lines', linesCollection(lines));
}

/** Draws the person's position and the place they chose. */
export function applyPerson(
  map: MapLibreMap,
  me: MyPosition | null,
  pin: { longitude: number; latitude: number } | null,
): void {
  setData(map, 'accuracy', accuracyCollection(me));
  setData(map, 'me', pointCollection(me));
  setData(map, 'pin', pointCollection(pin));
}

/** Fills the focused grids and empties the others. */
export function applyFocus(map: MapLibreMap, focus: CityMapProps['focus']): void {
  const focused: readonly GridFocus[] = focus ? [focus].flat() : [];
  for (const level of Object.keys(gridSources) as GridLevel[]) {
    const codes = focused.flatMap((each) => (each.level === level ? [each.code] : []));
    for (const id of ['fill', 'casing', 'line'].map((kind) => `focus-${kind}-${level}`)) {
      map.setFilter(id, focusFilter(codes));
      map.setLayoutProperty(id, 'visibility', codes.length > 0 ? 'visible' : 'none');
    }
  }
}

export interface ShownLayers {
  readonly professional: readonly ProfessionalKind[];
  readonly showsCases: boolean;
  readonly showsComponents: boolean;
}

/** Shows the chosen professional grids, the components and, where asked, the open cases of the whole city. */
export function applyLayers(map: MapLibreMap, { professional, showsCases, showsComponents }: ShownLayers): void {
  for (const kind of professionalKinds) {
    const visibility = professional.includes(kind) ? 'visible' : 'none';
    map.setLayoutProperty(`professional-${kind}-fill`, 'visibility', visibility);
    map.setLayoutProperty(`professional-${kind}-line`, 'visibility', visibility);
  }
  const components = showsComponents ? 'visible' : 'none';
  for (const id of ['component', 'component-label']) map.setLayoutProperty(id, 'visibility', components);
  if (map.getLayer('case')) map.setLayoutProperty('case', 'visibility', showsCases ? 'visible' : 'none');
}

/** Takes the camera to a place or an area; at once for people who asked for less motion. */
export function goTo(map: MapLibreMap, target: MapTarget): void {
  adoptSize(map);
  if ('longitude' in target.to) {
    const { longitude, latitude } = target.to;
    map.easeTo({ center: [longitude, latitude], zoom: target.zoom ?? Math.max(map.getZoom(), 15), duration: 500 });
    return;
  }
  const [west, south, east, north] = target.to;
  map.fitBounds([west, south, east, north], { padding: 48, maxZoom: target.zoom ?? 17, duration: 500 });
}

/**
 * A panel that opens with the selection makes the map smaller. The library notices that a moment later, and a flight
 * begun before would end where the middle used to be.
 */
function adoptSize(map: MapLibreMap): void {
  const { clientWidth, clientHeight } = map.getContainer();
  const canvas = map.getCanvas();
  if (canvas.clientWidth !== clientWidth || canvas.clientHeight !== clientHeight) map.resize();
}

/** Sources that have something to show. */
const filled = new WeakSet<GeoJSONSource>();

/**
 * What is empty and stays so is left alone: nine round trips to the map's workers, for which its first picture would wait. Its layers are
 * hidden, because the map cuts all tiles out anew, in every picture, wherever a layer of another source begins.
 */
function setData(map: MapLibreMap, name: string, data: GeoJSON.FeatureCollection): void {
  const source = map.getSource<GeoJSONSource>(name);
  const isFilled = data.features.length > 0;
  if (!source || (!isFilled && !filled.has(source))) return;
  if (isFilled !== filled.has(source)) showLayersOf(map, name, isFilled);
  if (isFilled) filled.add(source);
  else filled.delete(source);
  source.setData(data);
}

function showLayersOf(map: MapLibreMap, source: string, isShown: boolean): void {
  for (const id of map.getLayersOrder().filter((layer) => map.getLayer(layer)?.source === source))
    map.setLayoutProperty(id, 'visibility', isShown ? 'visible' : 'none');
}
