import type { EvaluationRow } from '@contract/schemas/evaluation';
import { countsBehind, definitionOf, type IndicatorCode } from '@domain/evaluation/indicators';
import type { ScaleCode } from '@domain/evaluation/objects';

/** What stands where there is nothing to divide by: never 0 and never 100 %. */
export const NO_VALUE = '—';

/** An indicator as it is shown: a percentage with one decimal, or a number. */
export function indicatorText(code: IndicatorCode, value: number | null | undefined): string {
  if (value === null || value === undefined) return NO_VALUE;
  return definitionOf(code).kind === 'volume' ? String(value) : `${(100 * value).toFixed(1)}%`;
}

/** The counts under an indicator's value, such as "57 / 60"; empty for a volume, which is its own count. */
export function fractionText(code: IndicatorCode, scale: ScaleCode, counts: EvaluationRow['counts']): string {
  if (definitionOf(code).kind === 'volume') return '';
  const [part, whole] = countsBehind(code, scale).map((count) => counts[count] ?? 0);
  const sign = isTakenAway(code) ? '−' : '';
  return `${sign}${part} / ${whole}`;
}

/** Whether the shown part is what is taken away from the whole. */
export function isTakenAway(code: IndicatorCode): boolean {
  const definition = definitionOf(code);
  return definition.kind === 'rate' && definition.minus !== undefined;
}

/** A score with one decimal. */
export function scoreText(score: number | null): string {
  return score === null ? NO_VALUE : score.toFixed(1);
}

/** A short label of a period for a chart's axis. */
export function periodLabel(kind: string, firstDay: string): string {
  if (kind === 'year') return firstDay.slice(0, 4);
  if (kind === 'month') return firstDay.slice(0, 7);
  if (kind === 'quarter') return `${firstDay.slice(0, 4)} Q${Math.ceil(Number(firstDay.slice(5, 7)) / 3)}`;
  return firstDay.slice(5);
}
