import type { Counts } from './counts.ts';
import { definitionOf, type IndicatorCode, indicatorsOfScale, indicatorValue } from './indicators.ts';
import type { ScaleCode } from './objects.ts';
import type { Weights } from './weights.ts';

export const grades = ['A', 'B', 'C', 'D', 'E'] as const;
export type Grade = (typeof grades)[number];

export type IndicatorValues = Readonly<Partial<Record<IndicatorCode, number | null>>>;

/** An object with its counts, to be compared with the others of its group. */
export interface Counted {
  readonly code: string;
  readonly name: string;
  readonly counts: Counts;
}

export interface Evaluated extends Counted {
  readonly indicators: IndicatorValues;
  /** 0–100; null where nothing could be measured. */
  readonly score: number | null;
  /** 1 is the best; equal scores share a place; null without a score. */
  readonly rank: number | null;
  readonly grade: Grade | null;
}

/** The values of all indicators of a scale. */
export function indicatorValues(scale: ScaleCode, counts: Counts): IndicatorValues {
  return Object.fromEntries(indicatorsOfScale[scale].map((code) => [code, indicatorValue(code, scale, counts)]));
}

/**
 * The weighted mean of what could be measured, 0–100: a rate by itself (or what it lacks of 100, where less is better), a
 * volume in relation to the most in the group. What has no value is left out and the other weights fill its place; null
 * when nothing is left, or nothing but volumes of a scale that has rates: who had nothing to do is not the worst. Two
 * decimals.
 */
export function scoreOf(weights: Weights, values: IndicatorValues, most: IndicatorValues): number | null {
  const weighted = (Object.entries(weights) as [IndicatorCode, number][]).filter(([, weight]) => weight > 0);
  const hasRates = weighted.some(([code]) => isRate(code));
  if (hasRates && !weighted.some(([code]) => isRate(code) && (values[code] ?? null) !== null)) return null;
  let sum = 0;
  let weightSum = 0;
  for (const [code, weight] of weighted) {
    const points = pointsOf(code, values[code] ?? null, most[code] ?? null);
    if (points === null) continue;
    sum += weight * points;
    weightSum += weight;
  }
  return weightSum === 0 ? null : Math.round((sum / weightSum) * 100) / 100;
}

const isRate = (code: IndicatorCode): boolean => definitionOf(code).kind === 'rate';

function pointsOf(code: IndicatorCode, value: number | null, most: number | null): number | null {
  if (value === null) return null;
  const definition = definitionOf(code);
  if (definition.kind === 'volume') return most ? (100 * value) / most : null;
  return 100 * (definition.isBetterHigh ? value : 1 - value);
}

/** A from 90, B from 75, C from 60, D from 40, E below (DOMAIN §6). */
export function gradeOf(score: number): Grade {
  if (score >= 90) return 'A';
  if (score >= 75) return 'B';
  if (score >= 60) return 'C';
  return score >= 40 ? 'D' : 'E';
}

/** Measures the objects of a group against each other, the best first, those without a score last. */
export function evaluate(scale: ScaleCode, objects: readonly Counted[], weights: Weights): Evaluated[] {
  const measured = objects.map((object) => ({ ...object, indicators: indicatorValues(scale, object.counts) }));
  const most = mostOf(
    scale,
    measured.map((object) => object.indicators),
  );
  const scored = measured.map((object) => ({ ...object, score: scoreOf(weights, object.indicators, most) }));
  scored.sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.code < b.code ? -1 : 1));
  const places = new Map<number | null, number>();
  for (const [index, { score }] of scored.entries()) if (!places.has(score)) places.set(score, index + 1);
  return scored.map((object) => ({
    ...object,
    rank: object.score === null ? null : (places.get(object.score) ?? null),
    grade: object.score === null ? null : gradeOf(object.score),
  }));
}

function mostOf(scale: ScaleCode, group: readonly IndicatorValues[]): IndicatorValues {
  return Object.fromEntries(
    indicatorsOfScale[scale].map((code) => [
      code,
      group.reduce<number>((most, values) => Math.max(most, values[code] ?? 0), 0),
    ]),
  );
}
