import type { DispatchRule, RuleSet } from '../rules.ts';
import { covers, districtsOf, type Extent, extentOf, sharedCase } from './extent.ts';
import type { Finding } from './finding.ts';
import type { KnownValues } from './knownValues.ts';
import { repeatedIds, unknownValues } from './unknownValues.ts';

/** More hints than this help nobody. */
const MAXIMUM_HINTS = 200;

interface Laid {
  readonly rule: DispatchRule;
  readonly extent: Extent;
  /** The district of the unit that the rule names; null when it names none that there is. */
  readonly unitDistrict: string | null;
}

/**
 * Points out what is wrong or doubtful: names that the city does not know, rules that can never send a case, and pairs
 * whose order decides. Only what is certain is called dead; a rule that is not named here may still be of no use,
 * which a dry run shows.
 */
export function inspectRules(rules: RuleSet, known: KnownValues): Finding[] {
  const laid = rules.map((rule): Laid => {
    const { kind, unitCode } = rule.sendTo;
    const unitDistrict = kind === 'named-unit' && unitCode !== undefined ? (known.units.get(unitCode) ?? null) : null;
    return { rule, extent: extentOf(rule, known), unitDistrict };
  });
  const errors = [...unknownValues(rules, known), ...repeatedIds(rules)];
  const useless = laid.flatMap((later, index) => uselessness(later, laid, index));
  const dead = new Set(useless.map(({ ruleIndex }) => ruleIndex));
  const hints = laid.flatMap((later, index) =>
    dead.has(index) ? [] : overlaps(later, laid.slice(0, index), index, dead),
  );
  return [...errors, ...useless, ...hints.slice(0, MAXIMUM_HINTS)];
}

function uselessness(later: Laid, laid: readonly Laid[], ruleIndex: number): Finding[] {
  const warning = { level: 'warning', ruleIndex, path: `rules[${ruleIndex}]`, value: null, example: null } as const;
  if (canNeverSend(later)) return [{ ...warning, code: 'never', otherRuleIndex: null }];
  const earlier = laid.findIndex((other, index) => index < ruleIndex && takesAll(other, later));
  return earlier < 0 ? [] : [{ ...warning, code: 'dead', otherRuleIndex: earlier }];
}

/** No category is left, or the named unit belongs to another district than the rule's areas. */
function canNeverSend({ extent, unitDistrict }: Laid): boolean {
  if (extent.categories?.size === 0) return true;
  const districts = districtsOf(extent);
  return unitDistrict !== null && districts !== null && !districts.has(unitDistrict);
}

/** Whether the earlier rule yields a unit for every case for which the later one would. */
function takesAll(earlier: Laid, later: Laid): boolean {
  return covers(earlier.extent, later.extent) && (yieldsAlways(earlier, later) || yieldsAlike(earlier, later));
}

/** A named unit is always there for the cases of its own district. */
function yieldsAlways({ unitDistrict }: Laid, later: Laid): boolean {
  if (unitDistrict === null) return false;
  const districts = later.unitDistrict === null ? districtsOf(later.extent) : new Set([later.unitDistrict]);
  return districts !== null && [...districts].every((district) => district === unitDistrict);
}

/** Both look for the unit in the same way, so the earlier finds one whenever the later does. */
function yieldsAlike({ rule: earlier }: Laid, { rule: later }: Laid): boolean {
  const { kind } = earlier.sendTo;
  if (kind !== later.sendTo.kind || kind === 'named-unit') return false;
  if (kind !== 'professional-grid-unit') return true;
  // Without kinds of its own a rule takes that of the category.
  return (earlier.when.professionalKinds === undefined) === (later.when.professionalKinds === undefined);
}

/** Earlier rules that share some cases with this one and lead elsewhere, neither being an exception to the other. */
function overlaps(later: Laid, earlier: readonly Laid[], ruleIndex: number, dead: ReadonlySet<number>): Finding[] {
  return earlier.flatMap((other, otherRuleIndex): Finding[] => {
    if (dead.has(otherRuleIndex) || leadAlike(other.rule, later.rule)) return [];
    if (covers(other.extent, later.extent) || covers(later.extent, other.extent)) return [];
    const example = sharedCase(other.extent, later.extent);
    if (!example) return [];
    const path = `rules[${ruleIndex}]`;
    return [{ level: 'hint', code: 'overlapping', path, ruleIndex, value: null, otherRuleIndex, example }];
  });
}

function leadAlike(one: DispatchRule, other: DispatchRule): boolean {
  return one.sendTo.kind === other.sendTo.kind && one.sendTo.unitCode === other.sendTo.unitCode;
}
