import type { CaseSource } from '../case/caseFile.ts';
import type { ProfessionalKind } from '../grid/codes.ts';

export const categoryKinds = ['component', 'event'] as const;
export type CategoryKind = (typeof categoryKinds)[number];

/** How a rule finds the unit. */
export const unitChoices = [
  'component-maintainer',
  'component-owner',
  'professional-grid-unit',
  'responsibility-grid-unit',
  'trade-unit',
  'named-unit',
] as const;
export type UnitChoice = (typeof unitChoices)[number];

/**
 * Hours of the city's local time, `HH:MM`, the end excluded; they may pass midnight and then belong to the day they begin
 * on. The same hour twice is the whole day. Weekdays count from 1 (Monday) to 7; without them every day counts.
 */
export interface TimeWindow {
  readonly weekdays?: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** Every condition that is set must hold; of the values in one condition any may. */
export interface RuleConditions {
  readonly categoryIds?: readonly string[];
  /** Major classes, as `categoryClassOf` names them. */
  readonly categoryClasses?: readonly string[];
  readonly categoryKinds?: readonly CategoryKind[];
  readonly trades?: readonly string[];
  /** The case lies in a professional grid of one of these kinds. */
  readonly professionalKinds?: readonly ProfessionalKind[];
  /** District, subdistrict, community, unit grid, responsibility grid or professional grid: the code tells which. */
  readonly areaCodes?: readonly string[];
  readonly maintainerCodes?: readonly string[];
  readonly ownerCodes?: readonly string[];
  readonly sources?: readonly CaseSource[];
  /** When the case was filed. */
  readonly timeWindow?: TimeWindow;
}

/** A dispatch rule as data. */
export interface DispatchRule {
  readonly id: string;
  readonly name: string;
  readonly when: RuleConditions;
  readonly sendTo: { readonly kind: UnitChoice; readonly unitCode?: string };
  /** Whether a case is sent without a dispatcher when this rule proposes its unit. */
  readonly isAutomatic: boolean;
}

/** Rules in their order: the first that applies and yields a unit wins. */
export type RuleSet = readonly DispatchRule[];

/** Text that equal rules share, whatever the order of their fields: storage does not keep it. */
export function ruleText(rule: DispatchRule): string {
  return JSON.stringify(rule, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** Whether two rule sets hold the same rules in the same order. */
export function areSameRules(one: RuleSet, other: RuleSet): boolean {
  return one.length === other.length && one.every((rule, index) => isSameRule(rule, other[index]));
}

function isSameRule(one: DispatchRule, other: DispatchRule | undefined): boolean {
  return one === other || (other !== undefined && ruleText(one) === ruleText(other));
}

/** The major class of a category: edition, kind and the first two digits of its code, `CJ/T 214-2007:e01`. */
export function categoryClassOf(category: {
  readonly edition: string;
  readonly kind: CategoryKind;
  readonly code: string;
}): string {
  return `${category.edition}:${category.kind.charAt(0)}${category.code.slice(0, 2)}`;
}
