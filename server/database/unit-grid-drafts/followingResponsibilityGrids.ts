import type { RunIn } from '../transaction.ts';

/** New unit grids join the responsibility grid of the ended one that they lie in for the most part; the ended ones leave theirs. */
const join = `
  WITH leaving AS (
    UPDATE responsibility_grid_members SET valid_to = $4::date
    WHERE district_code = $1 AND unit_grid_code = ANY ($2) AND valid_to = 'infinity'
    RETURNING unit_grid_code, responsibility_grid_code
  )
  INSERT INTO responsibility_grid_members (district_code, unit_grid_code, responsibility_grid_code, valid_from)
  SELECT $1, new.code, old.responsibility_grid_code, $4::date
  FROM unit_grids new
  CROSS JOIN LATERAL (
    SELECT l.responsibility_grid_code FROM leaving l
    JOIN unit_grids g ON g.district_code = $1 AND g.code = l.unit_grid_code
    WHERE g.boundary && new.boundary
    ORDER BY ST_Area(ST_Intersection(g.boundary, new.boundary)) DESC, g.code LIMIT 1
  ) AS old
  WHERE new.district_code = $1 AND new.code = ANY ($3)
  RETURNING responsibility_grid_code AS code`;

/** A new unit grid on land that no grid had joins the responsibility grid of its subdistrict with which it shares most border. */
const adopt = `
  INSERT INTO responsibility_grid_members (district_code, unit_grid_code, responsibility_grid_code, valid_from)
  SELECT $1, new.code, beside.code, $3::date
  FROM unit_grids new
  CROSS JOIN LATERAL (
    SELECT m.responsibility_grid_code AS code FROM unit_grids g
    JOIN responsibility_grid_members m ON m.district_code = g.district_code AND m.unit_grid_code = g.code AND m.valid_to = 'infinity'
    WHERE g.district_code = $1 AND g.valid_to = 'infinity' AND left(g.code, 9) = left(new.code, 9)
      AND g.boundary && new.boundary AND ST_Intersects(g.boundary, new.boundary)
    GROUP BY m.responsibility_grid_code
    HAVING sum(ST_Length(ST_Intersection(g.boundary, new.boundary)::geography)) > 0
    ORDER BY sum(ST_Length(ST_Intersection(g.boundary, new.boundary)::geography)) DESC, m.responsibility_grid_code LIMIT 1
  ) AS beside
  WHERE new.district_code = $1 AND new.code = ANY ($2) AND NOT EXISTS (
    SELECT FROM responsibility_grid_members m
    WHERE m.district_code = $1 AND m.unit_grid_code = new.code AND m.valid_to = 'infinity')
  RETURNING responsibility_grid_code AS code`;

/** Those whose members no longer fill the border that is stored, by more than a square metre, with the border they have now. */
const reshaped = `
  SELECT r.code, r.subdistrict_code AS "subdistrictCode", ST_AsEWKT(now.shape) AS shape
  FROM responsibility_grids r
  CROSS JOIN LATERAL (
    SELECT ST_Multi(ST_Union(g.boundary)) AS shape FROM responsibility_grid_members m
    JOIN unit_grids g ON g.district_code = m.district_code AND g.code = m.unit_grid_code
    WHERE m.district_code = $1 AND m.responsibility_grid_code = r.code AND m.valid_to = 'infinity'
  ) AS now
  WHERE r.district_code = $1 AND r.code = ANY ($2)
    AND (now.shape IS NULL OR ST_Area(ST_SymDifference(now.shape, r.boundary)::geography) > 1)
  ORDER BY r.code`;

const nextCode = `
  SELECT coalesce(max(right(code, 3)::int), 0) + 1 AS next FROM responsibility_grids
  WHERE district_code = $1 AND subdistrict_code = $2`;

const succeed = `
  INSERT INTO responsibility_grids (district_code, code, name, unit_code, boundary, valid_from)
  SELECT district_code, $3, name, unit_code, ST_GeomFromEWKT($4), $5::date
  FROM responsibility_grids WHERE district_code = $1 AND code = $2`;
const endGrid = `UPDATE responsibility_grids SET valid_to = $3::date WHERE district_code = $1 AND code = $2`;
/** Members that join on the very day go on as they are; the others leave the old grid and join the new one. */
const moveFreshMembers = `
  UPDATE responsibility_grid_members SET responsibility_grid_code = $3
  WHERE district_code = $1 AND responsibility_grid_code = $2 AND valid_from = $4::date`;
const moveMembers = `
  WITH leaving AS (
    UPDATE responsibility_grid_members SET valid_to = $4::date
    WHERE district_code = $1 AND responsibility_grid_code = $2 AND valid_to = 'infinity' AND valid_from < $4::date
    RETURNING unit_grid_code
  )
  INSERT INTO responsibility_grid_members (district_code, unit_grid_code, responsibility_grid_code, valid_from)
  SELECT $1, unit_grid_code, $3, $4::date FROM leaving`;
const moveInspectors = `
  WITH leaving AS (
    UPDATE responsibility_grid_inspectors SET valid_to = $4::date
    WHERE district_code = $1 AND responsibility_grid_code = $2 AND valid_to = 'infinity'
    RETURNING user_id
  )
  INSERT INTO responsibility_grid_inspectors (district_code, responsibility_grid_code, user_id, valid_from)
  SELECT $1, $3, user_id, $4::date FROM leaving`;

/**
 * Lets responsibility grids follow their unit grids. One whose border stays keeps its code; one whose border changed ends, and its
 * successor takes over name, unit, members and inspectors under a new code.
 */
export async function followingResponsibilityGrids(
  run: RunIn,
  districtCode: string,
  ended: readonly string[],
  begun: readonly string[],
  validFrom: string,
): Promise<{ ended: string; begun: string }[]> {
  const affected = `
    SELECT DISTINCT responsibility_grid_code AS code FROM responsibility_grid_members
    WHERE district_code = $1 AND unit_grid_code = ANY ($2) AND valid_to = 'infinity'`;
  const codes = (await run<{ code: string }>(affected, [districtCode, ended])).map(({ code }) => code);
  await run(join, [districtCode, ended, begun, validFrom]);
  const adopting = await run<{ code: string }>(adopt, [districtCode, begun, validFrom]);
  const changed = await run<{ code: string; subdistrictCode: string; shape: string | null }>(reshaped, [
    districtCode,
    [...new Set([...codes, ...adopting.map(({ code }) => code)])],
  ]);
  const followed: { ended: string; begun: string }[] = [];
  for (const { code, subdistrictCode, shape } of changed) {
    if (shape !== null) {
      const [row] = await run<{ next: number }>(nextCode, [districtCode, subdistrictCode]);
      const successor = `${subdistrictCode}Z${String(row?.next ?? 1).padStart(3, '0')}`;
      await run(succeed, [districtCode, code, successor, shape, validFrom]);
      await run(moveFreshMembers, [districtCode, code, successor, validFrom]);
      await run(moveMembers, [districtCode, code, successor, validFrom]);
      await run(moveInspectors, [districtCode, code, successor, validFrom]);
      followed.push({ ended: code, begun: successor });
    }
    await run(endGrid, [districtCode, code, validFrom]);
  }
  return followed;
}
