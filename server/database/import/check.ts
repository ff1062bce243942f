import type { Knex } from 'knex';
import type { QualityReport, RunKey } from '../../application/import/ports.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { OF_RUN, refuseSameKeys } from './runRows.ts';

/** What lies this near to a grid that no grid covers belongs to it (binary rounding at corners); degrees and metres. */
const GAP_DEGREES = 0.000001;
const GAP_METERS = 0.05;
/** Degrees of latitude in a metre, doubled: a box that surely holds the circle in every direction up to 60° north. */
const BOX_DEGREES_PER_METER = 2 / 110_000;
export const PROBLEM_ROWS = 500;
/** A grid with this many deviations above the mean, and with this many records, is worth a look. */
const DENSE_DEVIATIONS = 6;
const DENSE_LEAST = 20;

/**
 * Gives every staged place its unit grid, all at once: the covering grid, on a shared edge the smallest code, so that each
 * place has exactly one. Places in a rounding gap take the grid beside it.
 */
export const assignGridsStatement = `
  UPDATE import_rows AS r SET unit_grid_code = found.code
  FROM (
    SELECT r.row_number, min(g.code) AS code
    FROM import_rows r JOIN unit_grids g ON g.district_code = r.district_code AND ST_Covers(g.boundary, r.location)
    WHERE ${OF_RUN} AND g.valid_from <= ${cityToday} AND ${cityToday} < g.valid_to
    GROUP BY r.row_number
  ) AS found
  WHERE ${OF_RUN} AND r.row_number = found.row_number`;

const assignGaps = `
  UPDATE import_rows AS r SET unit_grid_code = found.code
  FROM (
    SELECT DISTINCT ON (r.row_number) r.row_number, g.code
    FROM import_rows r JOIN unit_grids g ON g.district_code = r.district_code
      AND g.boundary && ST_Expand(r.location, ${GAP_DEGREES})
    WHERE ${OF_RUN} AND r.unit_grid_code IS NULL AND g.valid_from <= ${cityToday} AND ${cityToday} < g.valid_to
      AND ST_DWithin(g.boundary::geography, r.location::geography, ${GAP_METERS})
    ORDER BY r.row_number, ST_Distance(g.boundary::geography, r.location::geography), g.code
  ) AS found
  WHERE ${OF_RUN} AND r.row_number = found.row_number`;

/** A place with a grid of the district lies in the district; only the others are asked. */
const refuseOutside = `
  UPDATE import_rows AS r SET rejection = 'outside-district'
  WHERE ${OF_RUN} AND r.rejection IS NULL AND r.unit_grid_code IS NULL AND NOT EXISTS (
    SELECT FROM administrative_areas a WHERE a.code = r.district_code AND ST_Covers(a.boundary, r.location))`;

const refuseNeighbours = `
  UPDATE import_rows AS r SET rejection = 'duplicate-in-file'
  FROM (
    SELECT DISTINCT other.row_number FROM import_rows r JOIN import_rows other
      ON other.district_code = r.district_code AND other.run_id = r.run_id AND other.category_id = r.category_id
      AND other.row_number > r.row_number AND other.rejection IS NULL
      AND other.location && ST_Expand(r.location, :meters * ${BOX_DEGREES_PER_METER})
      AND ST_DistanceSphere(other.location, r.location) <= :meters
    WHERE ${OF_RUN} AND r.rejection IS NULL
  ) AS twins
  WHERE ${OF_RUN} AND r.row_number = twins.row_number`;

/** Known again by its key in the dataset, or by a code of ours that it carries. Rejected rows too: they are not missing. */
const matchKnown = `
  UPDATE import_rows AS r SET component_code = k.component_code
  FROM import_runs AS i, import_keys AS k
  WHERE ${OF_RUN} AND i.district_code = r.district_code AND i.id = r.run_id AND k.district_code = r.district_code
    AND k.dataset = i.dataset AND k.category_id = r.category_id AND k.source_key = r.source_key AND NOT r.is_loaded`;

