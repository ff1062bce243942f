import { type CaseSource, type CaseStatus, type Position, stageOf } from '../../server/domain/case/caseFile.ts';
import type { FilingConditionFacts, PlaceFacts } from '../../server/domain/case/context.ts';
import { distanceMeters } from '../../server/domain/case/distance.ts';
import { defaultCasePolicy } from '../../server/domain/case/policy.ts';
import type { DispatchFacts } from '../../server/domain/dispatch/facts.ts';
import { pick, type Random, seededRandom } from '../random.ts';
import type { CityFacts, ComponentFacts, SeedCategory } from './cityFacts.ts';
import { DAY, HOUR } from './durations.ts';
import { type CaseKind, drawKinds } from './mix.ts';
import { endAt, statusOf } from './openCases.ts';
import { type ChosenPlace, drawPlaces, readHotSpots } from './places.ts';
import type { PlannedStep } from './plannedStep.ts';
import { REPETITIONS, type Relation, relate } from './relations.ts';
import { drawLimitUsed, type HistoryStatistics, reportSources, reportTimes } from './statistics.ts';
import { type CasePart, planTimeline } from './timeline.ts';

/** A case before its place is looked up. */
export interface Draft {
  readonly reportedAt: number;
  readonly source: CaseSource;
  readonly kind: CaseKind;
  readonly category: SeedCategory;
  readonly condition: SeedCategory['conditions'][number];
  readonly place: ChosenPlace;
  readonly relation: Relation;
}

/** What the spatial database answers for a draft's place. */
export interface LocatedDraft extends Draft {
  readonly location: Position;
  readonly facts: PlaceFacts;
  readonly address: string;
  readonly professionalGrids: DispatchFacts['professionalGrids'];
}

type SeedCondition = FilingConditionFacts & { readonly filingText: string };

/** Where and what a report says that it is. */
export interface Reported {
  readonly category: SeedCategory;
  readonly condition: SeedCondition;
  readonly location: Position;
  readonly address: string;
  readonly place: PlaceFacts;
}

/** A case as it is going to be: where, what, and all that happens to it before the history ends. */
export interface CasePlan extends Reported {
  readonly part: CasePart;
  /** The index of the case that it repeats or was split from. */
  readonly of: number | null;
  /** When it is reported; a child: when it was split from its parent. */
  readonly reportedAt: number;
  readonly source: CaseSource;
  readonly component: ComponentFacts | null;
  readonly professionalGrids: DispatchFacts['professionalGrids'];
  /** What the report had wrong, where an operator puts it right. */
  readonly misreported:
    | Pick<Reported, 'location' | 'address' | 'place'>
    | Pick<Reported, 'category' | 'condition'>
    | null;
  readonly initial: CaseStatus;
  readonly isFixed: boolean;
  readonly steps: readonly PlannedStep[];
}

export const HISTORY_DAYS = 60;
export const HISTORY_CASES = 20_000;
/** Of all reports, those with a wrong place, and those with a wrong category. */
const MISPLACED = 0.003;
const MISJUDGED = 0.003;
/** As many of the newest self-disposals of a district wait for their audit, if they are no older than this. */
const UNAUDITED = 5;
const LATEST_UNAUDITED = 3 * DAY;
/** A repetition is found out this long after its report, or never. */
const LATEST_MERGER = 5 * HOUR;

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
  drafts.sort((a, b) => a.reportedAt - b.reportedAt);
  return relate(drafts, statistics.duplicateShare, now.getTime(), random);
}

/** Adds to each located draft what happens to it up to `now`. */
export function planCases(
  drafts: readonly LocatedDraft[],
  { calendar }: Pick<CityFacts, 'calendar'>,
  statistics: HistoryStatistics,
  now: Date,
): CasePlan[] {
  const random = seededRandom(60);
  const duplicateShare = statistics.duplicateShare * (1 - REPETITIONS);
  const plans: CasePlan[] = [];
  for (const [index, draft] of drafts.entries()) {
    const limit = draft.condition.limits[draft.facts.areaClass];
    if (!limit) throw new Error(`the condition ${draft.condition.id} has no limit for class ${draft.facts.areaClass}`);
    const plan = planOf(draft, plans, misreport(draft, drafts, index, random));
    const correction = plan.misreported && ('place' in plan.misreported ? 'relocate' : 'recategorise');
    const limitUsed = drawLimitUsed(draft.kind.limitUsed, random);
    const { source, part, reportedAt } = plan;
    const question = { source, part, correction, reportedAt, limit, limitUsed, duplicateShare, calendar } as const;
    plans.push({ ...plan, steps: planTimeline(question, random) });
  }
  return withoutLastAudits(endAt(plans, now.getTime(), random), now.getTime());
}

