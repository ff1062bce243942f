import type { Position } from '../../domain/case/caseFile.ts';
import type { PlaceFacts } from '../../domain/case/context.ts';
import type { AreaClass } from '../../domain/grid/codes.ts';
import { areasOfUnitGrid } from '../../domain/grid/codes.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Database } from '../connection.ts';
import { runStatement, type Statement } from '../statement.ts';
import { gridAtPoint, responsibilityOfGrid, whereInstead } from './gridAtPoint.ts';
import { refuseOutside, refusePolar, type WhereInstead } from './outside.ts';

interface PlaceRow {
  grid_code: string | null;
  area_class: AreaClass;
  responsibility_code: string | null;
  professional_codes: string[];
  instead: WhereInstead | null;
}

/** The place of a new case in one statement; $1 longitude, $2 latitude. */
export const placeStatement: Statement = {
  name: 'place-of',
  text: `${gridAtPoint()}, ${responsibilityOfGrid}
    SELECT grid.code AS grid_code, grid.area_class, responsibility.code AS responsibility_code,
      ARRAY(SELECT p.code FROM professional_grids p, place
        WHERE p.district_code = grid.district_code AND ST_Covers(p.boundary, place.point) AND p.valid_from <= place.today AND place.today < p.valid_to ORDER BY p.code)
        AS professional_codes,
      CASE WHEN grid.code IS NULL THEN (${whereInstead}) END AS instead
    FROM place LEFT JOIN grid ON true LEFT JOIN responsibility ON true`,
};

/** The few facts a new case needs of its place, or why there can be none: `outside-grid`, `outside-city`, `coordinates-swapped`. */
export async function placeOf(database: Database, position: Position): Promise<PlaceFacts | Refusal> {
  const polar = await refusePolar(database, position);
  if (polar) return polar;
  const [row] = await runStatement<PlaceRow>(database, placeStatement, [position.longitude, position.latitude]);
  if (!row) throw new Error('the place statement answers exactly one row');
  if (row.grid_code === null) return refuseOutside(position, row.instead ?? nowhere);
  const areas = areasOfUnitGrid(row.grid_code);
  return {
    districtCode: areas.district,
    subdistrictCode: areas.subdistrict,
    communityCode: areas.community,
    unitGridCode: row.grid_code,
    responsibilityGridCode: row.responsibility_code,
    professionalGridCodes: row.professional_codes,
    areaClass: row.area_class,
  };
}

const nowhere: WhereInstead = { nearest: null, district: null, isInCity: null, isSwapped: null };
