import type { Knex } from 'knex';
import type { ImportTarget, RunKey } from '../../application/import/ports.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { layerChanged } from '../tiles/layerChanged.ts';
import { featureBatchStatements } from './baseMap.ts';

/** A batch is one transaction of about a second: a kill loses no more than that, a cancel waits no longer. */
const BATCH_ROWS = 5000;

/** Categories that have no component yet begin at 0; what stock and history have used is in the table already. */
const openCounters = `
  INSERT INTO component_serials (district_code, category_code, last_serial)
  SELECT :district, t.category_code, 0
  FROM (SELECT DISTINCT c.code AS category_code FROM import_rows r JOIN categories c ON c.id = r.category_id
    WHERE r.district_code = :district AND r.run_id = :run AND r.outcome = 'insert') AS t
  ORDER BY t.category_code
  ON CONFLICT (district_code, category_code) DO NOTHING`;

/** Codes that the file brings are taken from now on. */
const passOwnCodes = `
  UPDATE component_serials k SET last_serial = greatest(k.last_serial, own.used)
  FROM (SELECT substr(component_code, 7, 4) AS category_code, max(right(component_code, 6)::int) AS used
    FROM import_rows WHERE district_code = :district AND run_id = :run AND outcome = 'insert' AND component_code IS NOT NULL
    GROUP BY 1) AS own
  WHERE k.district_code = :district AND k.category_code = own.category_code`;

/** Sets the counters of a run's categories before its first batch. */
export async function prepareCounters(transaction: Knex.Transaction, run: RunKey): Promise<void> {
  const values = { district: run.districtCode, run: run.runId };
  await transaction.raw(openCounters, values);
  await transaction.raw(passOwnCodes, values);
}

/** Found by the partial index of rows that wait. */
const boundsOfBatch = `
  SELECT min(row_number) AS first, max(row_number) AS last FROM (
    SELECT row_number FROM import_rows
    WHERE district_code = :district AND run_id = :run AND outcome IN ('insert', 'update') AND NOT is_loaded
    ORDER BY row_number LIMIT ${BATCH_ROWS}) AS next`;

const BATCH = `r.district_code = :district AND r.run_id = :run AND r.row_number BETWEEN :first AND :last
    AND r.outcome IN ('insert', 'update') AND NOT r.is_loaded`;

/** The counter's row lock makes numbers unique whoever else gives some; within the batch they follow the file. */
const giveCodes = `
  WITH wanted AS (
    SELECT r.row_number, c.code AS category_code, row_number() OVER (PARTITION BY c.code ORDER BY r.row_number)::int AS turn
    FROM import_rows r JOIN categories c ON c.id = r.category_id
    WHERE ${BATCH} AND r.outcome = 'insert' AND r.component_code IS NULL
  ), given AS (
    UPDATE component_serials k SET last_serial = k.last_serial + n.wanted
    FROM (SELECT category_code, count(*)::int AS wanted FROM wanted GROUP BY 1) AS n
    WHERE k.district_code = :district AND k.category_code = n.category_code
    RETURNING k.category_code, k.last_serial - n.wanted AS before
  )
  UPDATE import_rows r SET component_code = :district || w.category_code || lpad((g.before + w.turn)::text, 6, '0')
  FROM wanted w JOIN given g ON g.category_code = w.category_code
  WHERE r.district_code = :district AND r.run_id = :run AND r.row_number = w.row_number`;

const insertNew = `
  INSERT INTO components (district_code, code, category_id, name, authority_code, owner_code, maintainer_code,
    unit_grid_code, state, recorded_on, changed_on, data_source, accuracy, note, location)
  SELECT r.district_code, r.component_code, r.category_id, coalesce(r.name, c.name), r.authority_code, r.owner_code,
    r.maintainer_code, r.unit_grid_code, coalesce(r.state, 'intact'), r.recorded_on, r.changed_on,
    coalesce(r.data_source, 'other'), coalesce(r.accuracy, 'C'), r.note, r.location
  FROM import_rows r JOIN categories c ON c.id = r.category_id
  WHERE ${BATCH} AND r.outcome = 'insert'`;

