import { type Request, type Response, Router } from 'express';
import type { TilePort } from '../application/ports.ts';
import { refuseTile, type TileAddress, tileAccess, tileScope } from '../application/tileAccess.ts';
import type { City } from '../contract/schemas.ts';
import { type TileSource, tileSourceNames, tileSources } from '../contract/tiles.ts';
import type { Actor, CaseScope } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { type PreparedTile, prepareTile, sendTile } from './preparedTile.ts';
import { tileCaching } from './tileFront.ts';
import { tileJson } from './tileJson.ts';
import type { TileKeeper } from './tileKeeper.ts';
import type { TileReaders } from './tileReaders.ts';

export interface TileDependencies {
  readonly tiles: Pick<TilePort, 'read'>;
  readonly keeper: TileKeeper;
  readonly readers: TileReaders;
  /** Who sent the request; null where nobody is signed in. */
  readonly actorOf: (request: Request) => Actor | null;
  readonly sendProblem: (response: Response, refusal: Refusal) => void;
  /** The city's frame; its bounds stand in the TileJSON. */
  readonly readCity: () => Promise<Pick<City, 'bounds'>>;
}

type TileParameters = { source: string; version: string; z: string; x: string; y: string };

/** The vector tiles, to be mounted at `/tiles`: `/<source>.json` and `/<source>/<version>/<z>/<x>/<y>.pbf`. */
export function tileRoutes({ tiles, keeper, readers, actorOf, sendProblem, readCity }: TileDependencies): Router {
  const { present } = keeper.versions;
  const readPrivate = sharedReading(tiles);
  const router = Router();

  router.get('/:source.json', async (request, response) => {
    const source = sourceNamed(request.params.source);
    if (source === null) return sendProblem(response, refuse('not-found', { source: request.params.source }));
    const [version, { bounds }] = await Promise.all([present(source, null), readCity()]);
    const origin = `${request.protocol}://${request.get('Host') ?? 'localhost'}`;
    response.set('Cache-Control', 'no-cache').json(tileJson(source, version, bounds, origin));
  });

  router.get<TileParameters>('/:source/:version/:z/:x/:y.pbf', async (request, response) => {
    const address = addressOf(request.params);
    if (address === null) return sendProblem(response, refuse('not-found', { path: request.originalUrl }));
    const { source } = address;
    const actor = actorOf(request as unknown as Request);
    const refusal = refuseTile(actor, address);
    if (refusal) return sendProblem(response, refusal);
    response.setHeader('Cache-Control', tileCaching(source, false));
    if (tileSources[source].isPrivate)
      return sendTile(request, response, await readPrivate(address, tileScope(actor, source)));
    if (tileAccess[source] !== null) readers.remember(request, source);
    const day = dayOf(source, request.params.version);
    const version = await present(source, day === null ? request.params.version : null);
    const tile = await keeper.take(address, version, day);
    response.setHeader('Cache-Control', tileCaching(source, version === request.params.version));
    sendTile(request, response, tile);
  });

  return router;
}

/** Reads what each reader sees of a private source; never kept, but made once for the same reader's simultaneous requests. */
function sharedReading(tiles: Pick<TilePort, 'read'>) {
  const running = new Map<string, Promise<PreparedTile>>();
  return async ({ source, zoom, x, y }: TileAddress, scope: CaseScope): Promise<PreparedTile> => {
    const key = [source, zoom, x, y, scope.districtCode, scope.unitCode].join('/');
    const made = running.get(key) ?? tiles.read(source, zoom, x, y, scope, null).then(prepareTile);
    running.set(key, made);
    try {
      return await made;
    } finally {
      running.delete(key);
    }
  };
}

/**
 * The day that an address asks for instead of a version (`day.2026-01-31`), where the source has rows that begin and end; null for every
 * other address.
 */
function dayOf(source: TileSource, version: string): string | null {
  const day = tileSources[source].hasPeriods ? /^day\.(\d{4}-\d{2}-\d{2})$/.exec(version)?.[1] : undefined;
  if (day === undefined) return null;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day;
}

function sourceNamed(name: string): TileSource | null {
  return tileSourceNames.find((source) => source === name) ?? null;
}

/** Null for what is no tile address at all; numbers that no tile has are refused later, by name. */
function addressOf({ source: name, version, z, x, y }: TileParameters): TileAddress | null {
  const source = sourceNamed(name);
  const isWhole = [z, x, y].every((value) => /^\d{1,8}$/.test(value));
  if (source === null || !isWhole || !/^[\w.-]{1,40}$/.test(version)) return null;
  return { source, zoom: Number(z), x: Number(x), y: Number(y) };
}
