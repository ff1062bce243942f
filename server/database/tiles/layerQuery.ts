import type { TileLayer } from '../../contract/tiles.ts';
import type { CaseScope } from '../../domain/identity/permissions.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { TILE_BUFFER, TILE_EXTENT, type TileBox } from './tileBox.ts';

/**
 * The rows of one layer of a tile: SQL that yields the layer's attributes (see the contract) and `shape` in web mercator, read
 * beside the row `tile` (see `tileRow`). Both encoders read the same rows, so a tile holds the same features whoever encodes it.
 */
export interface LayerQuery {
  readonly layer: TileLayer;
  readonly text: string;
  /**
   * `clip` cuts at the tile's buffer. `fit` leaves a shape whole while it does not reach beyond the neighbouring tiles:
   * cutting costs more than half of an encoder's time, and a small polygon drawn twice looks the same. `point` is neither.
   */
  readonly cut: 'clip' | 'fit' | 'point';
  /** A layer with more rows than this is left out: a part of them would look like a gap. */
  readonly most?: number;
}

/** Makes the query of one layer for a zoom, or null where the layer has no content there. */
export type LayerSource = (zoom: number, scope: CaseScope) => LayerQuery | null;

/**
 * The head of every tile's statement ($1 west, $2 north, $3 width in mercator metres, $4 day or null, $5 district and
 * $6 unit of the reader or null). `tile` holds them with `bounds`, `near` (with the buffer) and `around` (with the neighbouring
 * tiles); `scale` and the moves `dx`, `dy` lead to tile units, y downwards.
 *
 * Values stand here and nowhere else, and the row is materialised: the text is the same for every tile of a zoom, and the planner
 * cannot prefer a plan for the values, so a named statement is planned once for each connection.
 */
export const tileRow = `
  WITH tile AS MATERIALIZED (
    SELECT west, north, width, reader_district, reader_unit, scale, -west * scale AS dx, north * scale AS dy, day,
      ST_MakeEnvelope(west, north - width, west + width, north, 3857) AS bounds,
      ST_MakeEnvelope(west - buffer, north - width - buffer, west + width + buffer, north + buffer, 3857) AS near,
      ST_MakeEnvelope(west - width, north - 2 * width, west + 2 * width, north + width, 3857) AS around
    FROM (
      SELECT $1::float8 AS west, $2::float8 AS north, $3::float8 AS width, $5::text AS reader_district, $6::text AS reader_unit,
        ${TILE_EXTENT} / $3::float8 AS scale, $3::float8 * ${TILE_BUFFER / TILE_EXTENT} AS buffer,
        coalesce($4::date, ${cityToday}) AS day
    ) AS asked
  )`;

/** The values of `tileRow` for a tile and its reader. */
export function tileValues({ west, north, width, day }: TileBox, { districtCode, unitCode }: CaseScope): unknown[] {
  return [west, north, width, day, districtCode, unitCode];
}

/** The SQL that moves a mercator geometry into the tile's own whole units, y downwards. */
export function inTileUnits(geometry: string): string {
  return `ST_SnapToGrid(ST_Affine(${geometry}, tile.scale, 0, 0, -tile.scale, tile.dx, tile.dy), 1)`;
}

/** The condition that a mercator column meets the tile with its buffer, by index. */
export function meets(column: string): string {
  return `${column} && tile.near`;
}

/** The condition that a row with a validity period is valid on the tile's day. */
export const isValid = 'valid_from <= tile.day AND tile.day < valid_to';

/**
 * The column to draw from at a zoom: the mercator one, or from the given zooms on outwards a copy that deviates from it by
 * half a pixel at most.
 */
export function drawnFrom(column: string, zoom: number, copies: readonly number[]): string {
  const copy = copies.find((copyZoom) => zoom <= copyZoom);
  return copy === undefined ? `${column}_mercator` : `${column}_mercator_z${copy}`;
}
