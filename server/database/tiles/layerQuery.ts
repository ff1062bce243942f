import type { TileLayer } from '../../contract/tiles.ts';
import type { CaseScope } from '../../domain/identity/permissions.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { envelope, TILE_BUFFER, TILE_EXTENT, type TileBox } from './tileBox.ts';

/**
 * The rows of one layer of a tile: SQL that yields the layer's attributes (see the contract) and `shape` in web mercator.
 * Both encoders read the same rows, so a tile holds the same features whoever encodes it.
 */
export interface LayerQuery {
  readonly layer: TileLayer;
  readonly text: string;
  readonly values: readonly string[];
  /**
   * `clip` cuts at the tile's buffer. `fit` leaves a shape whole while it does not reach beyond the neighbouring tiles:
   * cutting costs more than half of an encoder's time, and a small polygon drawn twice looks the same. `point` is neither.
   */
  readonly cut: 'clip' | 'fit' | 'point';
}

/** Makes the query of one layer for a tile, or null where the layer has no content at that zoom. */
export type LayerSource = (box: TileBox, scope: CaseScope) => LayerQuery | null;

/** The condition that a mercator column meets the tile with its buffer, by index. */
export function meets(column: string, box: TileBox): string {
  return `${column} && ${envelope(box, TILE_BUFFER)}`;
}

/** The condition that a row with a validity period is valid on the box's day. A day is digits and dashes: nothing needs escaping. */
export function isValid({ day }: Pick<TileBox, 'day'>): string {
  if (day !== null && !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError(`not a day: ${day}`);
  const asked = day === null ? cityToday : `'${day}'::date`;
  return `valid_from <= ${asked} AND ${asked} < valid_to`;
}

/** A geometry simplified to so many tile units (8 are one pixel), the deviation nobody sees; 0 leaves it as it is. */
export function simplified(geometry: string, box: TileBox, units: number): string {
  return units === 0 ? geometry : `ST_Simplify(${geometry}, ${(box.width / TILE_EXTENT) * units}, true)`;
}
