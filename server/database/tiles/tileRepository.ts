import { createHash } from 'node:crypto';
import type { TilePort } from '../../application/ports.ts';
import { type TileSource, tileSourceNames, tileSources } from '../../contract/tiles.ts';
import type { CaseScope } from '../../domain/identity/permissions.ts';
import type { Database } from '../connection.ts';
import { areaLayers, baseLayers } from './baseLayers.ts';
import { caseLayer } from './caseLayer.ts';
import { componentLayer } from './componentLayer.ts';
import { encodeInDatabase, tileStatement } from './encodeInDatabase.ts';
import { encodeInProcess } from './encodeInProcess.ts';
import { professionalGridLayer, responsibilityGridLayer, unitGridLayer } from './gridLayers.ts';
import type { LayerQuery, LayerSource } from './layerQuery.ts';
import { readChanges } from './readChanges.ts';
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

/** Makes a tile's bytes from its layers for a reader; `name` is that of the statement, the same for every tile of its kind. */
export type TileEncoder = (
  database: Database,
  box: TileBox,
  layers: readonly LayerQuery[],
  scope: CaseScope,
  name: string,
) => Promise<Uint8Array>;

/** The tile port: encoded by the database where it can, in the process where it cannot. An empty tile has no bytes. */
export function tileRepository(
  database: Database,
  encode: TileEncoder = database.hasVectorTiles ? encodeInDatabase : encodeInProcess,
): TilePort {
  // What is asked is the same for every tile of a kind: it is written once.
  const layersByName = new Map<string, readonly LayerQuery[]>();
  return {
    read: (source, zoom, x, y, scope, day) => {
      const reader = scope.unitCode !== null ? 'unit' : scope.districtCode !== null ? 'district' : 'city';
      const name = `tile ${source} ${zoom} ${reader}`;
      const layers = layersByName.get(name) ?? tileLayers(source, zoom, scope);
      layersByName.set(name, layers);
      return encode(database, tileBox(zoom, x, y, day), layers, scope, name);
    },
    versions: versionReader(database),
    changes: (source) => readChanges(database, source),
  };
}

/**
 * What tells the tiles of one city, as this release makes them, from all others: when the database was made, and a digest of all that
 * a tile is made by.
 */
export async function tileKind({ knex }: Database): Promise<string> {
  const { rows } = await knex.raw<{ rows: { made: string }[] }>(
    'SELECT extract(epoch FROM min(migration_time))::text AS made FROM schema_migrations',
  );
  const texts = tileSourceNames.flatMap((source) => {
    const { minZoom, maxZoom } = tileSources[source];
    const zooms = Array.from({ length: maxZoom - minZoom + 1 }, (_, index) => minZoom + index);
    return zooms.map((zoom) => tileStatement(tileLayers(source, zoom, { districtCode: null, unitCode: null })));
  });
  return createHash('sha256')
    .update(JSON.stringify([rows[0]?.made, ...texts]))
    .digest('hex')
    .slice(0, 16);
}

/** The queries of a source's layers that have content at a zoom. */
export function tileLayers(source: TileSource, zoom: number, scope: CaseScope): LayerQuery[] {
  return layerSources[source].map((make) => make(zoom, scope)).filter((query) => query !== null);
}
