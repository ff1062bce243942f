import { HALF_WORLD_METERS } from '../../domain/mercator.ts';

/** Units along a tile's edge, and how far around it features still count so that lines and symbols meet at the seam. */
export const TILE_EXTENT = 4096;
export const TILE_BUFFER = 64;

/** One tile in web mercator (EPSG:3857): its corner in the north-west, its width, all in mercator metres. */
export interface TileBox {
  readonly zoom: number;
  readonly west: number;
  readonly north: number;
  readonly width: number;
  /** The day whose areas and grids are shown, YYYY-MM-DD; null for today. */
  readonly day: string | null;
}

/** The box of a tile of the usual pyramid (y from the north), as the city is today or was on a day. */
export function tileBox(zoom: number, x: number, y: number, day: string | null = null): TileBox {
  const width = (2 * HALF_WORLD_METERS) / 2 ** zoom;
  return { zoom, west: x * width - HALF_WORLD_METERS, north: HALF_WORLD_METERS - y * width, width, day };
}

/** How long a tile unit is at a zoom, in mercator metres. */
export function unitMeters(zoom: number): number {
  return (2 * HALF_WORLD_METERS) / 2 ** zoom / TILE_EXTENT;
}
