import type { MapTools, MapView } from '../../map/types';

type Place = readonly [longitude: number, latitude: number];

/** What the keys ask of the crosshair of an editor. */
export type CrosshairAction =
  | { readonly kind: 'aim'; readonly at: Place; readonly reach: number }
  /** Acts at the crosshair as a tap would. */
  | { readonly kind: 'put'; readonly reach: number; readonly editId: string }
  | { readonly kind: 'takeBack' };

/** Pixels of a step; with Shift it is longer. */
const [STEP, LONG_STEP] = [6, 48];
/** How near a corner must be to be meant, in pixels. */
const REACH = 10;

/** Steps of the arrow keys. */
export const directions: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const degreesPerPixel = ({ zoom }: MapView): number => 360 / (512 * 2 ** zoom);

/** What a key means for the crosshair, which begins in the middle of the map; null where the key is not its own. */
export function crosshairAction(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  crosshair: Place | null,
  map: MapTools | null,
  editId: string,
): CrosshairAction | null {
  if (!map) return null;
  const view = map.view();
  const pixel = degreesPerPixel(view);
  const direction = directions[key];
  if (direction) {
    const [longitude, latitude] = crosshair ?? [view.longitude, view.latitude];
    const step = pixel * (shiftKey ? LONG_STEP : STEP);
    const north = step * Math.cos((latitude * Math.PI) / 180);
    const at: Place = [longitude + direction[0] * step, latitude + direction[1] * north];
    map.reveal({ longitude: at[0], latitude: at[1] });
    return { kind: 'aim', at, reach: REACH * pixel };
  }
  if (!crosshair) return null;
  if (key === 'Enter') return { kind: 'put', reach: REACH * pixel, editId };
  return key === 'Backspace' ? { kind: 'takeBack' } : null;
}
