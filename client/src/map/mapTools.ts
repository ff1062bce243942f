import type { Map as MapLibreMap } from 'maplibre-gl';
import { takePicture } from './takePicture';
import type { MapTools } from './types';

/** What a page may ask of a map that is drawn. */
export const mapTools = (map: MapLibreMap): MapTools => ({
  takePicture: () => takePicture(map),
  view: () => {
    const { lng, lat } = map.getCenter();
    return { longitude: lng, latitude: lat, zoom: map.getZoom() };
  },
  reveal: ({ longitude, latitude }) => {
    if (!map.getBounds().contains([longitude, latitude])) map.easeTo({ center: [longitude, latitude], duration: 300 });
  },
});
