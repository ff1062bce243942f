import type { AreaClass } from '../grid/codes.ts';
import type { Actor } from '../identity/permissions.ts';
import type { Refusal } from '../refusal.ts';
import type { CompiledCalendar } from '../time-limit/calendar.ts';
import { dueAt } from '../time-limit/dueAt.ts';
import type { TimeLimit } from '../time-limit/units.ts';
import type { CaseFile } from './caseFile.ts';

/** Facts about the category a command names. */
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

/** The place of a new case, as the spatial core answered it. */
export interface PlaceFacts {
  readonly districtCode: string;
  readonly subdistrictCode: string;
  readonly communityCode: string;
  readonly unitGridCode: string;
  readonly responsibilityGridCode: string | null;
  readonly areaClass: AreaClass;
}

/** What a city may set differently. */
export interface CasePolicy {
  readonly isInspectorPhotoRequired: boolean;
  readonly isFeedbackPhotoRequired: boolean;
  readonly isVerificationPhotoRequired: boolean;
}

export const defaultCasePolicy: CasePolicy = {
  isInspectorPhotoRequired: true,
  isFeedbackPhotoRequired: true,
  isVerificationPhotoRequired: false,
};

/** Everything `decide` may look at besides the case and the command; gathered by the application before it is called. */
export interface DecisionContext {
  readonly actor: Actor;
  /** The present instant, ISO 8601 UTC. */
  readonly at: string;
  readonly policy: CasePolicy;
  readonly calendar: CompiledCalendar;
  readonly place: PlaceFacts | Refusal | null;
  readonly category: CategoryFacts | null;
  readonly filingCondition: FilingConditionFacts | null;
  readonly component: { readonly code: string; readonly categoryId: string } | null;
  readonly unit: { readonly code: string; readonly districtCode: string } | null;
  readonly dispatchRuleId: string | null;
  /** Digests of the command's photos that the store does not hold. */
  readonly missingPhotos: readonly string[];
}

/** The disposal due time of a case filed at `at`, by the condition's limit for the case's area class; null without one. */
export function disposalDueAt(
  caseFile: Pick<CaseFile, 'areaClass'>,
  condition: FilingConditionFacts | null,
  at: string,
  calendar: CompiledCalendar,
): string | null {
  const limit = condition?.limits[caseFile.areaClass];
  return limit ? new Date(dueAt(Date.parse(at), limit, calendar)).toISOString() : null;
}
