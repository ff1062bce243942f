import type { AreaClass } from '../grid/codes.ts';
import type { Actor } from '../identity/permissions.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { CompiledCalendar } from '../time-limit/calendar.ts';
import { clockTimes, startClock } from '../time-limit/clock.ts';
import type { TimeLimit } from '../time-limit/units.ts';
import type { CaseFile } from './caseFile.ts';
import type { CasePolicy } from './policy.ts';

/** Facts about a category that a command names. */
export interface CategoryFacts {
  readonly id: string;
  readonly isReportable: boolean;
}

/** Facts about a filing condition: whose it is and its limit for each area class. */
export interface FilingConditionFacts {
  readonly id: string;
  readonly categoryId: string;
  readonly limits: Readonly<Partial<Record<AreaClass, TimeLimit>>>;
}

/** The place of a case, as the spatial core answered it. */
export interface PlaceFacts {
  readonly districtCode: string;
  readonly subdistrictCode: string;
  readonly communityCode: string;
  readonly unitGridCode: string;
  readonly responsibilityGridCode: string | null;
  readonly professionalGridCodes: readonly string[];
  readonly areaClass: AreaClass;
}

/** A disposal unit that a command names. */
export interface NamedUnit {
  readonly code: string;
  readonly districtCode: string;
  readonly parentCode: string | null;
}

/** An earlier change of the case that the person had not seen. */
export interface UnseenChange {
  readonly sequence: number;
  readonly kind: string;
  readonly actorName: string;
  readonly at: string;
}

/** Everything `decide` may look at besides the case and the command; gathered by the application before it is called. */
export interface DecisionContext {
  readonly actor: Actor;
  /** The present instant, ISO 8601 UTC. */
  readonly at: string;
  readonly policy: CasePolicy;
  readonly calendar: CompiledCalendar;
  readonly place: PlaceFacts | Refusal | null;
  /** The categories and filing conditions that the command and the case name. */
  readonly categories: readonly CategoryFacts[];
  readonly filingConditions: readonly FilingConditionFacts[];
  readonly component: { readonly code: string; readonly categoryId: string } | null;
  readonly unit: NamedUnit | null;
  /** The inspector whom the command names. */
  readonly inspector: { readonly id: string; readonly districtCode: string | null } | null;
  /** The other case that the command names, in the same district. */
  readonly other: CaseFile | null;
  /** How many cases are linked to this one as duplicates. */
  readonly duplicateCount: number;
  readonly dispatchRule: { readonly id: string; readonly version: number } | null;
  /** Inspectors on duty near the case, and a lot in [0, 1) to draw one of them. */
  readonly inspectorsNearby: readonly string[];
  readonly lot: number;
  /** Digests of the command's photos that the store does not hold. */
  readonly missingPhotos: readonly string[];
  /** What happened since the version that the person saw. */
  readonly unseenChanges: readonly UnseenChange[];
}

/** The facts of a category, or the refusal that names it. */
export function categoryFacts(context: DecisionContext, categoryId: string): CategoryFacts | Refusal {
  const category = context.categories.find((each) => each.id === categoryId);
  if (!category) return refuse('category-unknown', { categoryId });
  return category.isReportable ? category : refuse('category-not-reportable', { categoryId });
}

/** The reason why a filing condition does not belong to a category, or null. */
export function conditionObjection(
  context: DecisionContext,
  filingConditionId: string | undefined,
  categoryId: string,
): Refusal | null {
  if (filingConditionId === undefined) return null;
  const condition = context.filingConditions.find((each) => each.id === filingConditionId);
  return condition?.categoryId === categoryId ? null : refuse('filing-condition-unknown', { filingConditionId });
}

/** The disposal limit of a case by its filing condition and area class, or null where the table has none. */
export function disposalLimit(
  caseFile: Pick<CaseFile, 'areaClass' | 'filingConditionId'>,
  conditions: readonly FilingConditionFacts[],
): TimeLimit | null {
  const condition = conditions.find((each) => each.id === caseFile.filingConditionId);
  return condition?.limits[caseFile.areaClass] ?? null;
}

/** When a case would be due if it were sent to a unit at `at`; null without a limit. */
export function dueIfSentAt(
  caseFile: Pick<CaseFile, 'areaClass' | 'filingConditionId'>,
  conditions: readonly FilingConditionFacts[],
  at: string,
  calendar: CompiledCalendar,
): string | null {
  const limit = disposalLimit(caseFile, conditions);
  return limit && clockTimes(startClock(at, limit), calendar).dueAt;
}
