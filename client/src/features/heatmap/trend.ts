interface DayCount {
  readonly count: number;
}

/** How the second half of the days compares with the first, in whole percent; null when the first half is empty. */
export function halfChange(byDay: readonly DayCount[]): number | null {
  const middle = Math.floor(byDay.length / 2);
  const sum = (days: readonly DayCount[]) => days.reduce((total, { count }) => total + count, 0);
  const first = sum(byDay.slice(0, middle));
  const second = sum(byDay.slice(byDay.length - middle));
  return first === 0 ? null : Math.round((100 * (second - first)) / first);
}
