import type { TilePort } from '../../application/ports.ts';
import type { TileSource } from '../../contract/tiles.ts';
import type { CaseScope } from '../../domain/identity/permissions.ts';
import type { Database } from '../connection.ts';
import { areaLayers, baseLayers } from './baseLayers.ts';
import { encodeInDatabase } from './encodeInDatabase.ts';
import { encodeInProcess } from './encodeInProcess.ts';
import { professionalGridLayer, responsibilityGridLayer, unitGridLayer } from './gridLayers.ts';
import type { LayerQuery, LayerSource } from './layerQuery.ts';
import { caseLayer, componentLayer } from './pointLayers.ts';
import { versionReader } from './readVersions.ts';
import { type TileBox, tileBox } from './tileBox.ts';

const layerSources: Readonly<Record<TileSource, readonly LayerSource[]>> = {
  base: baseLayers,
  areas: areaLayers,
  'unit-grids': [unitGridLayer],
  'responsibility-grids': [responsibilityGridLayer],
  'professional-grids': [professionalGridLayer],
  components: [componentLayer],
  cases: [caseLayer],
};

export type TileEncoder = (database: Database, box: TileBox, layers: readonly LayerQuery[]) => Promise<Uint8Array>;

/** The tile port: encoded by the database where it can, in the process where it cannot. An empty tile has no bytes. */
export function tileRepository(
  database: Database,
  encode: TileEncoder = database.hasVectorTiles ? encodeInDatabase : encodeInProcess,
): TilePort {
  return {
    read: (source, zoom, x, y, scope, day) => {
      const box = tileBox(zoom, x, y, day);
      return encode(database, box, tileLayers(source, box, scope));
    },
    versions: versionReader(database),
  };
}

/** The queries of a source's layers that have content at the tile's zoom. */
export function tileLayers(source: TileSource, box: TileBox, scope: CaseScope): LayerQuery[] {
  return layerSources[source].map((make) => make(box, scope)).filter((query) => query !== null);
}
