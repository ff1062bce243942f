import { tileAttributes } from '../../contract/tiles.ts';
import type { Database } from '../connection.ts';
import type { LayerQuery } from './layerQuery.ts';
import { envelope, inTileUnits, TILE_BUFFER, TILE_EXTENT, type TileBox } from './tileBox.ts';

/** One tile's bytes (Mapbox vector tile 2.1) made by `ST_AsMVT`, all its layers in one statement. */
export async function encodeInDatabase(
  database: Database,
  box: TileBox,
  layers: readonly LayerQuery[],
): Promise<Uint8Array> {
  if (layers.length === 0) return new Uint8Array();
  const { rows } = await database.knex.raw<{ rows: { tile: Uint8Array | null }[] }>(
    tileStatement(box, layers),
    layers.flatMap((layer) => layer.values),
  );
  return rows[0]?.tile ?? new Uint8Array();
}

/** The statement of one tile; its `?` are the layers' values in order. */
export function tileStatement(box: TileBox, layers: readonly LayerQuery[]): string {
  return `SELECT ${layers.map((layer) => `coalesce((${layerBytes(layer, box)}), '')`).join(' || ')} AS tile`;
}

function layerBytes({ layer, text, cut }: LayerQuery, box: TileBox): string {
  const attributes = tileAttributes[layer].map((name) => `"${name}"`).join(', ');
  return `
    SELECT ST_AsMVT(feature, '${layer}', ${TILE_EXTENT}, 'geom') FROM (
      SELECT ${attributes}, ${geometry(cut, box)} AS geom FROM (${text}) AS rows
    ) AS feature`;
}

function geometry(cut: LayerQuery['cut'], box: TileBox): string {
  const clipped = `ST_AsMVTGeom(shape, ${envelope(box)}, ${TILE_EXTENT}, ${TILE_BUFFER}, true)`;
  if (cut === 'clip') return clipped;
  if (cut === 'point') return `ST_SnapToGrid(${inTileUnits(box, 'shape')}, 1)`;
  // The format wants outer rings clockwise as seen on the map; ST_AsMVTGeom sees to it by itself.
  const whole = `ST_SnapToGrid(${inTileUnits(box, 'ST_ForcePolygonCW(shape)')}, 1)`;
  return `CASE WHEN shape @ ${envelope(box, TILE_EXTENT)} THEN ${whole} ELSE ${clipped} END`;
}
