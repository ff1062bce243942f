/** Grids within about fifty metres can share a border with what is drawn. */
export const BESIDE_DEGREES = 0.0005;

/** A row for every piece of a grid `g`, dumped as `part`. */
export const pieceColumns = `g.code, g.district_code AS "communityCode",
  CASE WHEN ST_NumGeometries(g.boundary) > 1 THEN part.path[1] END AS piece, ST_AsGeoJSON(part.geom, 15)::jsonb->'coordinates' AS rings`;
