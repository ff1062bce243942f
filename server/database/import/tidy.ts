import type { Knex } from 'knex';

/** A person finishes what a stopped load left within this time, and reads a report as long; days. */
const KEPT_DAYS = 30;
/** Nothing is read for a day: whoever read it is gone, and half a file is of no use; days. */
const READING_DAYS = 1;

const dropReadings = `
  DELETE FROM import_runs WHERE state = 'staging' AND created_at < CAST(:now AS timestamptz) - interval '${READING_DAYS} days'`;

/** What the rows would still tell of the account is written into the run before they go. */
const settle = `
  UPDATE import_runs i SET settled = jsonb_build_object('unchanged', counted.unchanged, 'waiting', counted.waiting,
    'rejected', counted.rejected)
  FROM (
    SELECT t.district_code, t.run_id, coalesce(sum(n) FILTER (WHERE outcome = 'unchanged'), 0)::int AS unchanged,
      coalesce(sum(n) FILTER (WHERE outcome IN ('insert', 'update') AND NOT is_loaded), 0)::int AS waiting,
      coalesce(jsonb_object_agg(rejection, n) FILTER (WHERE outcome = 'rejected'), '{}') AS rejected
    FROM (SELECT r.district_code, r.run_id, r.outcome, r.rejection, r.is_loaded, count(*)::int AS n
      FROM import_rows r JOIN import_runs o ON o.district_code = r.district_code AND o.id = r.run_id
      WHERE o.settled IS NULL AND o.state IN ('checked', 'cancelled', 'done')
        AND coalesce(o.finished_at, o.created_at) < CAST(:now AS timestamptz) - interval '${KEPT_DAYS} days'
      GROUP BY 1, 2, 3, 4, 5) AS t
    GROUP BY 1, 2
  ) AS counted
  WHERE i.district_code = counted.district_code AND i.id = counted.run_id`;

const dropRows = `
  DELETE FROM import_rows r USING import_runs i
  WHERE i.district_code = r.district_code AND i.id = r.run_id AND i.settled IS NOT NULL`;

/** Removes staged rows that nobody will need: the account of their run stays, going on with it is over. */
export async function tidyImports(knex: Knex, now: Date): Promise<void> {
  await knex.raw(dropReadings, { now });
  await knex.transaction(async (transaction) => {
    await transaction.raw(settle, { now });
    await transaction.raw(dropRows);
  });
}
