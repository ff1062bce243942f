import { type IndicatorCode, indicatorsOfScale } from './indicators.ts';
import type { ScaleCode } from './objects.ts';

/** What share of the score each indicator gives, in percent. */
export type Weights = Readonly<Partial<Record<IndicatorCode, number>>>;

/**
 * The weights that a city starts with: the sample of DOMAIN §6; a city keeps its own as data. The verification tasks of
 * the operator's sample are sent by the system here, so their share goes to accepting in time.
 */
export const defaultWeights: Readonly<Record<ScaleCode, Weights>> = {
  area: { publicReports: 10, volume: 20, closure: 30, onTimeClosure: 40 },
  unit: { volume: 10, closure: 30, onTimeDisposal: 30, rework: 30 },
  inspector: { validReport: 40, missedReport: 20, onTimeConfirmation: 20, onTimeVerification: 20 },
  'intake-operator': { volume: 25, onTimeSending: 40, onTimeAcceptance: 35 },
  'duty-officer': { onTimeFiling: 25, accurateFiling: 40, promptClosure: 35 },
  dispatcher: { volume: 20, onTimeDispatch: 40, accurateDispatch: 40 },
};

export type WeightsObjection =
  | { readonly reason: 'unknown-indicator'; readonly indicator: string }
  | { readonly reason: 'out-of-range'; readonly indicator: string; readonly weight: number }
  | { readonly reason: 'not-hundred'; readonly sum: number };

/** What is wrong with weights for a scale, or null: only its own indicators, each from 0 to 100, 100 together. */
export function weightsObjection(scale: ScaleCode, weights: Readonly<Record<string, number>>): WeightsObjection | null {
  const known: readonly string[] = indicatorsOfScale[scale];
  let sum = 0;
  for (const [indicator, weight] of Object.entries(weights)) {
    if (!known.includes(indicator)) return { reason: 'unknown-indicator', indicator };
    if (!(weight >= 0 && weight <= 100)) return { reason: 'out-of-range', indicator, weight };
    sum += weight;
  }
  // Tenths of a percent add up to 100 only nearly.
  return Math.abs(sum - 100) < 1e-6 ? null : { reason: 'not-hundred', sum };
}
