import type { Knex } from 'knex';
import type { ProblemRow, RunKey } from '../../application/import/ports.ts';
import { OF_RUN } from './runRows.ts';

const NEEDS_LOOK = `${OF_RUN} AND (r.rejection IS NOT NULL OR r.warnings <> '{}')`;

const pageText = `
  SELECT r.row_number AS position, CASE WHEN r.rejection IS NULL THEN '{}' ELSE ARRAY[r.rejection] END || r.warnings AS problems,
    r.name, r.source_key AS "sourceKey",
    CASE WHEN r.rejection = 'duplicate-of-stock' THEN r.component_code END AS twin,
    ST_X(r.location) AS longitude, ST_Y(r.location) AS latitude
  FROM import_rows r
  WHERE ${NEEDS_LOOK} AND r.row_number > :after
  ORDER BY r.row_number LIMIT :limit`;

/** The next records of a run that need a look, in the order of the file. */
export async function problemsAfter(knex: Knex, run: RunKey, after: number, limit: number): Promise<ProblemRow[]> {
  const values = { district: run.districtCode, run: run.runId, after, limit };
  return (await knex.raw<{ rows: ProblemRow[] }>(pageText, values)).rows;
}

/** How many records of a run need a look. */
export async function problemCount(knex: Knex, run: RunKey): Promise<number> {
  const values = { district: run.districtCode, run: run.runId };
  const text = `SELECT count(*)::int AS count FROM import_rows r WHERE ${NEEDS_LOOK}`;
  return (await knex.raw<{ rows: { count: number }[] }>(text, values)).rows[0]?.count ?? 0;
}
