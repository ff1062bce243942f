import type { Category } from '@contract/schemas';

/** A pair in the category's own name says more than one in its filing conditions. */
const NAME_WEIGHT = 3;

/** The categories whose names and conditions share the most pairs of characters with the caller's words, best first. */
export function suggestCategories(categories: readonly Category[], words: string, count: number): Category[] {
  const wanted = pairsOf(words);
  if (wanted.size === 0) return [];
  return categories
    .filter((category) => category.isReportable)
    .map((category) => ({ category, score: scoreOf(category, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.category.recentCases - a.category.recentCases)
    .slice(0, count)
    .map(({ category }) => category);
}

function scoreOf(category: Category, wanted: ReadonlySet<string>): number {
  const conditions = category.conditions.map(({ filingText }) => filingText).join(' ');
  return NAME_WEIGHT * shared(pairsOf(category.name), wanted) + shared(pairsOf(conditions), wanted);
}

function shared(pairs: ReadonlySet<string>, wanted: ReadonlySet<string>): number {
  let count = 0;
  for (const pair of pairs) if (wanted.has(pair)) count++;
  return count;
}

/** Every two Chinese characters that stand side by side. */
function pairsOf(text: string): Set<string> {
  const runs = text.match(/\p{Script=Han}{2,}/gu) ?? [];
  return new Set(
    runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, index) => run.slice(index, index + 2))),
  );
}
