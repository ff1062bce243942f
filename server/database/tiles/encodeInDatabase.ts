import { tileAttributes } from '../../contract/tiles.ts';
import type { CaseScope } from '../../domain/identity/permissions.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { inTileUnits, type LayerQuery, tileRow, tileValues } from './layerQuery.ts';
import { TILE_BUFFER, TILE_EXTENT, type TileBox } from './tileBox.ts';

/** The text of each kind of tile, by its layers. */
const texts = new WeakMap<readonly LayerQuery[], string>();

/** One tile's bytes (Mapbox vector tile 2.1) made by `ST_AsMVT`, all its layers in one statement with this name. */
export async function encodeInDatabase(
  database: Database,
  box: TileBox,
  layers: readonly LayerQuery[],
  scope: CaseScope,
  name: string,
): Promise<Uint8Array> {
  if (layers.length === 0) return new Uint8Array();
  const text = texts.get(layers) ?? tileStatement(layers);
  texts.set(layers, text);
  const statement = { name, text };
  const [row] = await runStatement<{ tile: Uint8Array | null }>(database, statement, tileValues(box, scope));
  return row?.tile ?? new Uint8Array();
}

/** The statement of one tile; its values are those of `tileRow`. */
export function tileStatement(layers: readonly LayerQuery[]): string {
  return `${tileRow} SELECT ${layers.map((layer) => `coalesce((${layerBytes(layer)}), '')`).join(' || ')} AS tile`;
}

function layerBytes({ layer, text, cut, most }: LayerQuery): string {
  const attributes = tileAttributes[layer].map((name) => `"${name}"`).join(', ');
  return `
    SELECT ST_AsMVT(feature, '${layer}', ${TILE_EXTENT}, 'geom') FROM (
      SELECT ${attributes}, ${geometry(cut)} AS geom FROM tile, (${text}) AS rows
    ) AS feature${most === undefined ? '' : ` HAVING count(*) <= ${most}`}`;
}

function geometry(cut: LayerQuery['cut']): string {
  const clipped = `ST_AsMVTGeom(shape, tile.bounds, ${TILE_EXTENT}, ${TILE_BUFFER}, true)`;
  if (cut === 'clip') return clipped;
  if (cut === 'point') return inTileUnits('shape');
  // The format wants outer rings clockwise as seen on the map; ST_AsMVTGeom sees to it by itself.
  return `CASE WHEN shape @ tile.around THEN ${inTileUnits('ST_ForcePolygonCW(shape)')} ELSE ${clipped} END`;
}
