import type { Knex } from 'knex';
import type { ImportAccount, RunKey } from '../../application/import/ports.ts';

type Row = Omit<ImportAccount, 'addsUp'>;

const select = (where: string) => `
  SELECT i.id AS "runId", i.district_code AS "districtCode", i.state, i.target, i.file_name AS "fileName", i.dataset, i.crs,
    i.read_count AS read, i.inserted_count AS inserted, i.updated_count AS updated, i.removed_count AS removed, i.grid_proof AS "gridProof",
    coalesce((i.settled->>'unchanged')::int, counted.unchanged) AS unchanged,
    coalesce((i.settled->>'waiting')::int, counted.waiting) AS waiting,
    coalesce(i.settled->'rejected', counted.rejected) AS rejected, i.settled IS NULL AS "hasRows"
  FROM import_runs i CROSS JOIN LATERAL (
    SELECT coalesce(sum(n) FILTER (WHERE outcome = 'unchanged'), 0)::int AS unchanged,
      coalesce(sum(n) FILTER (WHERE outcome IN ('insert', 'update') AND NOT is_loaded), 0)::int AS waiting,
      coalesce(jsonb_object_agg(rejection, n) FILTER (WHERE outcome = 'rejected'), '{}') AS rejected
    FROM (SELECT outcome, rejection, is_loaded, count(*)::int AS n FROM import_rows r
      WHERE r.district_code = i.district_code AND r.run_id = i.id GROUP BY 1, 2, 3) AS t
  ) AS counted
  WHERE i.district_code = :district ${where}`;

/** What a run has done so far; null when there is no such run. */
export async function accountOf(knex: Knex, run: RunKey): Promise<ImportAccount | null> {
  const values = { district: run.districtCode, run: run.runId };
  const { rows } = await knex.raw<{ rows: Row[] }>(select('AND i.id = :run'), values);
  return rows[0] ? withProof(rows[0]) : null;
}

/** The accounts of the twenty newest runs of a district. */
export async function accountsOf(knex: Knex, districtCode: string): Promise<ImportAccount[]> {
  const text = select('ORDER BY i.created_at DESC LIMIT 20');
  const { rows } = await knex.raw<{ rows: Row[] }>(text, { district: districtCode });
  return rows.map(withProof);
}

/** The records that were read are counted by the reader, all the rest by the database: they must agree. */
function withProof(row: Row): ImportAccount {
  const rejected = Object.values(row.rejected).reduce((sum, count) => sum + count, 0);
  const sum = row.inserted + row.updated + row.unchanged + rejected + row.waiting;
  return { ...row, addsUp: row.state === 'staging' || sum === row.read };
}
