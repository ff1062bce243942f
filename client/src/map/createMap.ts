import type { City } from '@contract/schemas';
import {
  type LngLatBoundsLike,
  Map as MapLibreMap,
  NavigationControl,
  prewarm,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { addImages } from './images';
import { cityStyle } from './mapStyle';
import { labelFont } from './palette';
import { prepareShading } from './shading';
import type { MapView } from './types';
import { warmLabels } from './warmLabels';

setWorkerUrl(workerUrl);
// The workers' program is on its way while the page is built, and stays for the next page's map.
prewarm();

export interface MapSetting {
  readonly city: City;
  readonly view: MapView | null;
  readonly bounds: LngLatBoundsLike;
  readonly maySeeCases: boolean;
  /** The day whose areas and grids are shown first; null for today. */
  readonly day: string | null;
  readonly isInteractive: boolean;
  readonly isPrintable: boolean;
  readonly words: Readonly<Record<string, string>>;
}

/** How far beyond the city the camera may go, in degrees. */
const marginDegrees = 0.25;

/** Makes the map in its container. `data-map-idle` on the container says whether everything in view has been drawn. */
export function createMap(container: HTMLElement, setting: MapSetting): MapLibreMap {
  const { city, view, bounds, words } = setting;
  const [west, south, east, north] = city.bounds;
  const map = new MapLibreMap({
    container,
    style: cityStyle(city, window.location.origin, setting.maySeeCases, setting.day),
    ...(view ? { center: [view.longitude, view.latitude] as const, zoom: view.zoom } : { bounds }),
    fitBoundsOptions: { padding: 24 },
    maxBounds: [west - marginDegrees, south - marginDegrees, east + marginDegrees, north + marginDegrees],
    minZoom: 7,
    maxZoom: 20,
    interactive: setting.isInteractive,
    canvasContextAttributes: { preserveDrawingBuffer: setting.isPrintable },
    attributionControl: false,
    // The style is ours and checked by a test; a city lies once on the earth.
    validateStyle: false,
    renderWorldCopies: false,
    // Names stand at once: fading them draws the whole map twenty times more, at its beginning and after every move.
    fadeDuration: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    localIdeographFontFamily: labelFont.map((name) => `"${name}"`).join(', '),
    locale: { ...words },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  prepareShading(map);
  map.on('style.load', () => {
    addImages(map);
    warmLabels(map);
  });
  if (setting.isInteractive) {
    map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
    addScale(map);
  }
  markIdle(map, container);
  return map;
}

/** Written when the camera rests: after every picture of a movement the browser would lay out and paint the page anew for it. */
function addScale(map: MapLibreMap): void {
  const scale = new ScaleControl({ maxWidth: 80 });
  map.addControl(scale, 'bottom-left');
  map.off('move', scale._onMove);
  map.on('moveend', scale._onMove);
}

function markIdle(map: MapLibreMap, container: HTMLElement): void {
  container.dataset.mapIdle = 'false';
  const busy = () => {
    container.dataset.mapIdle = 'false';
  };
  map.on('movestart', busy);
  map.on('dataloading', busy);
  map.on('idle', () => {
    const { lng, lat } = map.getCenter();
    container.dataset.mapView = [lng, lat, map.getZoom()].join();
    container.dataset.mapIdle = 'true';
  });
}
