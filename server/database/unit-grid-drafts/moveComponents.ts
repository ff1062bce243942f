import { cityToday } from '../spatial/gridAtPoint.ts';
import type { RunIn } from '../transaction.ts';

/**
 * Components whose unit grid holds no longer get the one that holds today at their place: on a common border the lowest code. One
 * statement; asked again it changes nothing. Their history keeps the old grid. It begins at the few grids that ended, and each
 * step is one look into an index: OFFSET 0 keeps the planner from joining whole tables, or reading a district's index for each point.
 */
export const moveText = `
  WITH ended AS MATERIALIZED (
    SELECT district_code, code FROM unit_grids
    WHERE valid_to < 'infinity' AND valid_to <= ${cityToday} AND ($1::text IS NULL OR district_code = $1)
  ), placed AS MATERIALIZED (
    SELECT c.district_code, c.code, now_there.code AS unit_grid_code
    FROM ended
    CROSS JOIN LATERAL (
      SELECT district_code, code, location FROM components
      WHERE components.district_code = ended.district_code AND components.unit_grid_code = ended.code OFFSET 0
    ) AS c
    CROSS JOIN LATERAL (
      SELECT g.code FROM (
        SELECT district_code, code FROM unit_grids
        WHERE ST_Covers(boundary, c.location) AND valid_from <= ${cityToday} AND ${cityToday} < valid_to OFFSET 0
      ) AS g
      WHERE g.district_code = c.district_code ORDER BY g.code LIMIT 1
    ) AS now_there
  )
  UPDATE components c SET unit_grid_code = placed.unit_grid_code FROM placed
  WHERE c.district_code = placed.district_code AND c.code = placed.code
  RETURNING c.code`;

/** Moves a district's components, or everybody's (null); gives how many. */
export async function moveComponents(run: RunIn, districtCode: string | null): Promise<number> {
  return (await run(moveText, [districtCode])).length;
}
