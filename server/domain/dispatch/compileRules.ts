import { applies, appliesToCategory } from './applies.ts';
import { districtOfArea, subdistrictOfArea } from './areaCodes.ts';
import { chooseUnit, type DistrictUnits, districtUnits } from './chooseUnit.ts';
import type { DispatchFacts, UnitFacts } from './facts.ts';
import type { DispatchRule, RuleSet } from './rules.ts';

/** Where a rule set sends a case: the unit and the rule, or nulls when no rule yields one. */
export interface Sending {
  readonly unitCode: string | null;
  readonly rule: DispatchRule | null;
}

const nowhere: Sending = { unitCode: null, rule: null };

/**
 * Prepares a rule set for very many cases. Rules are kept by category and subdistrict, so that a case meets only the
 * rules that could concern it; the answer is that of `propose` without reasons and alternatives.
 */
export function compileRules(rules: RuleSet, units: readonly UnitFacts[]): (facts: DispatchFacts) => Sending {
  const candidates = new Map<string, readonly DispatchRule[]>();
  const districts = new Map<string, DistrictUnits>();
  const unitsOf = (districtCode: string): DistrictUnits => {
    const known = districts.get(districtCode) ?? districtUnits(units, districtCode);
    districts.set(districtCode, known);
    return known;
  };
  return (facts) => {
    const key = `${facts.categoryId}|${facts.categoryClass}|${facts.categoryKind}|${facts.trade}|${facts.subdistrictCode}|${facts.districtCode}`;
    let concerned = candidates.get(key);
    if (!concerned) {
      concerned = rules.filter((rule) => mayConcern(rule, facts));
      candidates.set(key, concerned);
    }
    for (const rule of concerned) {
      if (!applies(rule.when, facts)) continue;
      const choice = chooseUnit(rule, facts, unitsOf(facts.districtCode));
      if (choice) return { unitCode: choice.unit.code, rule };
    }
    return nowhere;
  };
}

/** Whether the rule could apply to any case of this category in this subdistrict. */
function mayConcern({ when }: DispatchRule, facts: DispatchFacts): boolean {
  if (!appliesToCategory(when, facts)) return false;
  return when.areaCodes === undefined || when.areaCodes.some((code) => mayLieIn(code, facts));
}

function mayLieIn(code: string, facts: DispatchFacts): boolean {
  const subdistrict = subdistrictOfArea(code);
  return subdistrict === null ? districtOfArea(code) === facts.districtCode : subdistrict === facts.subdistrictCode;
}
