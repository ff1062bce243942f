import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { heatLayerIds } from './layers/heat';
import type { MapPlace, MapTap } from './types';

/** How far from the pointer a mark may be and still be meant, in pixels. */
const reachPixels = 10;
/** The same under a finger: half of what a gloved one needs. */
const fingerPixels = 22;

/** Whether a finger points; browsers tell it with taps, too. */
function isFinger(event: MapMouseEvent | MapTouchEvent): boolean {
  if ('points' in event) return true;
  return 'pointerType' in event.originalEvent && event.originalEvent.pointerType === 'touch';
}

/** The place under the pointer, and how far a finger reaches there. */
export function readPlace(map: MapLibreMap, event: MapMouseEvent | MapTouchEvent): MapPlace {
  const { point, lngLat } = event;
  const beside = map.unproject([point.x + (isFinger(event) ? fingerPixels : reachPixels), point.y]);
  return { longitude: lngLat.lng, latitude: lngLat.lat, reachDegrees: Math.abs(beside.lng - lngLat.lng) };
}

/** What a tap means: the place, and the case, component or shaded grid that lies there. */
export function readTap(map: MapLibreMap, event: MapMouseEvent): MapTap {
  const { x, y } = event.point;
  const around: [[number, number], [number, number]] = [
    [x - reachPixels, y - reachPixels],
    [x + reachPixels, y + reachPixels],
  ];
  const present = (ids: readonly string[]) => ids.filter((id) => map.getLayer(id));
  const [mark] = map.queryRenderedFeatures(around, { layers: present(['mark', 'case']) });
  const [component] = ['component-mark', 'component'].flatMap((id) =>
    map.queryRenderedFeatures(around, { layers: present([id]) }),
  );
  const [shaded] = map.queryRenderedFeatures([x, y], { layers: present(heatLayerIds) });
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    ...readPlace(map, event),
    caseId: text(mark?.properties.id),
    districtCode: text(mark?.properties.district),
    heatCode: text(shaded?.properties.code),
    componentCode: text(component?.properties.code),
  };
}
