import type { Heatmap } from '@contract/schemas';

/** One area of the ranking. */
export interface RankedArea {
  readonly rank: number;
  readonly code: string;
  readonly count: number;
  readonly overdue: number;
}

/** Areas by cases, the most first; equal counts share a rank. */
export function rankAreas({ codes, counts, overdue }: Pick<Heatmap, 'codes' | 'counts' | 'overdue'>): RankedArea[] {
  const areas = codes
    .map((code, index) => ({ code, count: counts[index] ?? 0, overdue: overdue[index] ?? 0 }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  let rank = 0;
  return areas.map((area, index) => {
    if (index === 0 || area.count !== areas[index - 1]?.count) rank = index + 1;
    return { rank, ...area };
  });
}

/** How the second half of the days compares with the first, in whole percent; null when the first half is empty. */
export function halfChange(byDay: Heatmap['byDay']): number | null {
  const middle = Math.floor(byDay.length / 2);
  const sum = (days: Heatmap['byDay']) => days.reduce((total, { count }) => total + count, 0);
  const first = sum(byDay.slice(0, middle));
  const second = sum(byDay.slice(byDay.length - middle));
  return first === 0 ? null : Math.round((100 * (second - first)) / first);
}

/** The areas whose children are ranked: their names answer for the ranked codes. */
export function parentsOf(codes: readonly string[], level: Heatmap['level']): (string | null)[] {
  if (level === 'district') return [null];
  const digits = level === 'subdistrict' ? 6 : 9;
  return [...new Set(codes.map((code) => code.slice(0, digits)))];
}

/** The part of a code that is an area with a name. */
export function namedPart(code: string, level: Heatmap['level']): string {
  if (level === 'district') return code;
  if (level === 'subdistrict' || level === 'responsibility-grid') return code.slice(0, 9);
  return code.slice(0, 12);
}
