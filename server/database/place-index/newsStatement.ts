import { cityToday } from '../spatial/gridAtPoint.ts';
import type { Statement } from '../statement.ts';

/** SQL of the present number of each of the layers in an array; 1 where nothing was ever written. */
export const layerNumbers = (layers: string): string => `
  SELECT layer, coalesce(v.version, 1) AS present
  FROM unnest(${layers}::text[]) AS asked (layer) LEFT JOIN layer_versions v USING (layer)`;

/** The names of areas and people and the categories there are, as an answer about a point needs them today. */
const directory = `
  SELECT json_build_object(
    'areaNames', (SELECT coalesce(json_object_agg(code, name), '{}') FROM administrative_areas),
    'categoryIds', (SELECT coalesce(json_agg(id), '[]') FROM categories),
    'responsibilityGrids', (
      SELECT coalesce(json_agg(json_build_array(r.code, r.name, coalesce(posts.inspectors, '[]'))), '[]')
      FROM responsibility_grids r LEFT JOIN (
        SELECT i.district_code, i.responsibility_grid_code AS code,
          json_agg(json_build_object('id', u.id, 'name', u.display_name) ORDER BY u.display_name, u.id) AS inspectors
        FROM responsibility_grid_inspectors i JOIN users u ON u.id = i.user_id AND u.is_active
        WHERE i.valid_from <= moment.today AND moment.today < i.valid_to
        GROUP BY i.district_code, i.responsibility_grid_code
      ) AS posts USING (district_code, code)
      WHERE r.valid_from <= moment.today AND moment.today < r.valid_to))`;

/**
 * What happened after a known moment, all of one snapshot: $1 layers, $2 the known day or null, $3 the known numbers as JSON. The
 * directory comes only when something of it may have changed: names, the posts of responsibility grids, the day.
 */
export const newsStatement: Statement = {
  name: 'place news',
  text: `
    WITH moment AS MATERIALIZED (SELECT ${cityToday} AS today, $2::text AS known_day, $3::json AS known_numbers),
    numbers AS MATERIALIZED (
      SELECT layer, present, (moment.known_numbers ->> layer)::bigint AS known
      FROM (${layerNumbers('$1')}) AS found, moment
    )
    SELECT moment.today::text AS day,
      (SELECT json_object_agg(layer, present) FROM numbers) AS numbers,
      (SELECT coalesce(json_agg(json_build_object('layer', c.layer, 'number', c.version, 'box',
          CASE WHEN west IS NOT NULL THEN json_build_array(west, south, east, north) END)), '[]')
        FROM numbers n JOIN layer_changes c ON c.layer = n.layer AND c.version > n.known) AS changes,
      CASE WHEN moment.known_day IS DISTINCT FROM moment.today::text OR EXISTS (
          SELECT FROM numbers WHERE layer IN ('names', 'responsibility-grids') AND present IS DISTINCT FROM known)
        THEN (${directory}) END AS directory
    FROM moment`,
};
