import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

/** What of a folder is worth compressing; pictures and fonts are compressed already. */
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
type Encoding = 'br' | 'gzip';

const compress: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/** Serves the files of a folder whose names change with their content: each is compressed once, at its first request, and kept. */
export function compressedFiles(directory: string, cacheControl: string): RequestHandler {
  const kept = new Map<string, Promise<Buffer | null>>();
  return async (request, response, next) => {
    const path = normalize(join(directory, request.path));
    const type = types[extname(path)];
    const encoding = request.acceptsEncodings(['br', 'gzip']);
    if (request.method !== 'GET' || !type || !path.startsWith(directory + sep) || !isEncoding(encoding)) return next();
    const key = `${encoding} ${path}`;
    const made = kept.get(key) ?? compressedFile(path, encoding);
    const bytes = await made;
    if (bytes === null) return next();
    // Only what is there is remembered: names that were made up must not fill the memory.
    kept.set(key, made);
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Encoding': encoding,
      'Content-Length': bytes.length,
      'Cache-Control': cacheControl,
      Vary: 'Accept-Encoding',
    });
    response.end(bytes);
  };
}

async function compressedFile(path: string, encoding: Encoding): Promise<Buffer | null> {
  try {
    return await compress[encoding](await readFile(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) return null;
    throw error;
  }
}

function isEncoding(value: string | false): value is Encoding {
  return value === 'br' || value === 'gzip';
}
