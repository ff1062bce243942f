import { gunzipSync } from 'node:zlib';
import { type Request, type Response, Router } from 'express';
import type { TilePort } from '../application/ports.ts';
import { refuseTile, type TileAddress, tileAccess, tileScope } from '../application/tileAccess.ts';
import type { City } from '../contract/schemas.ts';
import { type TileSource, tileSourceNames, tileSources } from '../contract/tiles.ts';
import type { Actor } from '../domain/identity/permissions.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { type PreparedTile, TileCache } from './tileCache.ts';
import { tileJson } from './tileJson.ts';
import { tileVersions } from './tileVersions.ts';

export interface TileDependencies {
  readonly tiles: TilePort;
  /** Who sent the request; null where nobody is signed in. */
  readonly actorOf: (request: Request) => Actor | null;
  readonly sendProblem: (response: Response, refusal: Refusal) => void;
  /** The city's frame; its bounds stand in the TileJSON. */
  readonly readCity: () => Promise<Pick<City, 'bounds'>>;
  /** Memory for compressed tiles, 64 MB unless told. */
  readonly cacheBytes?: number;
}

const CACHE_BYTES = 64 * 1024 * 1024;
const YEAR_SECONDS = 31_536_000;
const TILE_TYPE = 'application/vnd.mapbox-vector-tile';

type TileParameters = { source: string; version: string; z: string; x: string; y: string };

/** The vector tiles, to be mounted at `/tiles`: `/<source>.json` and `/<source>/<version>/<z>/<x>/<y>.pbf`. */
export function tileRoutes(dependencies: TileDependencies): Router {
  const { tiles, actorOf, sendProblem, readCity } = dependencies;
  const cache = new TileCache(dependencies.cacheBytes ?? CACHE_BYTES);
  const presentVersion = tileVersions(tiles);
  const router = Router();

  router.get('/:source.json', async (request, response) => {
    const source = sourceNamed(request.params.source);
    if (source === null) return sendProblem(response, refuse('not-found', { source: request.params.source }));
    const [version, { bounds }] = await Promise.all([presentVersion(source, null), readCity()]);
    const origin = `${request.protocol}://${request.get('Host') ?? 'localhost'}`;
    response.set('Cache-Control', 'no-cache').json(tileJson(source, version, bounds, origin));
  });

  router.get<TileParameters>('/:source/:version/:z/:x/:y.pbf', async (request, response) => {
    const address = addressOf(request.params);
    if (address === null) return sendProblem(response, refuse('not-found', { path: request.originalUrl }));
    const actor = actorOf(request as unknown as Request);
    const refusal = refuseTile(actor, address);
    if (refusal) return sendProblem(response, refusal);
    const { source, zoom, x, y } = address;
    const day = dayOf(source, request.params.version);
    const version = await presentVersion(source, day ? null : request.params.version);
    const scope = tileScope(actor, source);
    const key = `${source}/${version}/${day}/${zoom}/${x}/${y}/${scope.districtCode}/${scope.unitCode}`;
    const tile =
      cache.kept(key) ??
      (await cache.make(key, !tileSources[source].isPrivate, () => tiles.read(source, zoom, x, y, scope, day)));
    response.setHeader('Cache-Control', caching(source, version === request.params.version));
    sendTile(request as unknown as Request, response, tile);
  });

  return router;
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

/**
 * An address with the present version never changes, so it may be kept for a year; by shared caches too where no sign-in
 * is needed. Another version is answered with the present tile, to be asked for again in a minute: a redirect would cost a page
 * that was opened before the change two requests for every tile, and a refusal would leave it without a map.
 */
function caching(source: TileSource, isPresent: boolean): string {
  if (tileSources[source].isPrivate) return 'private, no-cache';
  const audience = tileAccess[source] === null ? 'public' : 'private';
  return isPresent ? `${audience}, max-age=${YEAR_SECONDS}, immutable` : `${audience}, max-age=60`;
}

function sendTile(request: Request, response: Response, tile: PreparedTile): void {
  if (tile.isEmpty) {
    response.writeHead(204).end();
    return;
  }
  // Not request.acceptsEncodings(): it parses the header anew for every tile, and browsers say gzip in one way.
  const isGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?(,|$))/.test(request.headers['accept-encoding'] ?? '');
  const tag = isGzip ? `"${tile.tag}-gzip"` : `"${tile.tag}"`;
  response.setHeader('ETag', tag);
  response.setHeader('Vary', 'Accept-Encoding');
  if (isKnown(request.headers['if-none-match'], tag)) {
    response.writeHead(304).end();
    return;
  }
  const body = isGzip ? tile.gzipped : gunzipSync(tile.gzipped);
  if (isGzip) response.setHeader('Content-Encoding', 'gzip');
  response.writeHead(200, { 'Content-Type': TILE_TYPE, 'Content-Length': body.length }).end(body);
}

function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((item) => item.trim() === '*' || item.trim().replace(/^W\//, '') === tag);
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
