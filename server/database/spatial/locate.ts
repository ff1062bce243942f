import type { LocatedPlace } from '../../contract/schemas.ts';
import type { Position } from '../../domain/case/caseFile.ts';
import { MOST_COMPONENTS } from '../../domain/place-index/nearest.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Database } from '../connection.ts';
import { runStatement, type Statement } from '../statement.ts';
import { gridAtPoint, responsibilityOfGrid, whereInstead } from './gridAtPoint.ts';
import { nowhere, refuseOutside, refusePolar, type WhereInstead } from './outside.ts';

interface LocateRow {
  place: LocatedPlace | null;
  instead: WhereInstead | null;
  is_category_known: boolean;
}

const areaName = (digits: number) => `
  json_build_object('code', left(grid.code, ${digits}), 'name', coalesce(
    (SELECT a.name FROM administrative_areas a WHERE a.code = left(grid.code, ${digits})), left(grid.code, ${digits})))`;

const inspectors = `
  SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u.display_name) ORDER BY u.display_name, u.id), '[]')
  FROM responsibility_grid_inspectors i JOIN users u ON u.id = i.user_id AND u.is_active
  WHERE i.district_code = responsibility.district_code AND i.responsibility_grid_code = responsibility.code
    AND i.valid_from <= place.today AND place.today < i.valid_to`;

const professionalGrids = `
  SELECT coalesce(json_agg(
    json_build_object('code', p.code, 'kind', p.kind, 'name', p.name, 'unitCode', p.unit_code)
    ORDER BY p.kind, p.code), '[]')
  FROM professional_grids p
  WHERE ST_Covers(p.boundary, place.point) AND p.valid_from <= place.today AND place.today < p.valid_to`;

/**
 * Nearest first by the mercator index inside a circle one per cent too large (the scale varies with latitude), then
 * cut and ordered by the true distance. A removed component is no longer there; a lost one is worth a report.
 */
const components = `
  SELECT coalesce(json_agg(json_build_object(
    'code', c.code, 'categoryId', c.category_id, 'name', c.name, 'state', c.state, 'maintainerCode', c.maintainer_code,
    'location', json_build_object('longitude', ST_X(c.location), 'latitude', ST_Y(c.location)),
    'distanceMeters', round(c.distance::numeric, 2)) ORDER BY c.distance, c.code), '[]')
  FROM (
    SELECT near.*, ST_Distance(near.location::geography, place.point::geography) AS distance
    FROM (
      SELECT code, category_id, name, state, maintainer_code, location FROM components
      WHERE ST_DWithin(location_mercator, place.mercator, place.meters / cos(radians(ST_Y(place.point))) * 1.01)
        AND (place.category IS NULL OR category_id = place.category) AND state <> 'removed'
      ORDER BY location_mercator <-> place.mercator LIMIT ${MOST_COMPONENTS}
    ) AS near
  ) AS c
  WHERE c.distance <= place.meters`;

/** What is asked of one point: the category of the components, or null for every one, and how far they may be. */
export interface LocateQuestion {
  readonly position: Position;
  readonly categoryId: string | null;
  readonly withinMeters: number;
}

const found = `
  ${gridAtPoint(', asked.category, asked.meters', 'asked.longitude', 'asked.latitude')}, ${responsibilityOfGrid}
  SELECT
    CASE WHEN grid.code IS NOT NULL THEN json_build_object(
      'district', ${areaName(6)}, 'subdistrict', ${areaName(9)}, 'community', ${areaName(12)},
      'unitGrid', json_build_object(
        'code', grid.code, 'areaClass', grid.area_class, 'areaSquareMeters', grid.area_square_meters),
      'responsibilityGrid', CASE WHEN responsibility.code IS NOT NULL THEN json_build_object(
        'code', responsibility.code, 'name', responsibility.name, 'inspectors', (${inspectors})) END,
      'professionalGrids', (${professionalGrids}),
      'components', (${components})) END AS place,
    CASE WHEN grid.code IS NULL THEN (${whereInstead}) END AS instead,
    (place.category IS NULL OR EXISTS (SELECT FROM categories WHERE id = place.category)) AS is_category_known
  FROM place LEFT JOIN grid ON true LEFT JOIN responsibility ON true`;

/**
 * Everything at each of the points, in their order; $1 longitudes, $2 latitudes, $3 categories or null, $4 metres. The
 * arrays enter in a materialised row, as one point's parameters do: see `gridAtPoint`.
 */
export const locateStatement: Statement = {
  name: 'locate',
  text: `
    WITH given AS MATERIALIZED (
      SELECT $1::float8[] AS longitudes, $2::float8[] AS latitudes, $3::text[] AS categories, $4::float8[] AS meters
    )
    SELECT found.*
    FROM given, unnest(given.longitudes, given.latitudes, given.categories, given.meters)
      WITH ORDINALITY AS asked (longitude, latitude, category, meters, turn)
    CROSS JOIN LATERAL (${found}) AS found
    ORDER BY asked.turn`,
};

/**
 * Areas, grids, inspectors, professional grids at each point (EPSG:4326) and the nearest components, at most 20, within
 * `withinMeters`, in the order of the questions. Refuses with `outside-grid`, `outside-city`, `coordinates-swapped` or
 * `category-unknown`.
 */
export async function locate(
  database: Database,
  questions: readonly LocateQuestion[],
): Promise<readonly (LocatedPlace | Refusal)[]> {
  const polar = await Promise.all(questions.map(({ position }) => refusePolar(database, position)));
  const asked = questions.filter((_question, index) => polar[index] === null);
  const rows = asked.length === 0 ? [] : await readRows(database, asked);
  const answers = asked.map((question, index) => answerFrom(rows[index], question));
  return polar.map((refusal) => refusal ?? answers.shift() ?? refuse('outside-city'));
}

function readRows(database: Database, questions: readonly LocateQuestion[]): Promise<LocateRow[]> {
  return runStatement<LocateRow>(database, locateStatement, [
    questions.map(({ position }) => position.longitude),
    questions.map(({ position }) => position.latitude),
    questions.map(({ categoryId }) => categoryId),
    questions.map(({ withinMeters }) => withinMeters),
  ]);
}

function answerFrom(row: LocateRow | undefined, { position, categoryId }: LocateQuestion): LocatedPlace | Refusal {
  if (!row) throw new Error('the locate statement answers one row for each point');
  if (!row.is_category_known) return refuse('category-unknown', { categoryId });
  return row.place ?? refuseOutside(position, row.instead ?? nowhere);
}
