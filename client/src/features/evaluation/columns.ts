import type { CountCode } from '@domain/evaluation/counts';
import { type IndicatorCode, indicatorsOfScale } from '@domain/evaluation/indicators';
import type { ScaleCode } from '@domain/evaluation/objects';
import type { Weights } from '@domain/evaluation/weights';

/** Counts that no indicator shows and that a reader looks for: what is overdue, and what is counted apart. */
export const plainCounts: Readonly<Record<ScaleCode, readonly CountCode[]>> = {
  area: ['overdue', 'selfDisposed'],
  unit: ['overdue'],
  inspector: ['selfDisposed'],
  'intake-operator': [],
  'duty-officer': [],
  dispatcher: [],
};

/** The indicators of a scale, those that the score is made of first. */
export function orderedIndicators(scale: ScaleCode, weights: Weights): IndicatorCode[] {
  const weightOf = (code: IndicatorCode) => weights[code] ?? 0;
  return [...indicatorsOfScale[scale]].sort((a, b) => weightOf(b) - weightOf(a));
}

/** The indicator that a scale's trend begins with: the weightiest rate. */
export function leadingIndicator(scale: ScaleCode, weights: Weights): IndicatorCode {
  const [first = 'volume'] = orderedIndicators(scale, weights);
  return first;
}