const updateKnown = `
  UPDATE components c SET name = coalesce(r.name, c.name), authority_code = coalesce(r.authority_code, c.authority_code),
    owner_code = coalesce(r.owner_code, c.owner_code), maintainer_code = coalesce(r.maintainer_code, c.maintainer_code),
    unit_grid_code = r.unit_grid_code,
    state = coalesce(r.state, CASE c.state WHEN 'removed' THEN 'intact' ELSE c.state END),
    recorded_on = coalesce(r.recorded_on, c.recorded_on), changed_on = coalesce(r.changed_on, c.changed_on),
    data_source = coalesce(r.data_source, c.data_source), accuracy = coalesce(r.accuracy, c.accuracy),
    note = coalesce(r.note, c.note), location = r.location
  FROM import_rows r
  WHERE ${BATCH} AND r.outcome = 'update' AND c.district_code = r.district_code AND c.code = r.component_code`;

const keepKeys = `
  INSERT INTO import_keys (district_code, dataset, category_id, source_key, component_code)
  SELECT r.district_code, i.dataset, r.category_id, r.source_key, r.component_code
  FROM import_rows r JOIN import_runs i ON i.district_code = r.district_code AND i.id = r.run_id
  WHERE ${BATCH}
  ON CONFLICT (district_code, dataset, category_id, source_key) DO UPDATE SET component_code = EXCLUDED.component_code`;

const closeBatch = `
  WITH loaded AS (
    UPDATE import_rows r SET is_loaded = true WHERE ${BATCH} RETURNING r.outcome
  ), counted AS (
    UPDATE import_runs i SET
      inserted_count = i.inserted_count + (SELECT count(*) FROM loaded WHERE outcome = 'insert'),
      updated_count = i.updated_count + (SELECT count(*) FROM loaded WHERE outcome = 'update')
    WHERE i.district_code = :district AND i.id = :run
  )
  SELECT count(*)::int AS loaded FROM loaded`;

/**
 * Where components stand now or ever stood. The map is told when the load has ended; who answers about single points from
 * memory has to know of each batch.
 */
const tellPlaces = layerChanged(
  ['component-loads'],
  `(SELECT ST_Extent(ST_Transform(place.location, 3857)) FROM import_rows r CROSS JOIN LATERAL (
    SELECT r.location
    UNION ALL
    SELECT h.location FROM component_history h WHERE h.district_code = r.district_code AND h.code = r.component_code
  ) AS place WHERE ${BATCH})`,
);

const componentBatchStatements = [giveCodes, insertNew, updateKnown, keepKeys, tellPlaces] as const;

/** The next rows of a loading run, whole or not at all, with their codes, keys and counts. */
export async function loadNextBatch(
  transaction: Knex.Transaction,
  run: RunKey,
): Promise<{ loaded: number; isMore: boolean }> {
  const values = { district: run.districtCode, run: run.runId };
  const { rows: runs } = await transaction.raw<{ rows: { state: string; target: ImportTarget }[] }>(
    'SELECT state, target FROM import_runs WHERE district_code = :district AND id = :run FOR UPDATE',
    values,
  );
  if (runs[0]?.state !== 'loading') return { loaded: 0, isMore: false };
  const { rows: found } = await transaction.raw<{ rows: { first: number | null; last: number | null }[] }>(
    boundsOfBatch,
    values,
  );
  const { first, last } = found[0] ?? { first: null, last: null };
  if (first === null || last === null) return { loaded: 0, isMore: false };
  const batch = { ...values, first, last };
  const texts = runs[0].target === 'base-map' ? featureBatchStatements : componentBatchStatements;
  for (const text of texts) await transaction.raw(text, batch);
  const { rows } = await transaction.raw<{ rows: { loaded: number }[] }>(closeBatch, batch);
  const loaded = rows[0]?.loaded ?? 0;
  return { loaded, isMore: loaded === BATCH_ROWS };
}

const removeMissing = `
  WITH gone AS (
    UPDATE components c SET state = 'removed', changed_on = ${cityToday}
    WHERE c.district_code = :district AND c.state <> 'removed'
      AND starts_with(coalesce(c.unit_grid_code, c.district_code), :area)
      AND c.category_id IN (SELECT DISTINCT r.category_id FROM import_rows r
        WHERE r.district_code = :district AND r.run_id = :run AND r.rejection IS NULL)
      AND NOT EXISTS (SELECT FROM import_rows r WHERE r.district_code = :district AND r.run_id = :run
        AND r.component_code = c.code)
    RETURNING 1
  )
  SELECT count(*)::int AS removed FROM gone`;

/** Removes components that a file does not name which is the whole stock of an area; tells how many. */
export async function removeUnnamed(transaction: Knex.Transaction, run: RunKey, area: string): Promise<number> {
  const values = { district: run.districtCode, run: run.runId, area };
  const { rows } = await transaction.raw<{ rows: { removed: number }[] }>(removeMissing, values);
  return rows[0]?.removed ?? 0;
}
