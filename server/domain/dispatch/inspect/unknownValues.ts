import { areaKindOf } from '../areaCodes.ts';
import type { DispatchRule, RuleSet } from '../rules.ts';
import type { Finding, FindingCode } from './finding.ts';
import type { KnownValues } from './knownValues.ts';

/** Every value that a rule names and the city does not have, with its place. */
export function unknownValues(rules: RuleSet, known: KnownValues): Finding[] {
  const sets = {
    categories: new Set(known.categories.map(({ id }) => id)),
    classes: new Set(known.categories.map(({ categoryClass }) => categoryClass)),
    trades: new Set(known.categories.map(({ trade }) => trade)),
  };
  return rules.flatMap((rule, ruleIndex) => {
    const at = `rules[${ruleIndex}]`;
    const { when } = rule;
    const missing = (
      code: FindingCode,
      field: keyof DispatchRule['when'],
      values: readonly string[] | undefined,
      isKnown: (value: string) => boolean,
    ): Finding[] =>
      (values ?? []).flatMap((value, index) =>
        isKnown(value) ? [] : [errorAt(code, `${at}.when.${field}[${index}]`, ruleIndex, value)],
      );
    const isUnit = (code: string): boolean => known.units.has(code);
    const isArea = (code: string): boolean => areaKindOf(code) !== null && known.areaCodes.has(code);
    return [
      ...missing('unknown-category', 'categoryIds', when.categoryIds, (id) => sets.categories.has(id)),
      ...missing('unknown-category-class', 'categoryClasses', when.categoryClasses, (name) => sets.classes.has(name)),
      ...missing('unknown-trade', 'trades', when.trades, (trade) => sets.trades.has(trade)),
      ...missing('unknown-area', 'areaCodes', when.areaCodes, isArea),
      ...missing('unknown-unit', 'maintainerCodes', when.maintainerCodes, isUnit),
      ...missing('unknown-unit', 'ownerCodes', when.ownerCodes, isUnit),
      ...unknownTarget(rule, `${at}.sendTo.unitCode`, ruleIndex, isUnit),
    ];
  });
}

function unknownTarget(
  { sendTo }: DispatchRule,
  path: string,
  ruleIndex: number,
  isUnit: (code: string) => boolean,
): Finding[] {
  if (sendTo.kind !== 'named-unit' || (sendTo.unitCode !== undefined && isUnit(sendTo.unitCode))) return [];
  return [errorAt('unknown-unit', path, ruleIndex, sendTo.unitCode ?? '')];
}

/** Rules that bear the id of an earlier one: a case could not tell which of them sent it. */
export function repeatedIds(rules: RuleSet): Finding[] {
  const first = new Map<string, number>();
  return rules.flatMap(({ id }, ruleIndex) => {
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, ruleIndex);
      return [];
    }
    return [{ ...errorAt('repeated-id', `rules[${ruleIndex}].id`, ruleIndex, id), otherRuleIndex: earlier }];
  });
}

function errorAt(code: FindingCode, path: string, ruleIndex: number, value: string): Finding {
  return { level: 'error', code, path, ruleIndex, value, otherRuleIndex: null, example: null };
}
