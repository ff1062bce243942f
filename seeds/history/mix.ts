import { type Random, weightedIndex } from '../random.ts';
import type { HistoryStatistics } from './statistics.ts';

/**
 * Which of our categories stand for each group of the statistics, with weights inside the group. The groups' own shares
 * come from the statistics; the weights inside are chosen for a Chinese inner city.
 */
const categoriesOfGroup: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'bulky-waste': { 'cjt214-2007-e0108': 6, 'cjt214-2007-e0103': 3, 'cjt214-2007-e0507': 4 },
  garbage: { 'cjt214-2007-e0102': 9, 'cjt214-2007-c0305': 3, 'cjt214-2007-c0304': 1, 'professional-e9911': 1 },
  'dirty-street': { 'cjt214-2007-e0104': 8, 'cjt214-2007-e0112': 1, 'professional-e9912': 2, 'cjt214-2007-e0113': 1 },
  green: { 'cjt214-2007-c0402': 6, 'cjt214-2007-e0106': 3, 'cjt214-2007-c0408': 1, 'local-e9804': 1 },
  'street-light': { 'cjt214-2007-c0118': 8, 'cjt214-2007-c0120': 1, 'cjt214-2007-c0119': 1 },
  'street-occupation': {
    'cjt214-2007-e0505': 4,
    'cjt214-2007-e0506': 3,
    'cjt214-2007-e0504': 3,
    'cjt214-2007-e0501': 2,
    'local-e9802': 2,
  },
  'abandoned-vehicle': { 'cjt214-2007-e0107': 3, 'cjt214-2007-e0505': 2 },
  'water-supply': { 'cjt214-2007-e0402': 5, 'cjt214-2007-c0101': 2, 'cjt214-2007-c0113': 1 },
  drainage: {
    'cjt214-2007-e0404': 4,
    'cjt214-2007-c0104': 3,
    'cjt214-2007-c0103': 2,
    'cjt214-2007-e0406': 1,
    'cjt214-2007-e0105': 1,
    'professional-e9901': 1,
    'professional-e9932': 1,
  },
  road: { 'cjt214-2007-e0110': 6, 'professional-e9922': 2, 'professional-e9921': 1, 'cjt214-2007-e0401': 1 },
  'signs-and-signals': { 'cjt214-2007-c0209': 4, 'cjt214-2007-c0210': 2, 'cjt214-2007-c0211': 2 },
  graffiti: { 'cjt214-2007-e0201': 6, 'cjt214-2007-e0203': 1, 'cjt214-2007-c0307': 2, 'professional-e9913': 1 },
  'animals-and-pests': { 'local-e9805': 3, 'cjt214-2007-e0117': 2, 'local-e9806': 2 },
  buildings: { 'local-e9807': 2, 'cjt214-2007-e0101': 2, 'local-e9803': 1, 'professional-e9931': 1 },
};

/** A kind of case: a category and the group whose durations it follows. */
export interface CaseKind {
  readonly categoryId: string;
  readonly group: string;
  readonly limitUsed: readonly number[];
}

/** All kinds with their shares of the whole, which sum to about 1. */
export function caseKinds(statistics: HistoryStatistics): (CaseKind & { readonly share: number })[] {
  return statistics.groups.flatMap(({ name, share, limitUsed }) => {
    const weights = Object.entries(categoriesOfGroup[name] ?? {});
    if (weights.length === 0) throw new Error(`the group ${name} of the statistics has no categories`);
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
    return weights.map(([categoryId, weight]) => ({
      categoryId,
      group: name,
      limitUsed,
      share: (share * weight) / total,
    }));
  });
}

/** Makes kinds of cases in the mix of the statistics. */
export function drawKinds(statistics: HistoryStatistics): (random: Random) => CaseKind {
  const kinds = caseKinds(statistics);
  const indexOf = weightedIndex(kinds.map((kind) => kind.share));
  return (random) => {
    const kind = kinds[indexOf(random)];
    if (!kind) throw new RangeError('the statistics have no groups');
    return kind;
  };
}
