import type { Position } from '../case/caseFile.ts';
import { boxOfCell, type CellNumber, type MercatorBox, mercatorOf } from './cellGrid.ts';
import { packTexts, type Texts } from './texts.ts';

/** The components of a cell that are not removed, one row in each column. */
export interface StockColumns {
  readonly longitudes: readonly number[];
  readonly latitudes: readonly number[];
  /** 16 digits. */
  readonly codes: readonly string[];
  readonly categoryIds: readonly string[];
  readonly names: readonly string[];
  readonly states: readonly string[];
  readonly maintainerCodes: readonly (string | null)[];
}

/** What many components of a city have in common. */
export interface ComponentKind {
  /** District and category of the code. */
  readonly codeStart: string;
  readonly categoryId: string;
  readonly state: string;
  readonly maintainerCode: string | null;
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
const CODE_START = 10;

/** Packs the components of a cell; kinds are shared by all cells with the same pool. */
export function packStock(cell: CellNumber, columns: StockColumns, pool: KindPool): Stock {
  const box = boxOfCell(cell);
  const { order, bucketStarts } = inBuckets(box, columns);
  const kinds: ComponentKind[] = [];
  const numbers = new Map<ComponentKind, number>();
  const kindNumbers = order.map((row) => {
    const kind = kindOf(columns, row, pool);
    const number = numbers.get(kind) ?? kinds.length;
    if (number === kinds.length) {
      numbers.set(kind, number);
      kinds.push(kind);
    }
    return number;
  });
  const names = packTexts(Array.from(order, (row) => columns.names[row] as string));
  return {
    box,
    longitudes: Float64Array.from(order, (row) => columns.longitudes[row] as number),
    latitudes: Float64Array.from(order, (row) => columns.latitudes[row] as number),
    serials: order.map((row) => Number((columns.codes[row] as string).slice(CODE_START))),
    kindNumbers,
    kinds,
    nameNumbers: names.numbers,
    names: names.pool,
    bucketStarts,
  };
}

function kindOf(columns: StockColumns, row: number, pool: KindPool): ComponentKind {
  const codeStart = (columns.codes[row] as string).slice(0, CODE_START);
  const categoryId = columns.categoryIds[row] as string;
  const state = columns.states[row] as string;
  const maintainerCode = columns.maintainerCodes[row] ?? null;
  // The other three are codes without a line break; "none" is no code.
  const key = `${codeStart}\n${state}\n${categoryId}\n${maintainerCode ?? '\n'}`;
  const known = pool.get(key);
  if (known) return known;
  const kind = { codeStart, categoryId, state, maintainerCode };
  pool.set(key, kind);
  return kind;
}

/** The order of the buckets, by counting. */
function inBuckets(box: MercatorBox, { longitudes, latitudes }: StockColumns) {
  const buckets = Uint32Array.from(longitudes, (longitude, row) => {
    const [x, y] = mercatorOf({ longitude, latitude: latitudes[row] as number });
    return bucketOf(y, box[1], box[3]) * BUCKETS + bucketOf(x, box[0], box[2]);
  });
  const bucketStarts = new Uint32Array(BUCKETS * BUCKETS + 1);
  for (const bucket of buckets) bucketStarts[bucket + 1] = (bucketStarts[bucket + 1] as number) + 1;
  for (let bucket = 0; bucket < BUCKETS * BUCKETS; bucket += 1)
    bucketStarts[bucket + 1] = (bucketStarts[bucket + 1] as number) + (bucketStarts[bucket] as number);
  const next = bucketStarts.slice();
  const order = new Uint32Array(buckets.length);
  for (const [row, bucket] of buckets.entries()) {
    const place = next[bucket] as number;
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
    const end = bucketStarts[line * BUCKETS + last + 1] as number;
    for (let row = bucketStarts[line * BUCKETS + first] as number; row < end; row += 1) call(row);
  }
}

/** Where a component stands, to the last digit that is stored. */
export function positionAt({ stock, row }: StockRow): Position {
  return { longitude: stock.longitudes[row] as number, latitude: stock.latitudes[row] as number };
}

/** The kind of a component. */
export function kindAt({ stock, row }: StockRow): ComponentKind {
  return stock.kinds[stock.kindNumbers[row] as number] as ComponentKind;
}

/** The code of a component, 16 digits. */
export function codeAt(at: StockRow): string {
  return kindAt(at).codeStart + String(at.stock.serials[at.row]).padStart(6, '0');
}
