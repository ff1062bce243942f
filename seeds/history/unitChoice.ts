import type { CaseFile } from '../../server/domain/case/caseFile.ts';
import type { DecisionContext } from '../../server/domain/case/context.ts';
import type { UnitFacts } from '../../server/domain/dispatch/facts.ts';
import { propose } from '../../server/domain/dispatch/propose.ts';
import { groupBy } from '../groupBy.ts';
import type { CityFacts, SubUnit } from './cityFacts.ts';
import { dispatchFactsOf } from './dispatchFacts.ts';
import type { CasePlan } from './plan.ts';
import type { PlannedKind } from './plannedStep.ts';

interface Choice {
  readonly unit: NonNullable<DecisionContext['unit']>;
  readonly dispatchRule: DecisionContext['dispatchRule'];
}

/** Finds the unit that a step names, as the dispatcher's proposal or the unit's own list would, with the loads of the moment. */
export class UnitChoice {
  private readonly facts: CityFacts;
  private readonly byDistrict: Map<string, (UnitFacts & { openCases: number })[]>;
  private readonly byCode: Map<string, UnitFacts & { openCases: number }>;
  private readonly subUnits: Map<string, SubUnit[]>;

  constructor(facts: CityFacts) {
    this.facts = facts;
    const units = facts.units.map((unit) => ({ ...unit }));
    this.byDistrict = groupBy(units, (unit) => unit.districtCode);
    this.byCode = new Map(units.map((unit) => [unit.code, unit]));
    this.subUnits = groupBy(facts.subUnits, (unit) => unit.parentCode);
  }

  /** Null for a step that names none, and where a unit has no sub-unit for the place. */
  for(kind: PlannedKind, plan: CasePlan, current: CaseFile, at: number): Choice | null {
    if (kind === 'dispatch') return this.proposed(plan, current, at);
    return kind === 'assign-sub-unit' ? this.subUnit(current) : null;
  }

  /** Open cases of a unit, counted as the product counts them: sent to it and not yet handled. */
  countLoad(caseFile: CaseFile | null, change: 1 | -1): void {
    if (!caseFile?.unitCode || !['dispatched', 'handling'].includes(caseFile.status)) return;
    const unit = this.byCode.get(caseFile.unitCode);
    if (unit) unit.openCases += change;
  }

  /** What the rules propose; a case that its unit has returned goes to the next best. */
  private proposed(plan: CasePlan, current: CaseFile, at: number): Choice | null {
    const { districtCode, previousUnitCode } = current;
    const facts = dispatchFactsOf(plan, current, this.facts, new Date(at).toISOString());
    const proposal = propose(facts, this.facts.rules, this.byDistrict.get(districtCode) ?? []);
    const next = proposal.alternatives.find((alternative) => alternative.unitCode !== previousUnitCode);
    if (proposal.unitCode === previousUnitCode && next) return choiceOf(next.unitCode, districtCode);
    if (proposal.unitCode === null) return null;
    const { ruleSetVersion } = this.facts;
    const hasRule = proposal.ruleId !== null && ruleSetVersion !== null;
    const rule = hasRule ? { id: proposal.ruleId, version: ruleSetVersion } : null;
    return choiceOf(proposal.unitCode, districtCode, rule);
  }

  /** The sub-unit of the case's subdistrict, or one of those for the whole district by turns. */
  private subUnit({ unitCode, districtCode, subdistrictCode, dispatchedAt }: CaseFile): Choice | null {
    const known = this.subUnits.get(unitCode ?? '') ?? [];
    const near = known.filter((unit) => unit.subdistrictCode === subdistrictCode);
    const choice = near.length > 0 ? near : known.filter((unit) => unit.subdistrictCode === null);
    const unit = choice[Date.parse(dispatchedAt ?? '') % choice.length];
    return unit ? choiceOf(unit.code, districtCode, null, unit.parentCode) : null;
  }
}

function choiceOf(
  code: string,
  districtCode: string,
  dispatchRule: Choice['dispatchRule'] = null,
  parentCode: string | null = null,
): Choice {
  return { unit: { code, districtCode, parentCode }, dispatchRule };
}
