import type { Knex } from 'knex';
import type { GridProof, RunKey } from '../../application/import/ports.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';

/**
 * Where the components of a run stand, asked anew of places and borders, whatever the load wrote: one index look-up each. A component on
 * a common border touches several grids and belongs to one of them.
 */
const prove = `
  WITH mine AS MATERIALIZED (
    SELECT c.code, c.unit_grid_code, c.location FROM import_rows r
    JOIN components c ON c.district_code = r.district_code AND c.code = r.component_code
    WHERE r.district_code = :district AND r.run_id = :run AND r.is_loaded AND c.state <> 'removed'
  ), found AS (
    SELECT m.code, m.unit_grid_code IS NULL AS "hasNone", count(g.code)::int AS grids,
      coalesce(bool_or(g.code = m.unit_grid_code), false) AS "isOwn"
    FROM mine m LEFT JOIN unit_grids g ON g.district_code = :district AND ST_Covers(g.boundary, m.location)
      AND g.valid_from <= ${cityToday} AND ${cityToday} < g.valid_to
    GROUP BY 1, 2
  ), judged AS (
    SELECT code, grids, CASE WHEN grids = 0 THEN "hasNone" ELSE "isOwn" END AS "isRight" FROM found
  )
  SELECT count(*)::int AS checked, (count(*) FILTER (WHERE NOT "isRight"))::int AS "inWrongGrid",
    (count(*) FILTER (WHERE grids = 0))::int AS "outsideGrids", (count(*) FILTER (WHERE grids > 1))::int AS "onBorder",
    coalesce((array_agg(code ORDER BY code) FILTER (WHERE NOT "isRight"))[1:20], '{}') AS examples
  FROM judged`;

/** Proves that each loaded component of a run is in exactly the grid that it stands in. */
export async function proveGrids(transaction: Knex.Transaction, run: RunKey): Promise<GridProof> {
  const values = { district: run.districtCode, run: run.runId };
  const { rows } = await transaction.raw<{ rows: GridProof[] }>(prove, values);
  return rows[0] ?? { checked: 0, inWrongGrid: 0, outsideGrids: 0, onBorder: 0, examples: [] };
}
