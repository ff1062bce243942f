import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../locale/useTranslation';
import { createMap } from './createMap';
import { letDrag } from './dragging';
import type { CityMapProps } from './mapProps';
import { isShaded } from './shading';
import { readTap } from './tap';

/** Makes the map once for its container, reports taps and camera moves, and hands the map out when its style is there. */
export function useMap(props: CityMapProps) {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const { t } = useTranslation();
  const latest = useRef(props);
  const words = useRef<Readonly<Record<string, string>>>({});
  useEffect(() => {
    latest.current = props;
    words.current = mapWords(props.label, t('map.zoomIn'), t('map.zoomOut'), t('map.meters'), t('map.kilometers'));
    if (map) nameControls(map, words.current);
  });
  useEffect(() => {
    if (!container.current) return;
    const made = tryToCreate(container.current, latest.current, words.current);
    if (!made) {
      setHasFailed(true);
      return;
    }
    made.on('style.load', () => setMap(made));
    made.on('click', (event) => latest.current.onTap?.(readTap(made, event)));
    made.on('idle', () => isShaded(made) && latest.current.onDrawn?.());
    letDrag(made, latest);
    const stopTelling = tellWhenAtRest(made, () => {
      const { lng, lat } = made.getCenter();
      latest.current.onView?.({ longitude: lng, latitude: lat, zoom: made.getZoom() });
    });
    return () => {
      stopTelling();
      setMap(null);
      made.remove();
    };
  }, []);
  return { container, map, hasFailed };
}

/** A page that hears where the camera is builds itself anew, so it hears of it only when the hand rests for so long. */
const REST_MILLISECONDS = 150;

/** Tells when the camera has come to rest. Returns how to end it. */
function tellWhenAtRest(map: MapLibreMap, tell: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  map.on('movestart', () => clearTimeout(timer));
  map.on('moveend', () => {
    clearTimeout(timer);
    timer = setTimeout(tell, REST_MILLISECONDS);
  });
  return () => clearTimeout(timer);
}

type MapWords = Readonly<Record<string, string>>;

/** The library names its controls once; another language has to be written over them. */
function nameControls(map: MapLibreMap, words: MapWords): void {
  const named = {
    '.maplibregl-ctrl-zoom-in': 'NavigationControl.ZoomIn',
    '.maplibregl-ctrl-zoom-out': 'NavigationControl.ZoomOut',
  };
  map.getCanvas().setAttribute('aria-label', words['Map.Title'] ?? '');
  for (const [selector, key] of Object.entries(named)) {
    const button = map.getContainer().querySelector(selector);
    button?.setAttribute('aria-label', words[key] ?? '');
    button?.setAttribute('title', words[key] ?? '');
  }
}

/** A browser without WebGL still gets the lists beside the map. */
function tryToCreate(container: HTMLElement, props: CityMapProps, words: MapWords): MapLibreMap | null {
  const {
    city,
    view = null,
    bounds,
    maySeeCases = false,
    isInteractive = true,
    isPrintable = false,
    day = null,
  } = props;
  const [west, south, east, north] = bounds ?? city.bounds;
  try {
    const corners: [number, number, number, number] = [west, south, east, north];
    return createMap(container, { city, view, bounds: corners, maySeeCases, isInteractive, isPrintable, day, words });
  } catch {
    return null;
  }
}

function mapWords(title: string, zoomIn: string, zoomOut: string, meters: string, kilometers: string) {
  return {
    'Map.Title': title,
    'NavigationControl.ZoomIn': zoomIn,
    'NavigationControl.ZoomOut': zoomOut,
    'ScaleControl.Meters': meters,
    'ScaleControl.Kilometers': kilometers,
  };
}
