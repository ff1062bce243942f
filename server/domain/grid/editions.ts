/**
 * The editions that a period spans, of the days (YYYY-MM-DD, any order) on which grids began or ended: first the one that holds on the
 * first day, where there is one, then each that began by the last day, which counts. The earliest first.
 */
export function editionsSpanned(days: readonly string[], firstDay: string, lastDay: string): string[] {
  const sorted = [...new Set(days)].sort();
  const before = sorted.filter((day) => day <= firstDay).slice(-1);
  return [...before, ...sorted.filter((day) => day > firstDay && day <= lastDay)];
}
