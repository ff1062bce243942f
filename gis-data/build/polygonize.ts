import type pg from 'pg';
import type { Point } from './plane';

/** One face of an arrangement of lines. Units of the integer grid. */
export interface ArrangementFace {
  readonly rings: readonly Point[][];
  /** Centre of the largest inscribed circle: the safest point to ask which area the face belongs to. */
  readonly centre: Point;
}

/** Noding is repeated because snapping one line to a point can bring it upon another point. */
const NODING_ROUNDS = 3;

/** Nodes all lines on the integer grid in one pass and returns the faces between them. */
export async function polygonize(client: pg.Client, lines: readonly (readonly Point[])[]): Promise<ArrangementFace[]> {
  await client.query('CREATE TEMP TABLE IF NOT EXISTS arrangement (line geometry)');
  await client.query('TRUNCATE arrangement');
  const texts = lines.filter((line) => line.length > 1).map(lineText);
  await client.query('INSERT INTO arrangement SELECT ST_GeomFromText(t) FROM unnest($1::text[]) t', [texts]);
  let noded = 'ST_Collect(line)';
  for (let round = 0; round < NODING_ROUNDS; round++) noded = `ST_UnaryUnion(${noded}, 1)`;
  const { rows } = await client.query<{ face: string; centre: string }>(`
    SELECT ST_AsGeoJSON(geom, 0) AS face,
           ST_AsGeoJSON((ST_MaximumInscribedCircle(geom)).center, 2) AS centre
    FROM (SELECT (ST_Dump(ST_Polygonize(g))).geom FROM (SELECT ${noded} AS g FROM arrangement) n) f
    ORDER BY ST_XMin(geom), ST_YMin(geom), ST_Area(geom)`);
  return rows.map((row) => ({
    rings: (JSON.parse(row.face) as { coordinates: Point[][] }).coordinates,
    centre: (JSON.parse(row.centre) as { coordinates: Point }).coordinates,
  }));
}

function lineText(line: readonly Point[]): string {
  return `LINESTRING(${line.map((p) => `${p[0]} ${p[1]}`).join(',')})`;
}
