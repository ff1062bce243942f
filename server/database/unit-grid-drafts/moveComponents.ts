import { cityToday } from '../spatial/gridAtPoint.ts';
import type { RunIn } from '../transaction.ts';

/**
 * Components whose unit grid holds no longer get the one that holds today at their place: on a common border the lowest code. One
 * statement, by index; asked again it changes nothing. Their history keeps the old grid.
 */
const move = `
  WITH ended AS (
    SELECT c.district_code, c.code, c.location FROM components c
    JOIN unit_grids g ON g.district_code = c.district_code AND g.code = c.unit_grid_code
    WHERE ($1::text IS NULL OR g.district_code = $1) AND g.valid_to <= ${cityToday}
  ), placed AS (
    SELECT DISTINCT ON (e.district_code, e.code) e.district_code, e.code, g.code AS unit_grid_code
    FROM ended e JOIN unit_grids g ON g.district_code = e.district_code AND ST_Covers(g.boundary, e.location)
      AND g.valid_from <= ${cityToday} AND ${cityToday} < g.valid_to
    ORDER BY e.district_code, e.code, g.code
  )
  UPDATE components c SET unit_grid_code = placed.unit_grid_code FROM placed
  WHERE c.district_code = placed.district_code AND c.code = placed.code
  RETURNING c.code`;

/** Moves a district's components, or everybody's (null); gives how many. */
export async function moveComponents(run: RunIn, districtCode: string | null): Promise<number> {
  return (await run(move, [districtCode])).length;
}
