import type { Position } from '../../domain/case/caseFile.ts';
import type { PlaceFacts } from '../../domain/case/context.ts';
import type { AreaClass } from '../../domain/grid/codes.ts';
import { areasOfUnitGrid } from '../../domain/grid/codes.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Database } from '../connection.ts';
import { runStatement, type Statement } from '../statement.ts';
import { gridAtPoint, responsibilityOfGrid, whereInstead } from './gridAtPoint.ts';
import { nowhere, refuseOutside, refusePolar, type WhereInstead } from './outside.ts';

interface PlaceRow {
  grid_code: string | null;
  area_class: AreaClass;
  responsibility_code: string | null;
  professional_codes: string[];
  instead: WhereInstead | null;
}

const placeText = (
  longitude?: string,
  latitude?: string,
) => `${gridAtPoint('', longitude, latitude)}, ${responsibilityOfGrid}
    SELECT grid.code AS grid_code, grid.area_class, responsibility.code AS responsibility_code,
      ARRAY(SELECT p.code FROM professional_grids p, place
        WHERE p.district_code = grid.district_code AND ST_Covers(p.boundary, place.point) AND p.valid_from <= place.today AND place.today < p.valid_to ORDER BY p.code)
        AS professional_codes,
      CASE WHEN grid.code IS NULL THEN (${whereInstead}) END AS instead
    FROM place LEFT JOIN grid ON true LEFT JOIN responsibility ON true`;

/** The place of a new case in one statement; $1 longitude, $2 latitude. */
export const placeStatement: Statement = { name: 'place-of', text: placeText() };

/**
 * The places of many cases in one statement, each found as `placeStatement` finds one; $1 longitudes, $2 latitudes. The
 * arrays, too, enter in a materialised row: how long they are must not make a plan of their own look cheaper.
 */
const placesStatement: Statement = {
  name: 'places-of',
  text: `WITH given AS MATERIALIZED (SELECT $1::float8[] AS longitudes, $2::float8[] AS latitudes)
    SELECT found.* FROM given, unnest(given.longitudes, given.latitudes) WITH ORDINALITY AS asked (longitude, latitude, turn)
    CROSS JOIN LATERAL (${placeText('asked.longitude', 'asked.latitude')}) AS found ORDER BY asked.turn`,
};

/**
 * The few facts that new cases need of their places, in the order of the positions, or why there can be none:
 * `outside-grid`, `outside-city`, `coordinates-swapped`.
 */
export async function placesOf(
  database: Database,
  positions: readonly Position[],
): Promise<readonly (PlaceFacts | Refusal)[]> {
  const polar = await Promise.all(positions.map((position) => refusePolar(database, position)));
  const asked = positions.filter((_position, index) => polar[index] === null);
  const rows = asked.length === 0 ? [] : await readPlaces(database, asked);
  const places = rows.map((row, index) => placeFrom(row, asked[index] ?? noPosition));
  return polar.map((refusal) => refusal ?? places.shift() ?? refuse('outside-city'));
}

/** One point by the statement for one, which costs the database less. */
async function readPlaces(database: Database, positions: readonly Position[]): Promise<PlaceRow[]> {
  const longitudes = positions.map(({ longitude }) => longitude);
  const latitudes = positions.map(({ latitude }) => latitude);
  const isOne = positions.length === 1;
  const rows = isOne
    ? await runStatement<PlaceRow>(database, placeStatement, [longitudes[0], latitudes[0]])
    : await runStatement<PlaceRow>(database, placesStatement, [longitudes, latitudes]);
  if (rows.length !== positions.length) throw new Error('the place statement answers one row for each point');
  return rows;
}

const noPosition: Position = { longitude: Number.NaN, latitude: Number.NaN };

function placeFrom(row: PlaceRow, position: Position): PlaceFacts | Refusal {
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
