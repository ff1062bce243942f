/**
 * The lamp of a case (alias `c`) at an instant given as a bound parameter, in SQL: the same rule as `lampAt` of the
 * domain, for filters and lists. The clock of a handled or ended case stands still at that moment.
 */
export function lampSql(now: string): string {
  const clock = `coalesce(c.handled_at, c.closed_at, ${now})`;
  return `CASE
    WHEN c.due_at IS NULL OR c.dispatched_at IS NULL THEN 'none'
    WHEN ${clock} > c.due_at THEN 'red'
    WHEN ${clock} - c.dispatched_at > 0.8 * (c.due_at - c.dispatched_at) THEN 'yellow'
    ELSE 'green' END`;
}
