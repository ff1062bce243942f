import type { Session } from '@contract/schemas';
import { type CountCode, countCodes } from '@domain/evaluation/counts';
import { type IndicatorCode, indicatorCodes } from '@domain/evaluation/indicators';
import { type ObjectKind, objectKinds } from '@domain/evaluation/objects';
import { type PeriodKind, periodKinds } from '@domain/evaluation/periods';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What the page shows: everything in its address. */
export interface EvaluationView {
  readonly objectKind: ObjectKind;
  readonly period: PeriodKind;
  readonly day: string | null;
  readonly districtCode: string | null;
  /** Whose trend is shown, and whose cases. */
  readonly object: string | null;
  /** The number whose cases are shown: an indicator or a plain count. */
  readonly indicator: IndicatorCode | null;
  readonly count: CountCode | null;
  /** The indicator of the trend. */
  readonly trend: IndicatorCode | null;
  readonly isWeights: boolean;
}

export type AddressChanges = Readonly<Record<string, string | null>>;

/** Reads an address; what makes no sense in it counts as not given. */
export function readView(parameters: URLSearchParams): EvaluationView {
  const among = <T extends string>(items: readonly T[], name: string): T | null =>
    items.find((item) => item === parameters.get(name)) ?? null;
  const day = parameters.get('day');
  const district = parameters.get('district');
  const object = parameters.get('object');
  return {
    objectKind: among(objectKinds, 'kind') ?? 'subdistrict',
    period: among(periodKinds, 'period') ?? 'month',
    day: day && isDay(day) ? day : null,
    districtCode: district && /^\d{6}$/.test(district) ? district : null,
    object: object && /^[\w-]{1,64}$/.test(object) ? object : null,
    indicator: among(indicatorCodes, 'indicator'),
    count: among(countCodes, 'count'),
    trend: among(indicatorCodes, 'trend'),
    isWeights: parameters.get('panel') === 'weights',
  };
}

/** Whether the text is a day of the calendar: the 31st of February is none. */
function isDay(text: string): boolean {
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(`${text}T`);
}

/** What the page shows, and how to show something else. */
export function useEvaluationAddress(session: Session) {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (changes: AddressChanges) =>
      setParameters((before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null) after.delete(name);
          else after.set(name, value);
        }
        return after;
      }),
    [setParameters],
  );
  const view = useMemo(() => {
    const read = readView(parameters);
    return session.districtCode ? { ...read, districtCode: session.districtCode } : read;
  }, [parameters, session.districtCode]);
  return { ...view, set };
}

export type EvaluationAddress = ReturnType<typeof useEvaluationAddress>;

/** The question that an address asks the server. */
export function queryOf({ objectKind, period, day, districtCode }: EvaluationView) {
  return { objectKind, period, ...(day ? { day } : {}), ...(districtCode ? { districtCode } : {}) };
}
