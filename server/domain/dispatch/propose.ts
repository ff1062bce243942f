import type { ProfessionalKind } from '../grid/codes.ts';

/** A dispatch rule as data: every condition that is set must hold; the lowest priority number wins. */
export interface DispatchRule {
  readonly id: string;
  readonly priority: number;
  readonly name: string;
  readonly categoryId: string | null;
  readonly trade: string | null;
  readonly professionalKind: ProfessionalKind | null;
  readonly districtCode: string | null;
  readonly subdistrictCode: string | null;
  readonly chooses: 'component-maintainer' | 'professional-grid-unit' | 'trade-unit' | 'named-unit';
  readonly unitCode: string | null;
}

/** A disposal unit a case may go to, with its open cases. */
export interface UnitFacts {
  readonly code: string;
  readonly name: string;
  readonly districtCode: string;
  readonly subdistrictCode: string | null;
  readonly trades: readonly string[];
  readonly openCases: number;
}

/** What is known of the case: category, place, component, and the professional grids it lies in. */
export interface DispatchFacts {
  readonly categoryId: string;
  readonly trade: string | null;
  readonly districtCode: string;
  readonly subdistrictCode: string;
  readonly responsibilityGridCode: string | null;
  readonly componentCode: string | null;
  readonly maintainerCode: string | null;
  readonly professionalGrids: readonly {
    code: string;
    kind: ProfessionalKind;
    name: string;
    unitCode: string | null;
  }[];
  /** The professional kind that the category belongs to, where it does. */
  readonly professionalKind: ProfessionalKind | null;
}

/** One fact that a proposal rests on; `code` is the translation key, `value` what was found. */
export interface Reason {
  readonly code:
    | 'rule'
    | 'category'
    | 'component-maintainer'
    | 'professional-grid'
    | 'responsibility-grid'
    | 'subdistrict'
    | 'load';
  readonly value: string;
}

export interface Proposal {
  readonly unitCode: string | null;
  readonly ruleId: string | null;
  readonly ruleName: string | null;
  readonly reasons: readonly Reason[];
  /** Other units of the trade, the nearest subdistrict and the lightest load first. */
  readonly alternatives: readonly { unitCode: string; name: string; openCases: number }[];
}

/** Proposes the disposal unit for a case and says which rule and facts led there. Pure and deterministic. */
export function propose(facts: DispatchFacts, rules: readonly DispatchRule[], units: readonly UnitFacts[]): Proposal {
  const ranked = rankUnits(facts, units);
  for (const rule of [...rules].sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1))) {
    if (!applies(rule, facts)) continue;
    const choice = choose(rule, facts, units, ranked);
    if (!choice) continue;
    const reasons: Reason[] = [
      { code: 'rule', value: rule.name },
      { code: 'category', value: facts.categoryId },
      ...choice.reasons,
    ];
    if (facts.responsibilityGridCode)
      reasons.push({ code: 'responsibility-grid', value: facts.responsibilityGridCode });
    return {
      unitCode: choice.unit.code,
      ruleId: rule.id,
      ruleName: rule.name,
      reasons,
      alternatives: others(ranked, choice.unit.code),
    };
  }
  return { unitCode: null, ruleId: null, ruleName: null, reasons: [], alternatives: others(ranked, null) };
}

function applies(rule: DispatchRule, facts: DispatchFacts): boolean {
  return (
    (rule.categoryId === null || rule.categoryId === facts.categoryId) &&
    (rule.trade === null || rule.trade === facts.trade) &&
    (rule.professionalKind === null || facts.professionalGrids.some((grid) => grid.kind === rule.professionalKind)) &&
    (rule.districtCode === null || rule.districtCode === facts.districtCode) &&
    (rule.subdistrictCode === null || rule.subdistrictCode === facts.subdistrictCode)
  );
}

interface Choice {
  readonly unit: UnitFacts;
  readonly reasons: readonly Reason[];
}

function choose(
  rule: DispatchRule,
  facts: DispatchFacts,
  units: readonly UnitFacts[],
  ranked: readonly UnitFacts[],
): Choice | null {
  const byCode = (code: string | null): UnitFacts | undefined => units.find((unit) => unit.code === code);
  switch (rule.chooses) {
    case 'component-maintainer': {
      const unit = byCode(facts.maintainerCode);
      return unit ? { unit, reasons: [{ code: 'component-maintainer', value: facts.componentCode ?? '' }] } : null;
    }
    case 'professional-grid-unit': {
      const kind = rule.professionalKind ?? facts.professionalKind;
      const grid = facts.professionalGrids.find((candidate) => candidate.kind === kind && byCode(candidate.unitCode));
      const unit = byCode(grid?.unitCode ?? null);
      return grid && unit ? { unit, reasons: [{ code: 'professional-grid', value: grid.code }] } : null;
    }
    case 'trade-unit': {
      const unit = ranked[0];
      if (!unit) return null;
      const place: Reason[] = unit.subdistrictCode ? [{ code: 'subdistrict', value: unit.subdistrictCode }] : [];
      return { unit, reasons: [...place, { code: 'load', value: String(unit.openCases) }] };
    }
    case 'named-unit': {
      const unit = byCode(rule.unitCode);
      return unit ? { unit, reasons: [] } : null;
    }
  }
}

/** Units of the case's trade in its district: those of its own subdistrict first, then by load, then by code. */
function rankUnits(facts: DispatchFacts, units: readonly UnitFacts[]): UnitFacts[] {
  const isNear = (unit: UnitFacts): number => (unit.subdistrictCode === facts.subdistrictCode ? 0 : 1);
  return units
    .filter((unit) => unit.districtCode === facts.districtCode)
    .filter((unit) => unit.subdistrictCode === null || unit.subdistrictCode === facts.subdistrictCode)
    .filter((unit) => facts.trade === null || unit.trades.includes(facts.trade))
    .sort((a, b) => isNear(a) - isNear(b) || a.openCases - b.openCases || (a.code < b.code ? -1 : 1));
}

function others(ranked: readonly UnitFacts[], chosen: string | null): Proposal['alternatives'] {
  return ranked
    .filter((unit) => unit.code !== chosen)
    .slice(0, 5)
    .map((unit) => ({ unitCode: unit.code, name: unit.name, openCases: unit.openCases }));
}
