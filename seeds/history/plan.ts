import type { CaseSource, Position } from '../../server/domain/case/caseFile.ts';
import type { FilingConditionFacts, PlaceFacts } from '../../server/domain/case/context.ts';
import type { DispatchFacts } from '../../server/domain/dispatch/facts.ts';
import { pick, type Random, seededRandom } from '../random.ts';
import type { CityFacts, ComponentFacts, SeedCategory } from './cityFacts.ts';
import { type CaseKind, drawKinds } from './mix.ts';
import { endAt } from './openCases.ts';
import { type ChosenPlace, drawPlaces, readHotSpots } from './places.ts';
import { drawLimitUsed, type HistoryStatistics, reportSources, reportTimes } from './statistics.ts';
import { type PlannedStep, planTimeline } from './timeline.ts';

/** A case before its place is looked up. */
export interface Draft {
  readonly reportedAt: number;
  readonly source: CaseSource;
  readonly kind: CaseKind;
  readonly category: SeedCategory;
  readonly condition: SeedCategory['conditions'][number];
  readonly place: ChosenPlace;
}

/** What the spatial database answers for a draft's place. */
export interface LocatedDraft extends Draft {
  readonly location: Position;
  readonly facts: PlaceFacts;
  readonly address: string;
  readonly professionalGrids: DispatchFacts['professionalGrids'];
}

/** A case as it is going to be: where, what, and all that happens to it before the history ends. */
export interface CasePlan {
  readonly reportedAt: number;
  readonly source: CaseSource;
  readonly category: SeedCategory;
  readonly condition: FilingConditionFacts & { readonly filingText: string };
  readonly component: ComponentFacts | null;
  readonly location: Position;
  readonly address: string;
  readonly place: PlaceFacts;
  readonly professionalGrids: DispatchFacts['professionalGrids'];
  readonly steps: readonly PlannedStep[];
}

export const HISTORY_DAYS = 60;
export const HISTORY_CASES = 20_000;
const DAY = 24 * 3_600_000;

/** Draws what is reported, when, how and where; ordered by time. */
export function draftCases(facts: CityFacts, statistics: HistoryStatistics, now: Date, count: number): Draft[] {
  const random = seededRandom(20_000);
  const timeOf = reportTimes(statistics, now.getTime() - HISTORY_DAYS * DAY, now.getTime());
  const sourceOf = reportSources(statistics);
  const kindOf = drawKinds(statistics);
  const placeOf = drawPlaces(facts, readHotSpots(), random);
  const drafts = Array.from({ length: count }, () => {
    const reportedAt = timeOf(random);
    const source = sourceOf(random);
    const kind = kindOf(random);
    const category = facts.categories.get(kind.categoryId);
    if (!category) throw new Error(`the category ${kind.categoryId} of the history is not seeded`);
    return {
      reportedAt,
      source,
      kind,
      category,
      condition: pick(random, category.conditions),
      place: placeOf(category, random),
    };
  });
  return drafts.sort((a, b) => a.reportedAt - b.reportedAt);
}

/** Adds to each located draft what happens to it up to `now`. */
export function planCases(
  drafts: readonly LocatedDraft[],
  { calendar }: Pick<CityFacts, 'calendar'>,
  statistics: HistoryStatistics,
  now: Date,
): CasePlan[] {
  const random = seededRandom(60);
  const plans = drafts.map((draft) => {
    const limit = draft.condition.limits[draft.facts.areaClass];
    if (!limit) throw new Error(`the condition ${draft.condition.id} has no limit for class ${draft.facts.areaClass}`);
    const limitUsed = drawLimitUsed(draft.kind.limitUsed, random);
    const { source, reportedAt } = draft;
    const { duplicateShare } = statistics;
    const steps = planTimeline({ source, reportedAt, limit, limitUsed, duplicateShare, calendar }, random);
    return planOf(draft, steps);
  });
  return endAt(plans, now.getTime(), random);
}

function planOf(draft: LocatedDraft, steps: readonly PlannedStep[]): CasePlan {
  const { reportedAt, source, category, condition, place, location, address, facts, professionalGrids } = draft;
  const component = place.isAboutComponent ? place.anchor : null;
  return {
    reportedAt,
    source,
    category,
    condition,
    component,
    location,
    address,
    place: facts,
    professionalGrids,
    steps,
  };
}

/** The report's text, worded by who sends it. */
export function descriptionOf(plan: CasePlan, random: Random): string {
  const openings: Readonly<Record<CaseSource, readonly string[]>> = {
    inspector: ['巡查发现：', '巡查时发现，'],
    hotline: ['市民来电反映：', '热线转办：'],
    citizen: ['市民随手拍：', '居民反映：'],
    supervisor: ['督查发现：'],
    sensor: ['传感器告警：'],
  };
  return `${pick(random, openings[plan.source])}${plan.condition.filingText}`;
}
