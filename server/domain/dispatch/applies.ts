import type { DispatchFacts } from './facts.ts';
import type { RuleConditions } from './rules.ts';
import { isInWindow } from './timeWindow.ts';

/** Whether every condition that a rule sets holds for a case. */
export function applies(when: RuleConditions, facts: DispatchFacts): boolean {
  return appliesToCategory(when, facts) && appliesToPlace(when, facts) && appliesToRest(when, facts);
}

/** The conditions that the category alone decides. */
export function appliesToCategory(
  when: RuleConditions,
  facts: Pick<DispatchFacts, 'categoryId' | 'categoryClass' | 'categoryKind' | 'trade'>,
): boolean {
  return (
    isAmong(when.categoryIds, facts.categoryId) &&
    isAmong(when.categoryClasses, facts.categoryClass) &&
    isAmong(when.categoryKinds, facts.categoryKind) &&
    isAmong(when.trades, facts.trade)
  );
}

function appliesToPlace(when: RuleConditions, facts: DispatchFacts): boolean {
  const { areaCodes, professionalKinds } = when;
  return (
    (areaCodes === undefined || areaCodes.some((code) => liesIn(facts, code))) &&
    (professionalKinds === undefined || facts.professionalGrids.some((grid) => professionalKinds.includes(grid.kind)))
  );
}

/** Whether a case lies in the area or grid with this code. */
export function liesIn(facts: DispatchFacts, code: string): boolean {
  return (
    code === facts.subdistrictCode ||
    code === facts.districtCode ||
    code === facts.responsibilityGridCode ||
    code === facts.communityCode ||
    code === facts.unitGridCode ||
    facts.professionalGrids.some((grid) => grid.code === code)
  );
}

function appliesToRest(when: RuleConditions, facts: DispatchFacts): boolean {
  return (
    isAmong(when.maintainerCodes, facts.maintainerCode) &&
    isAmong(when.ownerCodes, facts.ownerCode) &&
    isAmong(when.sources, facts.source) &&
    (when.timeWindow === undefined || isInWindow(when.timeWindow, facts.filedAt))
  );
}

function isAmong<T extends string>(values: readonly T[] | undefined, value: T | null): boolean {
  return values === undefined || (value !== null && values.includes(value));
}