/** A new record beside a component of the same category that no other record of the file is: the same thing again. */
const refuseStock = `
  UPDATE import_rows AS r SET rejection = 'duplicate-of-stock', component_code = twins.code
  FROM (
    SELECT DISTINCT ON (r.row_number) r.row_number, c.code
    FROM import_rows r JOIN components c ON c.district_code = r.district_code AND c.category_id = r.category_id
      AND c.state <> 'removed' AND c.location && ST_Expand(r.location, :meters * ${BOX_DEGREES_PER_METER})
      AND ST_DistanceSphere(c.location, r.location) <= :meters
    WHERE ${OF_RUN} AND r.rejection IS NULL AND NOT r.is_loaded AND NOT EXISTS (
        SELECT FROM components own WHERE own.district_code = r.district_code AND own.code = r.component_code)
      AND NOT EXISTS (SELECT FROM import_rows other WHERE other.district_code = r.district_code
        AND other.run_id = r.run_id AND other.component_code = c.code AND other.rejection IS NULL)
    ORDER BY r.row_number, ST_DistanceSphere(c.location, r.location)
  ) AS twins
  WHERE ${OF_RUN} AND r.row_number = twins.row_number`;

/** An empty cell says nothing and changes nothing. */
const isSame = `
  c.name = coalesce(r.name, c.name)
  AND c.authority_code IS NOT DISTINCT FROM coalesce(r.authority_code, c.authority_code)
  AND c.owner_code IS NOT DISTINCT FROM coalesce(r.owner_code, c.owner_code)
  AND c.maintainer_code IS NOT DISTINCT FROM coalesce(r.maintainer_code, c.maintainer_code)
  AND c.unit_grid_code IS NOT DISTINCT FROM r.unit_grid_code
  AND c.state = coalesce(r.state, CASE c.state WHEN 'removed' THEN 'intact' ELSE c.state END)
  AND c.recorded_on IS NOT DISTINCT FROM coalesce(r.recorded_on, c.recorded_on)
  AND c.changed_on IS NOT DISTINCT FROM coalesce(r.changed_on, c.changed_on)
  AND c.data_source = coalesce(r.data_source, c.data_source)
  AND c.accuracy = coalesce(r.accuracy, c.accuracy)
  AND c.note IS NOT DISTINCT FROM coalesce(r.note, c.note)
  AND ST_X(c.location) = ST_X(r.location) AND ST_Y(c.location) = ST_Y(r.location)`;

const settleOutcomes = `
  UPDATE import_rows AS r SET
    outcome = CASE WHEN r.rejection IS NOT NULL THEN 'rejected' ELSE settled.outcome END,
    warnings = r.warnings
      || CASE WHEN r.rejection IS NULL AND r.unit_grid_code IS NULL AND NOT 'outside-grid' = ANY (r.warnings)
        THEN ARRAY['outside-grid'] ELSE '{}' END
      || CASE WHEN r.stated_grid_code <> r.unit_grid_code AND NOT 'grid-differs' = ANY (r.warnings)
        THEN ARRAY['grid-differs'] ELSE '{}' END
  FROM (
    SELECT r.row_number, CASE WHEN c.code IS NULL THEN 'insert' WHEN ${isSame} THEN 'unchanged' ELSE 'update' END AS outcome
    FROM import_rows r LEFT JOIN components c ON c.district_code = r.district_code AND c.code = r.component_code
    WHERE ${OF_RUN} AND NOT r.is_loaded
  ) AS settled
  WHERE ${OF_RUN} AND r.row_number = settled.row_number`;

/** Settles where every staged row lies and which rows of the file are doubles. Once a run, after staging. */
export async function checkFile(transaction: Knex.Transaction, run: RunKey, meters: number): Promise<void> {
  const values = { district: run.districtCode, run: run.runId, meters };
  for (const text of [
    assignGridsStatement,
    assignGaps,
    refuseOutside,
    refuseSameKeys('category_id'),
    refuseNeighbours,
  ]) {
    await transaction.raw(text, values);
  }
}

/** Settles what every row would do to the stock as it is now; again before loading, because the stock may have changed. */
export async function compareWithStock(transaction: Knex.Transaction, run: RunKey, meters: number): Promise<void> {
  const values = { district: run.districtCode, run: run.runId, meters };
  for (const text of [matchKnown, refuseStock, settleOutcomes]) await transaction.raw(text, values);
}

