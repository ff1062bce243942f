import type { TilePort } from '../application/ports.ts';
import type { TileAddress } from '../application/tileAccess.ts';
import { changedSince, parseTileVersion, tilesMeeting } from '../application/tileChanges.ts';
import { type TileSource, tileSourceNames, tileSources } from '../contract/tiles.ts';
import { compressWell, type FilledTile, type PreparedTile, prepareTile } from './preparedTile.ts';
import { type KeptTile, TileCache } from './tileCache.ts';
import { type TileVersions, tileVersions } from './tileVersions.ts';

/** Tiles kept beyond the process, each under `source/zoom/x/y` with the version it was made at. */
export interface TileFilePort {
  read(key: string): Promise<(KeptTile & { tile: FilledTile }) | null>;
  write(key: string, kept: KeptTile & { tile: FilledTile }): Promise<void>;
}

export interface TileKeeperDependencies {
  readonly tiles: TilePort;
  /** Null where tiles are kept in memory alone. */
  readonly files: TileFilePort | null;
  readonly onError: (error: unknown) => void;
  /** Memory for compressed tiles, 128 MB unless told. */
  readonly cacheBytes?: number;
}

const CACHE_BYTES = 128 * 1024 * 1024;
/** A change over more tiles than this is not run after: those who come make theirs. */
const MOST_RENEWED = 500;
const everything = { districtCode: null, unitCode: null };

/** The key of a tile of today. */
export const tileKey = ({ source, zoom, x, y }: TileAddress) => `${source}/${zoom}/${x}/${y}`;

/** The tiles that look the same to everybody who may see them: taken from memory, from disk, or made once for all who ask. */
export class TileKeeper {
  readonly versions: TileVersions;
  private readonly tiles: TilePort;
  private readonly files: TileFilePort | null;
  private readonly onError: (error: unknown) => void;
  private readonly cache: TileCache;
  private readonly running = new Map<string, Promise<PreparedTile>>();
  private readonly compressing = new Set<string>();
  /** Work that no answer waits for. */
  private readonly beside = new Set<Promise<void>>();
  private readonly renewedAt = new Map<TileSource, string>();

  constructor({ tiles, files, onError, cacheBytes = CACHE_BYTES }: TileKeeperDependencies) {
    this.tiles = tiles;
    this.files = files;
    this.onError = onError;
    this.cache = new TileCache(cacheBytes);
    this.versions = tileVersions(tiles);
  }

  /** A tile of today at once, if it is in memory and right at the present version; else null. */
  atOnce(key: string, version: string): PreparedTile | null {
    const kept = this.cache.get(key);
    return kept?.version === version ? this.asked(key, kept) : null;
  }

  /** The tile at the present version, or as it was on a day. A failure is told to all who wait and is not remembered. */
  async take(address: TileAddress, version: string, day: string | null): Promise<PreparedTile> {
    const key = day === null ? tileKey(address) : `${tileKey(address)}/${day}`;
    const kept = this.cache.get(key);
    if (kept && (await this.isRight(address, kept.version, version, day))) {
      if (kept.version !== version) this.cache.keep(key, { tile: kept.tile, version });
      return day === null ? this.asked(key, kept) : kept.tile;
    }
    const run = `${key} ${version}`;
    const running = this.running.get(run);
    if (running) return running;
    const made = (day === null ? this.stored(address, key, version) : Promise.resolve(null)).then(
      (tile) => tile ?? this.make(address, key, version, day),
    );
    this.running.set(run, made);
    try {
      return await made;
    } finally {
      this.running.delete(run);
    }
  }

  /** When all work is done that no answer waits for. */
  async settled(): Promise<void> {
    while (this.beside.size > 0) await Promise.all(this.beside);
  }

  /** Makes the tiles anew in which something changed since the last call; tells how many. */
  async renew(): Promise<number> {
    let count = 0;
    for (const source of tileSourceNames) if (!tileSources[source].isPrivate) count += await this.renewSource(source);
    return count;
  }

  /** What was so on a past day may still be corrected, anywhere: only the same version will do. */
  private isRight(
    address: TileAddress,
    madeAt: string,
    version: string,
    day: string | null,
  ): Promise<boolean> | boolean {
    return day === null ? this.versions.isRight(address, madeAt, version) : madeAt === version;
  }

  private async stored(address: TileAddress, key: string, version: string): Promise<PreparedTile | null> {
    const stored = await this.files?.read(key);
    if (!stored || !(await this.versions.isRight(address, stored.version, version))) return null;
    this.cache.keep(key, { tile: stored.tile, version });
    return stored.tile;
  }

  private async make(address: TileAddress, key: string, version: string, day: string | null): Promise<PreparedTile> {
    const { source, zoom, x, y } = address;
    const tile = await prepareTile(await this.tiles.read(source, zoom, x, y, everything, day));
    this.cache.keep(key, { tile, version });
    if (day === null && !tile.isEmpty && this.files) this.goOn(this.files.write(key, { tile, version }));
    return tile;
  }

  /** A tile that is asked for again is worth its better form, which is made beside the answers. */
  private asked(key: string, { tile }: KeptTile): PreparedTile {
    if (!tile.isEmpty && tile.brotli === null && !this.compressing.has(key)) {
      this.compressing.add(key);
      this.goOn(this.compress(key, tile).finally(() => this.compressing.delete(key)));
    }
    return tile;
  }

  private goOn(work: Promise<void>): void {
    const done = work.catch(this.onError).finally(() => this.beside.delete(done));
    this.beside.add(done);
  }

  private async compress(key: string, tile: FilledTile): Promise<void> {
    const better = await compressWell(tile);
    const kept = this.cache.get(key);
    if (kept?.tile !== tile) return;
    this.cache.keep(key, { tile: better, version: kept.version });
    await this.files?.write(key, { tile: better, version: kept.version });
  }

  private async renewSource(source: TileSource): Promise<number> {
    const version = await this.versions.present(source, null);
    const last = this.renewedAt.get(source);
    this.renewedAt.set(source, version);
    const before = parseTileVersion(last ?? '');
    if (before === null || last === version) return 0;
    const boxes = changedSince(await this.tiles.changes(source), before);
    const changed = boxes === null ? [] : addressesMeeting(source, boxes);
    for (const address of changed) await this.take(address, version, null);
    return changed.length;
  }
}

/** The tiles of all zooms of a source that meet the rectangles, from far to near. */
function addressesMeeting(source: TileSource, boxes: Parameters<typeof tilesMeeting>[0]): TileAddress[] {
  const { minZoom, maxZoom } = tileSources[source];
  const addresses: TileAddress[] = [];
  for (let zoom: number = minZoom; zoom <= maxZoom; zoom += 1) {
    const tiles = tilesMeeting(boxes, zoom, MOST_RENEWED - addresses.length);
    addresses.push(...tiles.map(([x, y]) => ({ source, zoom, x, y })));
  }
  return addresses;
}
