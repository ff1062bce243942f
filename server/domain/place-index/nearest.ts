import type { Position } from '../case/caseFile.ts';
import type { MercatorBox } from '../mercator.ts';
import { mercatorOf } from './cellGrid.ts';
import { METERS_ERROR, metersBetween, roundedMeters } from './meters.ts';
import { codeAt, forEachNear, kindAt, positionAt, type Stock, type StockRow } from './stock.ts';

/** More than a person can choose from on the map. */
export const MOST_COMPONENTS = 20;

/** What is asked of one point: components of a category, or of every one, and how far they may be. */
export interface NearQuestion {
  readonly position: Position;
  readonly categoryId: string | null;
  readonly withinMeters: number;
}

export interface NearComponent extends StockRow {
  /** To two decimals. */
  readonly distanceMeters: number;
}

interface Candidate extends StockRow {
  /** The square of the distance in web mercator. */
  readonly square: number;
}

/** Places that differ by less than this in web mercator may come in either order. */
const MERCATOR_ERROR_METERS = 1e-6;

/** The radius in web mercator around a position that surely holds everything within so many metres. */
export function mercatorRadius({ latitude }: Position, meters: number): number {
  return (meters / Math.cos((latitude * Math.PI) / 180)) * 1.01;
}

/** The rectangle of a radius around a place. */
export function boxAround([x, y]: readonly [number, number], radius: number): MercatorBox {
  return [x - radius, y - radius, x + radius, y + radius];
}

/**
 * The nearest components in the order of the `locate` statement: those nearest in web mercator, at most `MOST_COMPONENTS`, cut and ordered by
 * the true distance, then by code. Null where rounding could decide about one of them or about their order.
 */
export function nearestComponents(stocks: readonly Stock[], question: NearQuestion): NearComponent[] | null {
  const candidates = nearestInMercator(stocks, question);
  if (candidates === null) return null;
  const measured = candidates.map(({ stock, row }) => {
    const at = { stock, row };
    return { at, meters: metersBetween(positionAt(at), question.position) };
  });
  if (measured.some(({ meters }) => Math.abs(meters - question.withinMeters) <= METERS_ERROR)) return null;
  const within = measured.filter(({ meters }) => meters < question.withinMeters);
  within.sort((one, other) => one.meters - other.meters || (codeAt(one.at) < codeAt(other.at) ? -1 : 1));
  const found: NearComponent[] = [];
  for (const [index, { at, meters }] of within.entries()) {
    const before = within[index - 1];
    if (before && meters - before.meters <= 2 * METERS_ERROR && !isSamePlace(before.at, at)) return null;
    const distanceMeters = roundedMeters(meters);
    if (distanceMeters === null) return null;
    found.push({ ...at, distanceMeters });
  }
  return found;
}

function nearestInMercator(stocks: readonly Stock[], question: NearQuestion): Candidate[] | null {
  const { position, categoryId, withinMeters } = question;
  const middle = mercatorOf(position);
  const radius = mercatorRadius(position, withinMeters);
  const candidates: Candidate[] = [];
  for (const stock of stocks) {
    forEachNear(stock, boxAround(middle, radius), (row) => {
      const at = { stock, row };
      if (categoryId !== null && kindAt(at).categoryId !== categoryId) return;
      const [x, y] = mercatorOf(positionAt(at));
      const square = (x - middle[0]) ** 2 + (y - middle[1]) ** 2;
      if (square <= radius * radius) candidates.push({ ...at, square });
    });
  }
  if (candidates.length <= MOST_COMPONENTS) return candidates;
  candidates.sort((one, other) => one.square - other.square);
  const [last, next] = candidates.slice(MOST_COMPONENTS - 1).map(({ square }) => Math.sqrt(square));
  const isClear = last !== undefined && next !== undefined && next - last > MERCATOR_ERROR_METERS;
  return isClear ? candidates.slice(0, MOST_COMPONENTS) : null;
}

function isSamePlace(one: StockRow, other: StockRow): boolean {
  const [a, b] = [positionAt(one), positionAt(other)];
  return a.longitude === b.longitude && a.latitude === b.latitude;
}
