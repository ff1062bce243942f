import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { tileAccess } from '../application/tileAccess.ts';
import { type TileSource, tileSourceNames, tileSources } from '../contract/tiles.ts';
import { sendTile } from './preparedTile.ts';
import type { TileKeeper } from './tileKeeper.ts';
import type { TileReaders } from './tileReaders.ts';

const ADDRESS = /^\/tiles\/([a-z-]+)\/([\w.-]+)\/(\d+\/\d+\/\d+)\.pbf$/;
const YEAR_SECONDS = 31_536_000;

/**
 * Answers what is asked for most before the web framework, whose routing costs more than the answer: a shared tile of the present
 * version that is in memory, for somebody whose right was seen a moment ago. All else goes on to `next`.
 */
export function tileFront(keeper: TileKeeper, readers: TileReaders, next: RequestListener): RequestListener {
  return (request, response) => {
    if (!answered(request, response, keeper, readers)) next(request, response);
  };
}

function answered(
  request: IncomingMessage,
  response: ServerResponse,
  keeper: TileKeeper,
  readers: TileReaders,
): boolean {
  const match = request.method === 'GET' ? ADDRESS.exec(request.url ?? '') : null;
  if (match === null) return false;
  const [, name = '', version = '', place = ''] = match;
  const source = tileSourceNames.find((known) => known === name);
  if (source === undefined || tileSources[source].isPrivate || keeper.versions.trusted(source) !== version)
    return false;
  if (tileAccess[source] !== null && !readers.knows(request, source)) return false;
  const tile = keeper.atOnce(`${source}/${place}`, version);
  if (tile === null) return false;
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cache-Control', tileCaching(source, true));
  sendTile(request, response, tile);
  return true;
}

/**
 * An address with the present version never changes, so it may be kept for a year; by shared caches too where no sign-in
 * is needed. Another version is answered with the present tile, to be asked for again in a minute: a redirect would cost a page
 * that was opened before the change two requests for every tile, and a refusal would leave it without a map.
 */
export function tileCaching(source: TileSource, isPresent: boolean): string {
  if (tileSources[source].isPrivate) return 'private, no-cache';
  const audience = tileAccess[source] === null ? 'public' : 'private';
  return isPresent ? `${audience}, max-age=${YEAR_SECONDS}, immutable` : `${audience}, max-age=60`;
}
