import type { DispatchFacts, UnitFacts } from './facts.ts';
import { bestOfTrade } from './rankUnits.ts';
import type { DispatchRule } from './rules.ts';

/** The units of one district, with an index by code. */
export interface DistrictUnits {
  readonly all: readonly UnitFacts[];
  readonly byCode: ReadonlyMap<string, UnitFacts>;
}

/** The unit that a rule yields for a case, with the grid that named it where one did; null when it yields none. */
export interface Choice {
  readonly unit: UnitFacts;
  readonly gridCode: string | null;
}

export function districtUnits(units: readonly UnitFacts[], districtCode: string): DistrictUnits {
  const all = units.filter((unit) => unit.districtCode === districtCode);
  return { all, byCode: new Map(all.map((unit) => [unit.code, unit])) };
}

/** Finds the unit in the way the rule says. Only units of the case's own district count. */
export function chooseUnit(rule: DispatchRule, facts: DispatchFacts, units: DistrictUnits): Choice | null {
  const { kind, unitCode } = rule.sendTo;
  switch (kind) {
    case 'component-maintainer':
      return named(units, facts.maintainerCode);
    case 'component-owner':
      return named(units, facts.ownerCode);
    case 'professional-grid-unit':
      return ofProfessionalGrid(rule, facts, units);
    case 'responsibility-grid-unit':
      return named(units, facts.responsibilityGridUnitCode, facts.responsibilityGridCode);
    case 'trade-unit': {
      const unit = bestOfTrade(facts, units.all);
      return unit && { unit, gridCode: null };
    }
    case 'named-unit':
      return named(units, unitCode ?? null);
  }
}

function named(units: DistrictUnits, code: string | null, gridCode: string | null = null): Choice | null {
  const unit = code === null ? undefined : units.byCode.get(code);
  return unit ? { unit, gridCode } : null;
}

/** Of the kinds that the rule names, or else of the kind that the category belongs to. */
function ofProfessionalGrid(rule: DispatchRule, facts: DispatchFacts, units: DistrictUnits): Choice | null {
  const kinds = rule.when.professionalKinds ?? (facts.professionalKind ? [facts.professionalKind] : []);
  for (const grid of facts.professionalGrids) {
    const choice = kinds.includes(grid.kind) ? named(units, grid.unitCode, grid.code) : null;
    if (choice) return choice;
  }
  return null;
}
