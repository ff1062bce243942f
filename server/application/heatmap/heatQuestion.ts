import type { QueryOf } from '../../contract/endpoints.ts';
import type { HeatAreaSet } from '../../domain/heatmap/areas.ts';
import { dayNumber, heatMoment } from '../../domain/heatmap/facts.ts';
import type { HeatDistrict } from '../../domain/heatmap/heatStore.ts';
import { type HeatFilter, type Selection, selectionOf } from '../../domain/heatmap/selection.ts';
import { type Actor, caseScope } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Clock } from '../ports.ts';
import { withinPatience } from '../withinPatience.ts';
import type { HeatAreaSource } from './heatAreaSource.ts';
import type { HeatCounters } from './heatCounters.ts';

/** Two years and some, so that a year can be compared with the one before. */
const LONGEST_DAYS = 800;
const DAY_MILLISECONDS = 86_400_000;

/** What every question needs. */
export interface HeatSources {
  readonly heatCounters: HeatCounters;
  readonly areasOf: HeatAreaSource;
  readonly clock: Clock;
}

type Days = { readonly from: string; readonly to: string };
type Filters = Omit<QueryOf<'readHeatSummary'>, 'from' | 'to' | 'comparedFrom' | 'comparedTo'>;
type Compared = Pick<QueryOf<'readHeatSummary'>, 'comparedFrom' | 'comparedTo'>;

/** The districts that a question is about, and how their cases are chosen in a period. */
export interface HeatSelections {
  /** The only district that is asked about; null is the whole city. */
  readonly districtCode: string | null;
  readonly districts: readonly HeatDistrict[];
  readonly asOf: string;
  readonly pending: number;
  of(district: HeatDistrict, days: Days): Selection;
}

/** Finds the cases that an actor asks for within what the actor may see; refuses periods and districts that cannot be. */
export async function askForCases(
  { heatCounters, clock }: Pick<HeatSources, 'heatCounters' | 'clock'>,
  actor: Actor,
  query: Filters,
  periods: readonly Days[],
): Promise<HeatSelections | Refusal> {
  for (const period of periods) {
    const objection = periodObjection(period);
    if (objection) return objection;
  }
  const scope = caseScope(actor);
  const { districtCode } = query;
  if (districtCode && scope.districtCode !== null && districtCode !== scope.districtCode)
    return refuse('not-your-district', { districtCode });
  const store = await withinPatience(heatCounters.read());
  if (!store) return refuse('figures-not-ready', { ...heatCounters.progress() });
  const only = scope.districtCode ?? districtCode;
  const { asOf, pending } = heatCounters.freshness();
  const filter = { ...filterOf(query), scopeUnit: scope.unitCode };
  const moment = heatMoment(clock.now());
  return {
    districtCode: only ?? null,
    districts: [...store.values()].filter(({ code }) => only === undefined || code === only).sort(byCode),
    asOf: asOf.toISOString(),
    pending,
    of: (district, { from, to }) =>
      selectionOf({ ...filter, firstDay: dayNumber(from), lastDay: dayNumber(to) }, district, moment),
  };
}

/** As `askForCases`, with the areas of a level. */
export async function askByArea(
  sources: HeatSources,
  actor: Actor,
  query: Filters & Pick<QueryOf<'readHeatAreas'>, 'level' | 'kind'>,
  periods: readonly Days[],
): Promise<(HeatSelections & { readonly areas: HeatAreaSet }) | Refusal> {
  const { level, kind } = query;
  if ((level === 'professional-grid') !== (kind !== undefined)) return refuse('invalid-input', { level, kind });
  const selections = await askForCases(sources, actor, query, periods);
  if (isRefusal(selections)) return selections;
  const areas = await sources.areasOf({ level, kind: kind ?? null }, selections.districts);
  return { ...selections, areas };
}

/** The period that is compared: both days or neither. */
export function comparedPeriod({ comparedFrom, comparedTo }: Compared): Days | null | Refusal {
  if (comparedFrom && comparedTo) return { from: comparedFrom, to: comparedTo };
  return comparedFrom || comparedTo ? refuse('invalid-input', { comparedFrom, comparedTo }) : null;
}

function periodObjection({ from, to }: Days): Refusal | null {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS + 1;
  return days >= 1 && days <= LONGEST_DAYS ? null : refuse('invalid-input', { from, to, mostDays: LONGEST_DAYS });
}

function filterOf(query: Filters): Omit<HeatFilter, 'firstDay' | 'lastDay'> {
  const { categoryId, source, stage, lamp, unitCode, withinLevel, withinCode } = query;
  return {
    categories: given(categoryId),
    sources: given(source),
    stages: given(stage),
    lamps: given(lamp),
    units: given(unitCode),
    within: withinLevel && withinCode ? { level: withinLevel, code: withinCode } : undefined,
  };
}

/** An empty list narrows as little as none. */
function given<T>(values: readonly T[] | undefined): readonly T[] | undefined {
  return values && values.length > 0 ? values : undefined;
}

function byCode(one: HeatDistrict, other: HeatDistrict): number {
  return one.code < other.code ? -1 : 1;
}
