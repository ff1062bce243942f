import { HALF_WORLD_METERS, type MercatorBox } from '../domain/mercator.ts';

/** A version as it stands in an address: the layer's number and, where rows begin and end, the last day on which one did. */
export interface TileVersion {
  readonly number: number;
  /** YYYYMMDD; empty where rows have no periods. */
  readonly day: string;
}

/** Something changed with a number or on a day, inside a rectangle, or anywhere. */
export interface TileChange {
  readonly since: Partial<TileVersion>;
  readonly box: MercatorBox | null;
}

/** What is known of a source's changes: all of them after a version. */
export interface TileChanges {
  readonly completeAfter: TileVersion;
  readonly changes: readonly TileChange[];
}

/** Features count so far around a tile, as a part of its width; see the tiles' buffer. */
const BUFFER = 64 / 4096;

/** Reads a version (`7` or `7.20260131`); null for what is none. */
export function parseTileVersion(text: string): TileVersion | null {
  const match = /^(\d{1,15})(?:\.(\d{8}))?$/.exec(text);
  return match ? { number: Number(match[1]), day: match[2] ?? '' } : null;
}

/** Whether one version came after another, in its number or its day. */
export function isLater(one: TileVersion, other: TileVersion): boolean {
  return one.number > other.number || one.day > other.day;
}

/** The rectangle whose features a tile shows, its buffer with it. */
export function tileRectangle(zoom: number, x: number, y: number): MercatorBox {
  const width = (2 * HALF_WORLD_METERS) / 2 ** zoom;
  const west = x * width - HALF_WORLD_METERS;
  const north = HALF_WORLD_METERS - y * width;
  const buffer = width * BUFFER;
  return [west - buffer, north - width - buffer, west + width + buffer, north + buffer];
}

/** Where a source changed after a version; null for "perhaps everywhere". */
export function changedSince({ completeAfter, changes }: TileChanges, version: TileVersion): MercatorBox[] | null {
  if (isLater(completeAfter, version)) return null;
  const boxes: MercatorBox[] = [];
  for (const { since, box } of changes) {
    if (!isLater({ number: since.number ?? 0, day: since.day ?? '' }, version)) continue;
    if (box === null) return null;
    boxes.push(box);
  }
  return boxes;
}

/** The tiles of a zoom that meet any of the rectangles, each once, no more than `most`. */
export function tilesMeeting(boxes: readonly MercatorBox[], zoom: number, most: number): [x: number, y: number][] {
  const width = (2 * HALF_WORLD_METERS) / 2 ** zoom;
  const buffer = width * BUFFER;
  const last = 2 ** zoom - 1;
  const column = (east: number) => Math.min(last, Math.max(0, Math.floor((east + HALF_WORLD_METERS) / width)));
  const row = (north: number) => Math.min(last, Math.max(0, Math.floor((HALF_WORLD_METERS - north) / width)));
  const tiles = new Map<string, [number, number]>();
  for (const [west, south, east, north] of boxes) {
    for (let x = column(west - buffer); x <= column(east + buffer); x += 1) {
      for (let y = row(north + buffer); y <= row(south - buffer); y += 1) {
        if (tiles.size >= most) return [...tiles.values()];
        tiles.set(`${x}/${y}`, [x, y]);
      }
    }
  }
  return [...tiles.values()];
}
