import type { Category } from '@contract/schemas';
import { pinyinInitials } from './pinyin';

/** The categories reported most often here of late. */
export function mostFrequent(categories: readonly Category[], count: number): Category[] {
  return categories
    .filter((category) => category.isReportable)
    .sort((a, b) => b.recentCases - a.recentCases || (a.id < b.id ? -1 : 1))
    .slice(0, count);
}

/** Reportable categories whose name, English name, code or pinyin initials hold the text; the most frequent first. */
export function searchCategories(categories: readonly Category[], text: string): Category[] {
  const wanted = text.trim().toLowerCase();
  const isMatch = (category: Category) =>
    [category.name, category.majorName, category.englishName.toLowerCase(), category.code].some((name) =>
      name.includes(wanted),
    ) || pinyinInitials(category.name).includes(wanted);
  return mostFrequent(categories, Number.POSITIVE_INFINITY).filter((category) => wanted === '' || isMatch(category));
}
