import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { CityMapProps } from './mapProps';
import { readPlace } from './tap';
import type { MapPlace } from './types';

/** Lets the page take hold of what lies under the mouse or one finger, and drag it; reported once for each picture. */
export function letDrag(map: MapLibreMap, props: { readonly current: CityMapProps }): void {
  let isDragging = false;
  let latest: MapPlace | null = null;
  let frame = 0;
  const report = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    if (latest) (isDragging ? props.current.onDrag : props.current.onHover)?.(latest);
    latest = null;
  };
  const begin = (event: MapMouseEvent | MapTouchEvent): void => {
    const isPlain = 'points' in event ? event.points.length === 1 : event.originalEvent.button === 0;
    if (!isPlain || !props.current.onGrab?.(readPlace(map, event))) return;
    // Else the map would be moved.
    event.preventDefault();
    isDragging = true;
    // Where the mouse was before is no way that it was dragged.
    latest = null;
  };
  const move = (event: MapMouseEvent | MapTouchEvent): void => {
    if (!isDragging && ('points' in event || !props.current.onHover)) return;
    latest = readPlace(map, event);
    frame ||= requestAnimationFrame(report);
  };
  const end = (): void => {
    if (!isDragging) return;
    report();
    isDragging = false;
    props.current.onDrop?.();
  };
  map.on('mousedown', begin);
  map.on('touchstart', begin);
  map.on('mousemove', move);
  map.on('touchmove', move);
  map.on('touchend', end);
  map.on('touchcancel', end);
  // The button may be let go outside of the map.
  window.addEventListener('mouseup', end);
  map.once('remove', () => window.removeEventListener('mouseup', end));
}
