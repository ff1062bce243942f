import type { DivisionPort } from '../../application/division/divisionPort.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Database } from '../connection.ts';
import { layerChanged } from '../tiles/layerChanged.ts';
import { inOneTransaction, type RunIn } from '../transaction.ts';
import { oneAtATime } from '../unit-grid-drafts/publication.ts';

/**
 * Publishes a draft ($1 district, $2 draft, $3 first day) in one transaction: the present grids of its unit grids end, new
 * ones with codes that were never used begin, each with the default unit and the inspectors of the present grid that its
 * fixed members are in, otherwise of the one that it shares most unit grids with. A present grid that the draft leaves as
 * it is keeps its code. Nothing is done when a unit grid of the district would have no or two grids on any day.
 * Cases keep the grid that they were reported in.
 */
export function publishDraftIn(database: Database): DivisionPort['publish'] {
  return ({ districtCode, draftId }, from) =>
    inOneTransaction(database, (run) => publish(run, [districtCode, draftId, from]));
}

type Key = readonly [districtCode: string, draftId: string, from: string];

async function publish(run: RunIn, key: Key) {
  const [districtCode, draftId, from] = key;
  await run(oneAtATime, [districtCode]);
  const [free] = await run(
    `UPDATE grid_drafts SET published_from = $3::date
     WHERE district_code = $1 AND id = $2 AND state = 'done' AND published_from IS NULL RETURNING id`,
    key,
  );
  if (!free) return refuse('draft-published', { draftId });
  await run(successors, key);
  const [bad] = await run<{ code: string }>(
    `SELECT code FROM grid_successors WHERE right(code, 4) !~ '^Z[0-9]{3}$' LIMIT 1`,
    [],
  );
  if (bad) return refuse('grid-codes-exhausted', { code: bad.code });
  const begun = await run<{ code: string }>(beginGrids, key);
  if (begun.length === 0) return refuse('nothing-changed');
  const ended = await run<{ code: string }>(endMembers, key);
  const inspectors = await run(moveInspectors, key);
  const endedGrids = await run<{ code: string }>(endGrids, [districtCode, from]);
  const broken = await coverObjection(run, districtCode, from);
  if (isRefusal(broken)) return broken;
  await run(newTiles, [districtCode, from]);
  const codes = await run<{ code: string }>('SELECT code FROM grid_successors ORDER BY number', []);
  await run('DROP TABLE grid_successors', []);
  return {
    codes: codes.map(({ code }) => code),
    endedGrids: ended.length === 0 ? 0 : endedGrids.length,
    inspectors: inspectors.length,
  };
}

/**
 * For each number of the draft the subdistrict with most of its minutes, the present grid it goes on from, and a code: the
 * numbers after the last one that the subdistrict ever had, which is why ended grids stay in the table.
 */
const successors = `
  CREATE TEMPORARY TABLE grid_successors ON COMMIT DROP AS
  WITH drafted AS (
    SELECT d.number, d.unit_grid_code, d.minutes, d.is_fixed, left(d.unit_grid_code, 9) AS subdistrict_code,
      m.responsibility_grid_code AS present
    FROM grid_draft_members d
    LEFT JOIN responsibility_grid_members m ON m.district_code = d.district_code AND m.unit_grid_code = d.unit_grid_code
      AND m.valid_from < $3::date AND $3::date < m.valid_to
    WHERE d.district_code = $1 AND d.draft_id = $2::uuid
  ), kept AS (
    -- The unit grids of one present grid, all of them and no other: it goes on as it is.
    SELECT number FROM drafted GROUP BY number
    HAVING count(DISTINCT present) = 1 AND count(present) = count(*) AND count(*) = (
      SELECT count(*) FROM responsibility_grid_members m
      WHERE m.district_code = $1 AND m.responsibility_grid_code = min(drafted.present)
        AND m.valid_from < $3::date AND $3::date < m.valid_to)
  ), home AS (
    SELECT DISTINCT ON (number) number, subdistrict_code FROM drafted
    WHERE number NOT IN (SELECT number FROM kept)
    GROUP BY number, subdistrict_code ORDER BY number, sum(minutes) DESC, count(*) DESC, subdistrict_code
  ), origin AS (
    SELECT DISTINCT ON (number) number, present FROM drafted WHERE present IS NOT NULL
    GROUP BY number, present ORDER BY number, count(*) FILTER (WHERE is_fixed) DESC, count(*) DESC, present
  ), used AS (
    SELECT subdistrict_code, max(right(code, 3)::int) AS last FROM responsibility_grids
    WHERE district_code = $1 GROUP BY subdistrict_code
  )
  SELECT home.number, origin.present, home.subdistrict_code || 'Z' || lpad((coalesce(used.last, 0)
    + row_number() OVER (PARTITION BY home.subdistrict_code ORDER BY home.number))::text, 3, '0') AS code
  FROM home LEFT JOIN origin USING (number) LEFT JOIN used USING (subdistrict_code)`;

const newTiles = layerChanged(
  ['responsibility-grids'],
  `(SELECT ST_Extent(boundary_mercator) FROM responsibility_grids
    WHERE district_code = $1 AND $2::date IN (valid_from, valid_to))`,
);

