/** The name of a category's major class, as the domain's `categoryClassOf` makes it. */
export const categoryClassSql = `g.edition || ':' || left(g.kind, 1) || left(g.code, 2)`;

/** The moment a case was filed (or would be, at `fallback`) on the city's clocks. */
export function filedLocallySql(fallback: string): string {
  return `coalesce(c.filed_at, ${fallback}) AT TIME ZONE (SELECT time_zone FROM calendars WHERE code = 'default')`;
}

/** What counts as a unit's load: sent to it and not yet handled. */
export const isLoadSql = `status IN ('dispatched', 'handling')`;
