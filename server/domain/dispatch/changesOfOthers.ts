import { districtOfArea } from './areaCodes.ts';
import { type DispatchRule, type RuleSet, ruleText } from './rules.ts';

/**
 * What a person of one district changed beyond it: the place of the first rule that other districts could meet and that
 * is not, in content and order, what it was; null when there is none. Rules for the own district alone may be changed,
 * added, removed and moved freely, since they never touch another's cases.
 */
export function changeBeyondDistrict(before: RuleSet, after: RuleSet, districtCode: string): string | null {
  const [old, present] = [before, after].map((rules) =>
    rules.flatMap((rule, index) => (isOwn(rule, districtCode) ? [] : [{ text: ruleText(rule), index }])),
  ) as [Foreign[], Foreign[]];
  const different = present.find(({ text }, position) => old[position]?.text !== text);
  if (different) return `rules[${different.index}]`;
  return old.length > present.length ? 'rules' : null;
}

interface Foreign {
  readonly text: string;
  readonly index: number;
}

function isOwn({ when }: DispatchRule, districtCode: string): boolean {
  return when.areaCodes?.every((code) => districtOfArea(code) === districtCode) ?? false;
}
