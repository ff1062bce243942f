import type { Position } from '../case/caseFile.ts';
import type { MercatorBox } from '../mercator.ts';
import { startsOf } from '../startsOf.ts';
import { boxOfCell, type CellNumber, mercatorOf } from './cellGrid.ts';
import { packTexts, type Texts } from './texts.ts';

/** What many components of a city have in common. */
export interface ComponentKind {
  /** District and category: the first ten of the sixteen digits of the code. */
  readonly codeStart: string;
  readonly categoryId: string;
  readonly state: string;
  readonly maintainerCode: string | null;
}

/** The components of one kind in a cell that are not removed, one row in each column. */
export interface KindColumns extends ComponentKind {
  readonly longitudes: readonly number[];
  readonly latitudes: readonly number[];
  /** The last six digits of the code. */
  readonly serials: readonly number[];
  readonly names: readonly string[];
}

/** The kinds of a city, each once, by what they say. */
export type KindPool = Map<string, ComponentKind>;

/** Components of a cell, those of one bucket beside each other. */
export interface Stock {
  readonly box: MercatorBox;
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  /** The last six digits of the code. */
  readonly serials: Uint32Array;
  readonly kindNumbers: Uint32Array;
  readonly kinds: readonly ComponentKind[];
  readonly nameNumbers: Uint32Array;
  readonly names: Texts;
  /** The first component of each bucket, row by row from the south-west, and the end of the last. */
  readonly bucketStarts: Uint32Array;
}

/** A component by its stock and its place there. */
export interface StockRow {
  readonly stock: Stock;
  readonly row: number;
}

/** Buckets on each side of a cell: some 75 m of mercator. */
const BUCKETS = 16;

/** Packs the components of a cell. */
export function packStock(cell: CellNumber, read: readonly KindColumns[]): Stock {
  const box = boxOfCell(cell);
  const longitudes = read.flatMap((kind) => kind.longitudes);
  const latitudes = read.flatMap((kind) => kind.latitudes);
  const serials = read.flatMap((kind) => kind.serials);
  const kindNumbers = read.flatMap((kind, number) => kind.serials.map(() => number));
  const allNames = read.flatMap((kind) => kind.names);
  const { order, bucketStarts } = inBuckets(box, longitudes, latitudes);
  const names = packTexts(Array.from(order, (row) => allNames[row] ?? ''));
  return {
    box,
    longitudes: Float64Array.from(order, (row) => longitudes[row] ?? 0),
    latitudes: Float64Array.from(order, (row) => latitudes[row] ?? 0),
    serials: order.map((row) => serials[row] ?? 0),
    kindNumbers: order.map((row) => kindNumbers[row] ?? 0),
    kinds: read.map(({ codeStart, categoryId, state, maintainerCode }) => ({
      codeStart,
      categoryId,
      state,
      maintainerCode,
    })),
    nameNumbers: names.numbers,
    names: names.pool,
    bucketStarts,
  };
}

/** A kind as the pool has it; a new one goes into the pool. */
export function sharedKind(kind: ComponentKind, pool: KindPool): ComponentKind {
  const key = JSON.stringify([kind.codeStart, kind.categoryId, kind.state, kind.maintainerCode]);
  const known = pool.get(key) ?? kind;
  pool.set(key, known);
  return known;
}

/** The order of the buckets, by counting. */
function inBuckets(box: MercatorBox, longitudes: readonly number[], latitudes: readonly number[]) {
  const buckets = Uint32Array.from(longitudes, (longitude, row) => {
    const [x, y] = mercatorOf({ longitude, latitude: latitudes[row] ?? 0 });
    return bucketOf(y, box[1], box[3]) * BUCKETS + bucketOf(x, box[0], box[2]);
  });
  const bucketStarts = startsOf(buckets, buckets.length, BUCKETS * BUCKETS);
  const next = bucketStarts.slice();
  const order = new Uint32Array(buckets.length);
  for (const [row, bucket] of buckets.entries()) {
    const place = next[bucket] ?? 0;
    order[place] = row;
    next[bucket] = place + 1;
  }
  return { order, bucketStarts };
}

function bucketOf(meters: number, from: number, to: number): number {
  return Math.min(BUCKETS - 1, Math.max(0, Math.floor(((meters - from) / (to - from)) * BUCKETS)));
}

/** Calls for each component in a rectangle, and some beside it. */
export function forEachNear(stock: Stock, [west, south, east, north]: MercatorBox, call: (row: number) => void): void {
  const { box, bucketStarts } = stock;
  const [first, last] = [bucketOf(west, box[0], box[2]), bucketOf(east, box[0], box[2])];
  for (let line = bucketOf(south, box[1], box[3]); line <= bucketOf(north, box[1], box[3]); line += 1) {
    const end = bucketStarts[line * BUCKETS + last + 1] ?? 0;
    for (let row = bucketStarts[line * BUCKETS + first] ?? 0; row < end; row += 1) call(row);
  }
}

/** Where a component stands, to the last digit that is stored. */
export function positionAt({ stock, row }: StockRow): Position {
  return { longitude: stock.longitudes[row] ?? 0, latitude: stock.latitudes[row] ?? 0 };
}

/** The kind of a component. */
export function kindAt({ stock, row }: StockRow): ComponentKind {
  return stock.kinds[stock.kindNumbers[row] ?? 0] as ComponentKind;
}

/** The code of a component, 16 digits. */
export function codeAt(at: StockRow): string {
  return kindAt(at).codeStart + String(at.stock.serials[at.row]).padStart(6, '0');
}