const reportText = `
  WITH rows AS MATERIALIZED (SELECT r.* FROM import_rows r WHERE ${OF_RUN}),
  per_grid AS (
    SELECT unit_grid_code, category_id, count(*)::int AS records FROM rows
    WHERE unit_grid_code IS NOT NULL AND rejection IS NULL GROUP BY 1, 2
  ), usual AS (
    SELECT category_id, avg(records) AS mean, coalesce(stddev_samp(records), 0) AS deviation FROM per_grid GROUP BY 1
  )
  SELECT json_build_object(
    'outcomes', (SELECT json_build_object('insert', count(*) FILTER (WHERE outcome = 'insert'),
      'update', count(*) FILTER (WHERE outcome = 'update'), 'unchanged', count(*) FILTER (WHERE outcome = 'unchanged'),
      'rejected', count(*) FILTER (WHERE outcome = 'rejected')) FROM rows),
    'rejections', (SELECT coalesce(json_object_agg(rejection, n), '{}') FROM
      (SELECT rejection, count(*) AS n FROM rows WHERE rejection IS NOT NULL GROUP BY 1 ORDER BY 1) AS t),
    'warnings', (SELECT coalesce(json_object_agg(warning, n), '{}') FROM
      (SELECT unnest(warnings) AS warning, count(*) AS n FROM rows GROUP BY 1 ORDER BY 1) AS t),
    'accuracy', (SELECT coalesce(json_object_agg(accuracy, n), '{}') FROM
      (SELECT accuracy, count(*) AS n FROM rows WHERE rejection IS NULL AND accuracy IS NOT NULL GROUP BY 1 ORDER BY 1) AS t),
    'categories', (SELECT coalesce(json_agg(json_build_object('categoryId', t.category_id, 'name', c.name, 'records', n,
      'removedIfWhole', CASE WHEN CAST(:area AS text) IS NOT NULL THEN (SELECT count(*) FROM components s
        WHERE s.district_code = :district AND s.category_id = t.category_id AND s.state <> 'removed'
          AND starts_with(coalesce(s.unit_grid_code, s.district_code), :area) AND NOT EXISTS (SELECT FROM rows
            WHERE rows.component_code = s.code)) END) ORDER BY c.code), '[]')
      FROM (SELECT category_id, count(*) AS n FROM rows WHERE category_id IS NOT NULL GROUP BY 1) AS t
      JOIN categories c ON c.id = t.category_id),
    'dense', (SELECT coalesce(json_agg(json_build_object('unitGridCode', g.unit_grid_code, 'categoryId', g.category_id,
      'records', g.records, 'usual', round(u.mean::numeric, 1)) ORDER BY g.records DESC), '[]')
      FROM per_grid g JOIN usual u ON u.category_id = g.category_id
      WHERE g.records >= ${DENSE_LEAST} AND g.records > u.mean + ${DENSE_DEVIATIONS} * u.deviation),
    'problems', (SELECT coalesce(json_agg(json_build_object('position', row_number,
      'problems', CASE WHEN rejection IS NULL THEN '{}' ELSE ARRAY[rejection] END || warnings, 'name', name,
      'sourceKey', source_key, 'twin', CASE WHEN rejection = 'duplicate-of-stock' THEN component_code END,
      'longitude', ST_X(location), 'latitude', ST_Y(location)) ORDER BY rejection IS NULL, row_number), '[]')
      FROM (SELECT * FROM rows WHERE rejection IS NOT NULL OR warnings <> '{}'
        ORDER BY rejection IS NULL, row_number LIMIT ${PROBLEM_ROWS}) AS t)
  ) AS report`;

/** The report on a checked run; `area` is whose whole stock the file is, if it is. */
export async function reportOf(transaction: Knex, run: RunKey, area: string | null): Promise<QualityReport> {
  const { rows } = await transaction.raw<{ rows: { report: QualityReport }[] }>(reportText, {
    district: run.districtCode,
    run: run.runId,
    area,
  });
  const [row] = rows;
  if (!row) throw new Error('a report is always one row');
  return row.report;
}
