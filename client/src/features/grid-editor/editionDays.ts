const DAY_MILLISECONDS = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** How many days lie between two days, YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((at(to) - at(from)) / DAY_MILLISECONDS);
}

/** The day so many days after another. */
export function dayAt(from: string, days: number): string {
  return new Date(at(from) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The day that an address asks for, or today where it asks for none or for no day of the calendar. */
export function shownDay(asked: string | null, today: string): string {
  if (!asked || !/^\d{4}-\d{2}-\d{2}$/.test(asked) || Number.isNaN(at(asked))) return today;
  return dayAt(asked, 0) === asked ? asked : today;
}
