import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib';

const TILE_TYPE = 'application/vnd.mapbox-vector-tile';

/** A tile ready to be sent: compressed once for each encoding, with the tag of its bytes. Empty tiles carry none. */
export type PreparedTile =
  | { readonly isEmpty: true }
  | { readonly isEmpty: false; readonly gzipped: Buffer; readonly tag: string; readonly brotli: Buffer | null };
export type FilledTile = Extract<PreparedTile, { isEmpty: false }>;

const gzipped = promisify(gzip);
const brotli = promisify(brotliCompress);

/** Compresses a tile quickly, because somebody waits for it, and derives its tag from the uncompressed bytes. */
export async function prepareTile(bytes: Uint8Array): Promise<PreparedTile> {
  if (bytes.length === 0) return { isEmpty: true };
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { isEmpty: false, gzipped: await gzipped(bytes, { level: 1 }), tag, brotli: null };
}

/** The same tile with its brotli form, a third smaller: for a tile that is asked for again. */
export async function compressWell(tile: FilledTile): Promise<FilledTile> {
  const parameters = { [constants.BROTLI_PARAM_QUALITY]: 6 };
  return { ...tile, brotli: await brotli(gunzipSync(tile.gzipped), { params: parameters }) };
}

/** Answers with a tile in the best encoding that the client takes, or says that it has it already. */
export function sendTile(request: IncomingMessage, response: ServerResponse, tile: PreparedTile): void {
  if (tile.isEmpty) {
    response.writeHead(204).end();
    return;
  }
  const { name, body } = encodingOf(tile, request.headers['accept-encoding'] ?? '');
  const tag = name === null ? `"${tile.tag}"` : `"${tile.tag}-${name}"`;
  response.setHeader('ETag', tag);
  response.setHeader('Vary', 'Accept-Encoding');
  if (isKnown(request.headers['if-none-match'], tag)) {
    response.writeHead(304).end();
    return;
  }
  const bytes = body ?? gunzipSync(tile.gzipped);
  if (name !== null) response.setHeader('Content-Encoding', name);
  response.writeHead(200, { 'Content-Type': TILE_TYPE, 'Content-Length': bytes.length }).end(bytes);
}

// Not request.acceptsEncodings(): it parses the header anew for every tile, and browsers say this in one way.
const takesBrotli = /\bbr\b(?!\s*;\s*q=0(\.0*)?(,|$))/;
const takesGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?(,|$))/;

function encodingOf(tile: FilledTile, accepted: string): { name: 'br' | 'gzip' | null; body: Buffer | null } {
  if (tile.brotli && takesBrotli.test(accepted)) return { name: 'br', body: tile.brotli };
  return takesGzip.test(accepted) ? { name: 'gzip', body: tile.gzipped } : { name: null, body: null };
}

function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((item) => item.trim() === '*' || item.trim().replace(/^W\//, '') === tag);
}
