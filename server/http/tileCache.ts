import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** A tile ready to be sent: compressed once, with the entity tag of its bytes. `empty` tiles carry none. */
export type PreparedTile =
  | { readonly isEmpty: true }
  | { readonly isEmpty: false; readonly gzipped: Buffer; readonly tag: string };

/** What an entry weighs besides its bytes: key, tag, bookkeeping. Keeps a city of empty tiles from growing without bound. */
const ENTRY_BYTES = 300;

/** Compresses a tile and derives its tag from the uncompressed bytes. */
export async function prepareTile(bytes: Uint8Array): Promise<PreparedTile> {
  if (bytes.length === 0) return { isEmpty: true };
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { isEmpty: false, gzipped: await compress(bytes), tag };
}

/** Tiles in memory, the least recently used leave first; simultaneous requests of one tile share one computation. */
export class TileCache {
  private readonly tiles = new Map<string, PreparedTile>();
  private readonly running = new Map<string, Promise<PreparedTile>>();
  private readonly mostBytes: number;
  private bytes = 0;

  constructor(mostBytes: number) {
    this.mostBytes = mostBytes;
  }

  /** The kept tile, at once, or undefined. */
  kept(key: string): PreparedTile | undefined {
    const tile = this.tiles.get(key);
    if (tile === undefined) return undefined;
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    return tile;
  }

  /** Makes a tile once for all who ask meanwhile. A failure is told to all of them and is not remembered. */
  async make(key: string, isKept: boolean, read: () => Promise<Uint8Array>): Promise<PreparedTile> {
    const running = this.running.get(key);
    if (running) return running;
    const made = read().then(prepareTile);
    this.running.set(key, made);
    try {
      const tile = await made;
      if (isKept) this.keep(key, tile);
      return tile;
    } finally {
      this.running.delete(key);
    }
  }

  private keep(key: string, tile: PreparedTile): void {
    this.tiles.set(key, tile);
    this.bytes += weight(tile);
    for (const [oldest, old] of this.tiles) {
      if (this.bytes <= this.mostBytes) return;
      this.tiles.delete(oldest);
      this.bytes -= weight(old);
    }
  }
}

function weight(tile: PreparedTile): number {
  return ENTRY_BYTES + (tile.isEmpty ? 0 : tile.gzipped.length);
}
