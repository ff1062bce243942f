import { areaClasses } from '../grid/codes.ts';
import { limitMilliseconds } from '../time-limit/units.ts';
import type { CategoryDocument, ConditionDocument, Entry } from './documents.ts';
import type { Fault } from './fault.ts';

/** Work days of the longest disposal limit: extended twice it still ends within the years a calendar is laid out for. */
const LONGEST_LIMIT_MILLISECONDS = 100 * 8 * 3_600_000;
const SHORTEST_LIMIT_MILLISECONDS = 60_000;

/** What is wrong with a category; `others` are the present categories, the checked one as it was among them. */
export function categoryFaults(id: string, category: CategoryDocument, others: readonly Entry<'category'>[]): Fault[] {
  return [...identityFaults(id, category, others), ...conditionFaults(category)];
}

function identityFaults(id: string, category: CategoryDocument, others: readonly Entry<'category'>[]): Fault[] {
  const before = others.find(({ key }) => key === id)?.document;
  const isSame = (other: CategoryDocument, name: 'edition' | 'kind' | 'code'): boolean =>
    other[name] === category[name];
  if (before)
    return (['edition', 'kind', 'code'] as const)
      .filter((name) => !isSame(before, name))
      .map((path): Fault => ({ path, rule: 'fixed-once-saved' }));
  const isTaken = others.some(
    ({ document }) => isSame(document, 'edition') && isSame(document, 'kind') && isSame(document, 'code'),
  );
  return isTaken ? [{ path: 'code', rule: 'code-taken' }] : [];
}

function conditionFaults({ isReportable, conditions }: CategoryDocument): Fault[] {
  if (isReportable && conditions.length === 0) return [{ path: 'conditions', rule: 'category-has-no-condition' }];
  const numbers = conditions.map(({ number }) => number);
  return conditions.flatMap((condition, index): Fault[] => {
    const isRepeated = numbers.indexOf(condition.number) !== index;
    const repeated: Fault[] = isRepeated ? [{ path: `conditions.${index}.number`, rule: 'number-repeated' }] : [];
    return [...repeated, ...limitFaults(`conditions.${index}`, condition)];
  });
}

function limitFaults(path: string, { limits }: ConditionDocument): Fault[] {
  return areaClasses.flatMap((areaClass): Fault[] => {
    const length = limitMilliseconds(limits[areaClass]);
    const isRight = length >= SHORTEST_LIMIT_MILLISECONDS && length <= LONGEST_LIMIT_MILLISECONDS;
    return isRight ? [] : [{ path: `${path}.limits.${areaClass}.value`, rule: 'limit-range' }];
  });
}
