/** Half the width of the world in web mercator (EPSG:3857), metres. */
export const HALF_WORLD_METERS = 20037508.342789244;

/** A rectangle in web mercator metres: west, south, east, north. */
export type MercatorBox = readonly [west: number, south: number, east: number, north: number];

/** Whether two rectangles touch. */
export function meet(one: MercatorBox, other: MercatorBox): boolean {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}
