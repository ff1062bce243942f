import type { CountCode, Counts } from './counts.ts';
import type { ScaleCode } from './objects.ts';

/** A share of one count in another, optionally of what is left after taking a third away. */
interface RateDefinition {
  readonly kind: 'rate';
  readonly numerator: CountCode;
  /** Taken away from the numerator. */
  readonly minus?: CountCode;
  readonly denominator: CountCode;
  readonly isBetterHigh: boolean;
}

/** How much there was of something, compared with the most in the group. */
interface VolumeDefinition {
  readonly kind: 'volume';
  readonly count: Readonly<Partial<Record<ScaleCode, CountCode>>>;
}

export type IndicatorDefinition = RateDefinition | VolumeDefinition;

const high = (numerator: CountCode, denominator: CountCode): RateDefinition => ({
  kind: 'rate',
  numerator,
  denominator,
  isBetterHigh: true,
});
const low = (numerator: CountCode, denominator: CountCode): RateDefinition => ({
  ...high(numerator, denominator),
  isBetterHigh: false,
});

/** The indicators of DOMAIN §6 as a table. */
export const indicators = {
  filing: high('filed', 'reported'),
  disposal: high('disposed', 'due'),
  onTimeDisposal: high('disposedInTime', 'due'),
  overduePending: low('overdueOpen', 'due'),
  closure: high('closed', 'closable'),
  onTimeClosure: high('closedInTime', 'closable'),
  rework: low('reworked', 'closable'),
  extension: low('extended', 'due'),
  validReport: high('validReports', 'inspectorReports'),
  missedReport: low('missed', 'filed'),
  onTimeConfirmation: high('confirmationsInTime', 'confirmations'),
  onTimeVerification: high('verificationsInTime', 'verifications'),
  onTimeSending: high('sentTasksInTime', 'sentTasks'),
  onTimeAcceptance: high('acceptancesInTime', 'acceptances'),
  onTimeFiling: high('filingsInTime', 'filings'),
  accurateFiling: { ...high('filings', 'filings'), minus: 'filingsVoided' },
  promptClosure: high('closuresInTime', 'closures'),
  onTimeDispatch: high('dispatchesInTime', 'dispatches'),
  accurateDispatch: { ...high('dispatches', 'dispatches'), minus: 'redispatched' },
  publicReports: { kind: 'volume', count: { area: 'publicReports' } },
  volume: {
    kind: 'volume',
    count: { area: 'reported', unit: 'disposed', 'intake-operator': 'operated', dispatcher: 'dispatches' },
  },
} as const satisfies Readonly<Record<string, IndicatorDefinition>>;

export type IndicatorCode = keyof typeof indicators;
export const indicatorCodes = Object.keys(indicators) as readonly IndicatorCode[];

/** The definition of an indicator, by its widest type. */
export function definitionOf(code: IndicatorCode): IndicatorDefinition {
  return indicators[code];
}

/** The indicators of a scale, in the order in which they are shown. */
export const indicatorsOfScale: Readonly<Record<ScaleCode, readonly IndicatorCode[]>> = {
  area: [
    'filing',
    'disposal',
    'onTimeDisposal',
    'overduePending',
    'closure',
    'onTimeClosure',
    'rework',
    'extension',
    'validReport',
    'missedReport',
    'onTimeConfirmation',
    'onTimeVerification',
    'onTimeFiling',
    'accurateFiling',
    'onTimeDispatch',
    'accurateDispatch',
    'publicReports',
    'volume',
  ],
  unit: ['disposal', 'onTimeDisposal', 'overduePending', 'closure', 'onTimeClosure', 'rework', 'extension', 'volume'],
  inspector: ['validReport', 'missedReport', 'onTimeConfirmation', 'onTimeVerification'],
  'intake-operator': ['volume', 'onTimeSending', 'onTimeAcceptance'],
  'duty-officer': ['onTimeFiling', 'accurateFiling', 'promptClosure'],
  dispatcher: ['volume', 'onTimeDispatch', 'accurateDispatch'],
};

/** A share, or no value where there is nothing to take a share of: never 0 and never 100 %. */
export function rate(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/** An indicator's value: a rate from 0 to 1, or a volume as a number of cases or activities. */
export function indicatorValue(code: IndicatorCode, scale: ScaleCode, counts: Counts): number | null {
  const definition = definitionOf(code);
  if (definition.kind === 'volume') {
    const count = definition.count[scale];
    return count === undefined ? null : (counts[count] ?? 0);
  }
  const numerator = (counts[definition.numerator] ?? 0) - (definition.minus ? (counts[definition.minus] ?? 0) : 0);
  return rate(numerator, counts[definition.denominator] ?? 0);
}

/** The counts that stand behind an indicator: what is looked at when one asks for its cases. */
export function countsBehind(code: IndicatorCode, scale: ScaleCode): readonly CountCode[] {
  const definition = definitionOf(code);
  if (definition.kind === 'volume') {
    const count = definition.count[scale];
    return count ? [count] : [];
  }
  return [definition.minus ?? definition.numerator, definition.denominator];
}
