import type { HeatAreas, HeatFigures, PeriodFigures } from '../../api/heatAnswers';
import { daysOf, type Period } from './period';

/** By what areas are compared. */
export const measures = ['count', 'density', 'perComponent', 'overdueShare', 'median'] as const;
export type Measure = (typeof measures)[number];

/** Components are few cases each: a figure for a hundred of them can be read. */
const componentsOfMeasure = 100;

/**
 * A measure of every area: cases, cases a km², cases for a hundred components, the share of overdue cases (0–1), or the
 * median handling time in working minutes. NaN where there is no figure: a zero denominator is no value.
 */
export function measureValues(measure: Measure, areas: HeatAreas, figures: PeriodFigures): Float64Array {
  const { counts, overdue, medianMinutes } = figures;
  const { squareKilometers, componentCounts } = areas;
  const at = (list: ArrayLike<number> | null, index: number) => list?.[index] ?? Number.NaN;
  return Float64Array.from(counts, (count, index) => {
    if (measure === 'count') return count;
    if (measure === 'density') return share(count, at(squareKilometers, index));
    if (measure === 'perComponent') return share(count * componentsOfMeasure, at(componentCounts, index));
    return measure === 'overdueShare' ? share(at(overdue, index), count) : at(medianMinutes, index);
  });
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : Number.NaN;
}

/** Whether a measure grows with the length of the period, so that unlike lengths must be set right before they compare. */
function isAdditive(measure: Measure): boolean {
  return measure === 'count' || measure === 'density' || measure === 'perComponent';
}

/**
 * The measure of the period before as it would be over as many days as the present one has; null where nothing is compared.
 */
export function comparedValues(
  measure: Measure,
  areas: HeatAreas,
  figures: Pick<HeatFigures, 'compared'>,
  period: Period,
  compared: Period | null,
): Float64Array | null {
  if (!figures.compared || !compared) return null;
  const factor = isAdditive(measure) ? daysOf(period) / daysOf(compared) : 1;
  return measureValues(measure, areas, figures.compared).map((value) => value * factor);
}

/** What changed; NaN where one of the two has no figure. */
export function changes(now: ArrayLike<number>, before: ArrayLike<number>): Float64Array {
  return Float64Array.from(now, (value, index) => value - (before[index] ?? Number.NaN));
}

/** A change in whole percent of what was before; null when there was nothing. */
export function changePercent(now: number, before: number): number | null {
  return before > 0 ? Math.round((100 * (now - before)) / before) : null;
}
