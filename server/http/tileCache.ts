import type { PreparedTile } from './preparedTile.ts';

/** A tile and the version that it is known to be right for. */
export interface KeptTile {
  readonly tile: PreparedTile;
  readonly version: string;
}

/** What an entry weighs besides its bytes: key, tag, bookkeeping. Keeps a city of empty tiles from growing without bound. */
const ENTRY_BYTES = 300;

/** Tiles in memory, bounded by bytes; the least recently used leave first. */
export class TileCache {
  private readonly tiles = new Map<string, KeptTile>();
  private readonly mostBytes: number;
  private bytes = 0;

  constructor(mostBytes: number) {
    this.mostBytes = mostBytes;
  }

  /** The kept tile, which thereby counts as just used. */
  get(key: string): KeptTile | undefined {
    const kept = this.tiles.get(key);
    if (kept === undefined) return undefined;
    this.tiles.delete(key);
    this.tiles.set(key, kept);
    return kept;
  }

  keep(key: string, kept: KeptTile): void {
    this.forget(key);
    this.tiles.set(key, kept);
    this.bytes += weight(kept);
    for (const oldest of this.tiles.keys()) {
      if (this.bytes <= this.mostBytes) return;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    const old = this.tiles.get(key);
    if (old === undefined) return;
    this.tiles.delete(key);
    this.bytes -= weight(old);
  }
}

function weight({ tile }: KeptTile): number {
  return ENTRY_BYTES + (tile.isEmpty ? 0 : tile.gzipped.length + (tile.brotli?.length ?? 0));
}
