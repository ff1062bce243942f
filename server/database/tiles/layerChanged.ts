import type { PlaceLayer } from '../../application/place-index/placeIndexPort.ts';
import type { TileSource } from '../../contract/tiles.ts';

/** So many changes of a layer are remembered; tiles older than that are made anew. */
const REMEMBERED_CHANGES = 1000;

/**
 * The statement that tells the map that layers changed: each gets a new number, kept with the rectangle in which something changed.
 * To be run in the transaction that changes them. `extent` is SQL of one `box2d` in web mercator, or null, which means anywhere;
 * parameters in it are the caller's.
 */
export function layerChanged(layers: readonly (TileSource | PlaceLayer)[], extent: string): string {
  return `
    WITH numbered AS (
      INSERT INTO layer_versions AS known (layer, version, changed_at)
      SELECT layer, 2, now() FROM unnest(ARRAY[${layers.map((layer) => `'${layer}'`).join(', ')}]) AS changed (layer)
      ON CONFLICT (layer) DO UPDATE SET version = known.version + 1, changed_at = EXCLUDED.changed_at
      RETURNING layer, version
    ), forgotten AS (
      DELETE FROM layer_changes c USING numbered n
      WHERE c.layer = n.layer AND c.version <= n.version - ${REMEMBERED_CHANGES}
    )
    INSERT INTO layer_changes (layer, version, west, south, east, north)
    SELECT layer, version, ST_XMin(extent), ST_YMin(extent), ST_XMax(extent), ST_YMax(extent)
    FROM numbered, (SELECT ${extent} AS extent) AS changed`;
}
