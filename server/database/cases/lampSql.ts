/**
 * The lamp of a case (alias `c`) at an instant given as a bound parameter, in SQL: the same rule as `lampOfStep` of the
 * domain, for filters and lists. A clock that stands still keeps its lamp.
 */
export function lampSql(now: string): string {
  const clock = `coalesce(c.step_paused_at, ${now})`;
  return `CASE
    WHEN c.step_due_at IS NULL THEN 'none'
    WHEN ${clock} > c.step_due_at THEN 'red'
    WHEN ${clock} > c.step_warn_at THEN 'yellow'
    ELSE 'green' END`;
}
