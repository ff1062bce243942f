import { applies, liesIn } from './applies.ts';
import { type Choice, chooseUnit, type DistrictUnits, districtUnits } from './chooseUnit.ts';
import type { DispatchFacts, UnitFacts } from './facts.ts';
import { rankUnits } from './rankUnits.ts';
import type { DispatchRule, RuleSet } from './rules.ts';

export const reasonCodes = [
  'rule',
  'category',
  'trade',
  'source',
  'filed-at',
  'area',
  'component-maintainer',
  'component-owner',
  'professional-grid',
  'responsibility-grid',
  'subdistrict',
  'load',
] as const;

/** One fact that a proposal rests on; `code` is the translation key, `value` what was found. */
export interface Reason {
  readonly code: (typeof reasonCodes)[number];
  readonly value: string;
}

/** Another unit that could be chosen, with what speaks for it. */
export interface Alternative {
  readonly unitCode: string;
  readonly name: string;
  readonly isOfTrade: boolean;
  readonly openCases: number;
  readonly distanceMeters: number | null;
}

export interface Proposal {
  readonly unitCode: string | null;
  readonly ruleId: string | null;
  readonly ruleName: string | null;
  /** Whether the rule may send the case without a dispatcher. */
  readonly isAutomatic: boolean;
  readonly reasons: readonly Reason[];
  /** Other units, ranked: the trade, the own subdistrict, the lighter load, the shorter way. */
  readonly alternatives: readonly Alternative[];
}

const MAXIMUM_ALTERNATIVES = 8;

/** Proposes the disposal unit for a case and says which rule and facts led there. Pure and deterministic. */
export function propose(facts: DispatchFacts, rules: RuleSet, units: readonly UnitFacts[]): Proposal {
  const own = districtUnits(units, facts.districtCode);
  const winner = firstThatYields(facts, rules, own);
  const alternatives = alternativesTo(winner?.choice.unit.code ?? null, facts, own);
  if (!winner) return { unitCode: null, ruleId: null, ruleName: null, isAutomatic: false, reasons: [], alternatives };
  const { rule, choice } = winner;
  return {
    unitCode: choice.unit.code,
    ruleId: rule.id,
    ruleName: rule.name,
    isAutomatic: rule.isAutomatic,
    reasons: reasonsOf(rule, choice, facts),
    alternatives,
  };
}

/** The first rule in order that applies and yields a unit. The reference that `compileRules` has to agree with. */
export function firstThatYields(
  facts: DispatchFacts,
  rules: RuleSet,
  units: DistrictUnits,
): { rule: DispatchRule; choice: Choice } | null {
  for (const rule of rules) {
    const choice = applies(rule.when, facts) ? chooseUnit(rule, facts, units) : null;
    if (choice) return { rule, choice };
  }
  return null;
}

function alternativesTo(chosen: string | null, facts: DispatchFacts, units: DistrictUnits): Alternative[] {
  return rankUnits(facts, units.all)
    .filter(({ unit }) => unit.code !== chosen)
    .slice(0, MAXIMUM_ALTERNATIVES)
    .map(({ unit, isOfTrade, distanceMeters }) => ({
      unitCode: unit.code,
      name: unit.name,
      isOfTrade,
      openCases: unit.openCases,
      distanceMeters,
    }));
}

/** Every fact that a condition looked at, then those that the choice of the unit rests on. */
function reasonsOf(rule: DispatchRule, choice: Choice, facts: DispatchFacts): Reason[] {
  const reasons: Reason[] = [
    { code: 'rule', value: rule.name },
    { code: 'category', value: facts.categoryId },
    ...conditionReasons(rule, facts),
    ...choiceReasons(rule, choice, facts),
  ];
  if (facts.responsibilityGridCode) reasons.push({ code: 'responsibility-grid', value: facts.responsibilityGridCode });
  const key = ({ code, value }: Reason): string => `${code} ${value}`;
  return [...new Map(reasons.map((reason) => [key(reason), reason])).values()];
}

function conditionReasons({ when }: DispatchRule, facts: DispatchFacts): Reason[] {
  const { weekday, minute } = facts.filedAt;
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const area = when.areaCodes?.find((code) => liesIn(facts, code));
  const grid = facts.professionalGrids.find(({ kind }) => when.professionalKinds?.includes(kind));
  const found: readonly (readonly [Reason['code'], string | null | undefined])[] = [
    ['trade', when.trades && facts.trade],
    ['area', area],
    ['professional-grid', grid?.code],
    ['component-maintainer', when.maintainerCodes && facts.componentCode],
    ['component-owner', when.ownerCodes && facts.componentCode],
    ['source', when.sources && facts.source],
    ['filed-at', when.timeWindow && `${weekday} ${time}`],
  ];
  return found.flatMap(([code, value]) => (value ? [{ code, value }] : []));
}

function choiceReasons(rule: DispatchRule, { unit, gridCode }: Choice, facts: DispatchFacts): Reason[] {
  switch (rule.sendTo.kind) {
    case 'component-maintainer':
    case 'component-owner':
      return [{ code: rule.sendTo.kind, value: facts.componentCode ?? '' }];
    case 'professional-grid-unit':
      return [{ code: 'professional-grid', value: gridCode ?? '' }];
    case 'trade-unit':
      return [
        { code: 'trade', value: facts.trade ?? '' },
        ...(unit.subdistrictCode ? [{ code: 'subdistrict', value: unit.subdistrictCode } as const] : []),
        { code: 'load', value: String(unit.openCases) },
      ];
    case 'responsibility-grid-unit':
    case 'named-unit':
      return [];
  }
}
