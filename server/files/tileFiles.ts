import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A compressed tile as it lies on disk, with the version of its layer that it was made at. */
export interface StoredTile {
  readonly version: string;
  readonly tile: {
    readonly isEmpty: false;
    readonly tag: string;
    readonly gzipped: Buffer;
    readonly brotli: Buffer | null;
  };
}

/** Tiles on disk, shared by all processes of a city. */
export interface TileFiles {
  read(key: string): Promise<StoredTile | null>;
  write(key: string, stored: StoredTile): Promise<void>;
}

interface Head {
  readonly version: string;
  readonly tag: string;
  readonly gzip: number;
}

/**
 * A store below `directory` for one kind of tiles; what lies there of another kind (another city, another release) is removed. There
 * is one file for each tile, written anew when the tile changes, so the store grows with the city and not with time. It may
 * be deleted at any moment.
 */
export async function tileFiles(directory: string, kind: string): Promise<TileFiles> {
  const own = join(directory, kind);
  await mkdir(own, { recursive: true });
  for (const name of await readdir(directory)) {
    if (name !== kind) await rm(join(directory, name), { recursive: true, force: true });
  }
  const pathOf = (key: string): string => join(own, `${key}.tile`);
  const made = new Set<string>();
  return {
    async read(key) {
      try {
        return parsed(await readFile(pathOf(key)));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    // Not synced to the disk: a tile that is lost is made again, and a torn one cannot be, for the name comes last.
    async write(key, { version, tile }) {
      const head: Head = { version, tag: tile.tag, gzip: tile.gzipped.length };
      const path = pathOf(key);
      const unfinished = `${path}.${randomUUID()}`;
      if (!made.has(dirname(path))) await mkdir(dirname(path), { recursive: true });
      made.add(dirname(path));
      const parts = [Buffer.from(`${JSON.stringify(head)}\n`), tile.gzipped, tile.brotli ?? Buffer.alloc(0)];
      await writeFile(unfinished, Buffer.concat(parts));
      await rename(unfinished, path);
    },
  };
}

/** One line that says what follows, the gzip form, and the brotli form where there is one. Null for what cannot be read. */
function parsed(bytes: Buffer): StoredTile | null {
  const end = bytes.indexOf('\n');
  const head = end < 0 ? null : headOf(bytes.subarray(0, end).toString());
  if (head === null) return null;
  const body = bytes.subarray(end + 1);
  if (body.length < head.gzip) return null;
  const brotli = body.length > head.gzip ? body.subarray(head.gzip) : null;
  return {
    version: head.version,
    tile: { isEmpty: false, tag: head.tag, gzipped: body.subarray(0, head.gzip), brotli },
  };
}

function headOf(line: string): Head | null {
  try {
    return JSON.parse(line) as Head;
  } catch {
    return null;
  }
}
