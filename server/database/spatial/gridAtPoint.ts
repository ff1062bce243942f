/**
 * A point within this distance of a grid belongs to it although no grid covers it: where a corner of one grid lies on the
 * edge of another, binary rounding can leave a gap of some nanometres, and nobody stands in it.
 */
const GRID_GAP_METERS = 0.05;

/** Today in the city, by its calendar's time zone: grids begin and end at the city's midnight, not at the server's. */
export const cityToday = `
  (now() AT TIME ZONE coalesce((SELECT time_zone FROM calendars WHERE code = 'default'), 'UTC'))::date`;

/**
 * The point in web mercator (EPSG:3857), written out: `ST_Transform` agrees to the nanometre, but asks the projection
 * library for both systems in every statement, which takes it as long as finding the grid.
 */
const mercatorOf = `ST_SetSRID(ST_MakePoint(
      radians(longitude) * 6378137, ln(tan(pi() / 4 + radians(latitude) / 2)) * 6378137), 3857)`;

/**
 * The head of every statement about a point ($1 longitude, $2 latitude, EPSG:4326): `place` is the point in both
 * coordinate systems with today's date, `grid` the one unit grid it belongs to (on a shared edge the smallest code),
 * `nearest` the closest grid where none covers it. Nearest is sought in web mercator, whose scale is the same in every
 * direction; degrees are not. Distances are metres on the WGS 84 ellipsoid. `more` adds columns to `place`; another
 * statement may take the point from elsewhere than its parameters.
 *
 * Parameters enter in `place` and nowhere else: the planner cannot look behind a materialised row, so a plan made for
 * the values is estimated no cheaper than the generic one, and a named statement is planned once, with no setting touched.
 */
export const gridAtPoint = (more = '', longitude = '$1::float8', latitude = '$2::float8') => `
  WITH place AS MATERIALIZED (
    SELECT ST_SetSRID(ST_MakePoint(longitude, latitude), 4326) AS point, ${mercatorOf} AS mercator,
      ${cityToday} AS today${more}
    FROM (SELECT ${longitude} AS longitude, ${latitude} AS latitude) AS given
  ), covering AS MATERIALIZED (
    SELECT found.* FROM place CROSS JOIN LATERAL (
      SELECT g.code, g.district_code, g.area_class, g.area_square_meters FROM unit_grids g
      WHERE ST_Covers(g.boundary, place.point) AND g.valid_from <= place.today AND place.today < g.valid_to
      ORDER BY g.code LIMIT 1
    ) AS found
  ), nearest AS MATERIALIZED (
    SELECT found.*, ST_Distance(found.boundary::geography, place.point::geography) AS distance
    FROM place CROSS JOIN LATERAL (
      SELECT g.code, g.district_code, g.area_class, g.area_square_meters, g.boundary FROM unit_grids g
      WHERE g.valid_from <= place.today AND place.today < g.valid_to
      ORDER BY g.boundary_mercator <-> place.mercator LIMIT 4
    ) AS found
    WHERE NOT EXISTS (SELECT FROM covering)
    ORDER BY distance, found.code LIMIT 1
  ), grid AS MATERIALIZED (
    SELECT code, district_code, area_class, area_square_meters FROM covering
    UNION ALL
    SELECT code, district_code, area_class, area_square_meters FROM nearest WHERE distance <= ${GRID_GAP_METERS}
  )`;

/** The responsibility grid that `grid` is a member of today, if any. */
export const responsibilityOfGrid = `
  responsibility AS MATERIALIZED (
    SELECT r.district_code, r.code, r.name
    FROM place CROSS JOIN grid
    JOIN responsibility_grid_members m ON m.district_code = grid.district_code AND m.unit_grid_code = grid.code
    JOIN responsibility_grids r ON r.district_code = m.district_code AND r.code = m.responsibility_grid_code
    WHERE m.valid_from <= place.today AND place.today < m.valid_to
      AND r.valid_from <= place.today AND place.today < r.valid_to
    ORDER BY r.code LIMIT 1
  )`;

/**
 * Selects, for a point without a grid, what the refusal needs to say: the district it lies in, whether it lies in the
 * city's bounds (with a margin, for fixes at the border), and whether it would with longitude and latitude exchanged.
 */
export const whereInstead = `
  SELECT json_build_object(
    'nearest', (SELECT json_build_object('code', code, 'distanceMeters', round(distance::numeric, 1)) FROM nearest),
    'district', (
      SELECT json_build_object('code', a.code, 'name', a.name) FROM administrative_areas a
      WHERE a.level = 'district' AND a.valid_from <= place.today AND place.today < a.valid_to
        AND ST_Covers(a.boundary, place.point)
      ORDER BY a.code LIMIT 1),
    'isInCity', ST_Covers(city.bounds, place.point),
    'isSwapped', ST_Covers(city.bounds, ST_FlipCoordinates(place.point)))
  FROM (
    SELECT ST_Expand(ST_SetSRID(ST_Extent(boundary)::geometry, 4326), 0.05) AS bounds
    FROM administrative_areas WHERE level = 'district'
  ) AS city`;