/** A grid is named as the first one of its subdistrict, with its own number instead. */
const beginGrids = `
  WITH begun AS (
    INSERT INTO responsibility_grids (district_code, code, name, boundary, valid_from, unit_code)
    SELECT $1, s.code, coalesce((
        SELECT regexp_replace(r.name, '[0-9]+', CASE WHEN right(s.code, 3) < '100' THEN right(s.code, 2) ELSE right(s.code, 3) END)
        FROM responsibility_grids r WHERE r.district_code = $1 AND r.subdistrict_code = left(s.code, 9)
        ORDER BY r.code LIMIT 1), s.code),
      ST_Multi(ST_UnaryUnion(ST_Collect(g.boundary))), $3::date,
      (SELECT r.unit_code FROM responsibility_grids r WHERE r.district_code = $1 AND r.code = s.present)
    FROM grid_successors s
    JOIN grid_draft_members d ON d.district_code = $1 AND d.draft_id = $2::uuid AND d.number = s.number
    JOIN unit_grids g ON (g.district_code, g.code) = (d.district_code, d.unit_grid_code)
    GROUP BY s.code, s.present
    RETURNING code
  )
  SELECT code FROM begun`;

/** Ends the present memberships of the drafted unit grids and begins the new ones. */
const endMembers = `
  WITH ended AS (
    UPDATE responsibility_grid_members m SET valid_to = $3::date
    FROM grid_draft_members d JOIN grid_successors USING (number)
    WHERE d.district_code = $1 AND d.draft_id = $2::uuid AND m.district_code = d.district_code
      AND m.unit_grid_code = d.unit_grid_code AND m.valid_from < $3::date AND $3::date < m.valid_to
    RETURNING m.responsibility_grid_code
  ), begun AS (
    INSERT INTO responsibility_grid_members (district_code, unit_grid_code, responsibility_grid_code, valid_from)
    SELECT $1, d.unit_grid_code, s.code, $3::date
    FROM grid_draft_members d JOIN grid_successors s USING (number)
    WHERE d.district_code = $1 AND d.draft_id = $2::uuid
      -- A change planned for the same day would be met by the key; the cover below says what is wrong.
    ON CONFLICT DO NOTHING
  )
  SELECT DISTINCT responsibility_grid_code AS code FROM ended`;

/** Inspectors go with the grid that takes most of theirs; one grid may be gone on from by several. */
const moveInspectors = `
  INSERT INTO responsibility_grid_inspectors (district_code, responsibility_grid_code, user_id, valid_from, valid_to)
  SELECT $1, s.code, i.user_id, $3::date, i.valid_to
  FROM grid_successors s
  JOIN responsibility_grid_inspectors i ON i.district_code = $1 AND i.responsibility_grid_code = s.present
    AND i.valid_from < $3::date AND $3::date < i.valid_to
  WHERE $2::uuid IS NOT NULL
  RETURNING user_id`;

/** A grid ends on the day from which it has no unit grid any more ($2), and so do the inspectors' posts there. */
const endGrids = `
  WITH ended AS (
    UPDATE responsibility_grids r SET valid_to = $2::date
    WHERE r.district_code = $1 AND r.valid_from < $2::date AND $2::date < r.valid_to
      AND NOT EXISTS (
        SELECT FROM responsibility_grid_members m
        WHERE m.district_code = $1 AND m.responsibility_grid_code = r.code AND m.valid_to > $2::date)
    RETURNING r.code
  ), free AS (
    UPDATE responsibility_grid_inspectors i SET valid_to = $2::date
    FROM ended WHERE i.district_code = $1 AND i.responsibility_grid_code = ended.code
      AND i.valid_from < $2::date AND $2::date < i.valid_to
  )
  SELECT code FROM ended`;

/**
 * The rule: on every day from the first one on, each unit grid of the district that is valid then belongs to exactly one
 * grid that is valid then. Only days on which something begins or ends can break it.
 */
async function coverObjection(run: RunIn, districtCode: string, from: string): Promise<Refusal | null> {
  const [broken] = await run<{ code: string; day: string; grids: number }>(
    `WITH days AS (
       SELECT $2::date AS day
       UNION SELECT valid_from FROM responsibility_grid_members WHERE district_code = $1 AND valid_from > $2::date
       UNION SELECT valid_to FROM responsibility_grid_members WHERE district_code = $1 AND valid_to > $2::date AND valid_to <> 'infinity'
       UNION SELECT valid_from FROM unit_grids WHERE district_code = $1 AND valid_from > $2::date
     )
     SELECT g.code, to_char(days.day, 'YYYY-MM-DD') AS day, count(r.code)::int AS grids
     FROM days JOIN unit_grids g ON g.district_code = $1 AND g.valid_from <= days.day AND days.day < g.valid_to
     LEFT JOIN responsibility_grid_members m ON m.district_code = $1 AND m.unit_grid_code = g.code
       AND m.valid_from <= days.day AND days.day < m.valid_to
     LEFT JOIN responsibility_grids r ON r.district_code = $1 AND r.code = m.responsibility_grid_code
       AND r.valid_from <= days.day AND days.day < r.valid_to
     GROUP BY g.code, days.day HAVING count(r.code) <> 1 ORDER BY days.day, g.code LIMIT 1`,
    [districtCode, from],
  );
  return broken
    ? refuse('grid-cover-broken', { unitGridCode: broken.code, day: broken.day, grids: broken.grids })
    : null;
}