function planOf(draft: LocatedDraft, plans: readonly CasePlan[], misreported: CasePlan['misreported']): CasePlan {
  const { source, category, condition, place, location, address, facts, professionalGrids, relation } = draft;
  const other = relation.of === null ? null : (plans[relation.of] ?? null);
  const part = relation.part === 'repetition' ? repetitionOf(other, draft) : relation.part;
  const isChild = part === 'split-child';
  return {
    part,
    of: part === 'old-repetition' ? null : relation.of,
    // The split is the last step of the parent.
    reportedAt: (isChild && other?.steps.at(-1)?.at) || draft.reportedAt,
    source,
    category,
    condition,
    component: place.isAboutComponent && !isChild ? place.anchor : null,
    location,
    address: isChild && other ? other.address : address,
    place: facts,
    professionalGrids,
    misreported,
    initial: part === 'self-disposal' ? 'closed' : isChild ? 'accepted' : 'reported',
    isFixed: part === 'split-parent',
    steps: [],
  };
}

/** How a repetition is taken: what has no case beside it that went its way is refused. */
function repetitionOf(main: CasePlan | null, { facts, location, reportedAt }: LocatedDraft): CasePart {
  if (!main || main.place.districtCode !== facts.districtCode) return 'old-repetition';
  if (distanceMeters(main.location, location) > defaultCasePolicy.duplicateRadiusMeters) return 'old-repetition';
  const steps = main.steps.filter(({ at }) => at <= reportedAt + LATEST_MERGER);
  const status = statusOf({ ...main, steps });
  if (stageOf(status) !== 'ended') return 'repetition';
  return status === 'closed' ? 'late-repetition' : 'old-repetition';
}

/** Now and then a report names the place or the category of another matter nearby in time. */
function misreport(
  draft: LocatedDraft,
  drafts: readonly LocatedDraft[],
  index: number,
  random: Random,
): CasePlan['misreported'] {
  const chance = random();
  if (chance > MISPLACED + MISJUDGED || draft.category.kind !== 'event' || draft.relation.part !== 'usual') return null;
  const others = drafts
    .slice(Math.max(0, index - 50), index)
    .filter(({ facts, category }) => facts.districtCode === draft.facts.districtCode && category.kind === 'event');
  if (chance < MISPLACED) {
    const other = others.at(-1);
    return other ? { location: other.location, address: other.address, place: other.facts } : null;
  }
  const other = others.find(({ category }) => category.id !== draft.category.id);
  return other ? { category: other.category, condition: other.condition } : null;
}

/** The newest self-disposals have not been audited yet. */
function withoutLastAudits(plans: CasePlan[], now: number): CasePlan[] {
  const left = new Map<string, number>();
  for (let index = plans.length - 1; index >= 0; index -= 1) {
    const plan = plans[index];
    if (plan?.part !== 'self-disposal' || plan.reportedAt < now - LATEST_UNAUDITED) continue;
    const { districtCode } = plan.place;
    const count = left.get(districtCode) ?? 0;
    if (count < UNAUDITED) plans[index] = { ...plan, steps: [] };
    left.set(districtCode, count + 1);
  }
  return plans;
}

/** The report's text, worded by who sends it. */
export function descriptionOf({ source, condition }: Pick<CasePlan, 'source' | 'condition'>, random: Random): string {
  const openings: Readonly<Record<CaseSource, readonly string[]>> = {
    inspector: ['巡查发现：', '巡查时发现，'],
    hotline: ['市民来电反映：', '热线转办：'],
    citizen: ['市民随手拍：', '居民反映：'],
    supervisor: ['督查发现：'],
    sensor: ['传感器告警：'],
  };
  return `${pick(random, openings[source])}${condition.filingText}`;
}
