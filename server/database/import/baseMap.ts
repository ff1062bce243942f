import type { Knex } from 'knex';
import type { QualityReport, RunKey } from '../../application/import/ports.ts';
import { type BaseMapPlan, baseMapLayers } from '../../domain/survey/baseMap.ts';
import type { StagedFeature } from '../../domain/survey/mapBaseRecord.ts';
import { PROBLEM_ROWS } from './check.ts';
import { OF_RUN, refuseSameKeys } from './runRows.ts';

/** The feature that a staged row was in the file before. */
const OWN_FEATURE = `f.district_code = r.district_code AND f.dataset = i.dataset AND f.layer = r.base_layer
    AND f.source_key = r.source_key`;

/**
 * Rows of one JSON value. Rings that cross or lie beside each other are made a valid area, in which every second ring from
 * outside is a hole; a crossing is told, several rings are not.
 */
const stageText = `
  INSERT INTO import_rows (district_code, run_id, row_number, source_key, name, base_layer, base_class, shape, location,
    rejection, warnings)
  SELECT :district, CAST(:run AS uuid), t."position", coalesce(t."sourceKey", '@' || md5(ST_AsText(valid.shape))), t.name,
    t.layer, t.class, valid.shape, ST_PointOnSurface(valid.shape),
    coalesce(t.rejection, CASE WHEN valid.shape IS NULL THEN 'place-missing' END),
    t.warnings || CASE WHEN NOT ST_IsValid(drawn.shape) AND ST_NRings(drawn.shape) = 1
      THEN ARRAY['shape-mended'] ELSE '{}' END
  FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS t ("position" integer, "sourceKey" text, layer text, class text, name text,
    shape jsonb, rejection text, warnings text[])
  CROSS JOIN LATERAL (SELECT ST_SetSRID(ST_GeomFromGeoJSON(t.shape::text), 4326) AS shape) AS drawn
  CROSS JOIN LATERAL (SELECT CASE WHEN ST_IsValid(drawn.shape) THEN drawn.shape
    ELSE ST_CollectionExtract(ST_MakeValid(drawn.shape), 3) END AS shape) AS mended
  CROSS JOIN LATERAL (SELECT CASE WHEN NOT ST_IsEmpty(mended.shape) THEN mended.shape END AS shape) AS valid`;

/** Stages features of a file. */
export async function stageFeatures(knex: Knex, run: RunKey, rows: readonly StagedFeature[]): Promise<void> {
  // PostgreSQL keeps no zero character in a text.
  const text = JSON.stringify(rows).replaceAll('\\u0000', '');
  await knex.raw(stageText, { district: run.districtCode, run: run.runId, rows: text });
}

/** Streets and rivers go on beyond the border; what does not touch the district at all is not its concern. */
const refuseOutside = `
  UPDATE import_rows AS r SET rejection = 'outside-district'
  WHERE ${OF_RUN} AND r.rejection IS NULL AND NOT EXISTS (
    SELECT FROM administrative_areas a WHERE a.code = r.district_code AND ST_Intersects(a.boundary, r.shape))`;

/** The neighbour's file has the street across the border too: on the map it is there once. */
const refuseTwins = `
  UPDATE import_rows AS r SET rejection = 'duplicate-of-stock'
  FROM import_runs i
  WHERE ${OF_RUN} AND i.district_code = r.district_code AND i.id = r.run_id AND r.rejection IS NULL AND NOT r.is_loaded
    AND NOT EXISTS (SELECT FROM base_features f WHERE ${OWN_FEATURE})
    AND EXISTS (SELECT FROM base_features f
      WHERE f.layer = r.base_layer AND f.shape_mercator && ST_Transform(r.shape, 3857) AND f.shape = r.shape)`;

const settleOutcomes = `
  UPDATE import_rows AS r SET outcome = CASE WHEN r.rejection IS NOT NULL THEN 'rejected' ELSE settled.outcome END
  FROM (
    SELECT r.row_number, CASE WHEN f.id IS NULL THEN 'insert'
      WHEN f.class = r.base_class AND f.name IS NOT DISTINCT FROM r.name AND f.shape = r.shape THEN 'unchanged'
      ELSE 'update' END AS outcome
    FROM import_rows r JOIN import_runs i ON i.district_code = r.district_code AND i.id = r.run_id
    LEFT JOIN base_features f ON ${OWN_FEATURE}
    WHERE ${OF_RUN} AND NOT r.is_loaded
  ) AS settled
  WHERE ${OF_RUN} AND r.row_number = settled.row_number`;

/** Settles which features of the file can be loaded at all. Once a run, after staging. */
export async function checkFeatures(transaction: Knex.Transaction, run: RunKey): Promise<void> {
  const values = { district: run.districtCode, run: run.runId };
  for (const text of [refuseOutside, refuseSameKeys('base_layer')]) await transaction.raw(text, values);
}

/** Settles what every feature would do to the base map as it is now; again before loading. */
export async function compareWithBaseMap(transaction: Knex.Transaction, run: RunKey): Promise<void> {
  const values = { district: run.districtCode, run: run.runId };
  for (const text of [refuseTwins, settleOutcomes]) await transaction.raw(text, values);
}

/** From which zoom a class is drawn; the same as in the base that the product comes with. */
const minZoomOf = (
  of: string,
) => `CASE ${of}.base_class WHEN 'expressway' THEN 9 WHEN 'arterial' THEN 10 WHEN 'river' THEN 10
    WHEN 'lake' THEN 10 WHEN 'canal' THEN 11 WHEN 'collector' THEN 12 ELSE 14 END`;

const BATCH = `${OF_RUN} AND r.row_number BETWEEN :first AND :last AND NOT r.is_loaded`;
const insertNew = `
  INSERT INTO base_features (layer, class, name, min_zoom, shape, district_code, dataset, source_key)
  SELECT r.base_layer, r.base_class, r.name, ${minZoomOf('r')}, r.shape, r.district_code, i.dataset, r.source_key
  FROM import_rows r JOIN import_runs i ON i.district_code = r.district_code AND i.id = r.run_id
  WHERE ${BATCH} AND r.outcome = 'insert'`;
const updateKnown = `
  UPDATE base_features f SET class = r.base_class, name = r.name, min_zoom = ${minZoomOf('r')}, shape = r.shape
  FROM import_rows r JOIN import_runs i ON i.district_code = r.district_code AND i.id = r.run_id
  WHERE ${BATCH} AND r.outcome = 'update' AND ${OWN_FEATURE}`;
/** The statements that load one batch of features. */
export const featureBatchStatements = [insertNew, updateKnown] as const;

/** What an earlier file under the same name brought and this one does not name, rejected or not. */
const UNNAMED = `f.district_code = :district
    AND f.dataset = (SELECT i.dataset FROM import_runs i WHERE i.district_code = :district AND i.id = :run)
    AND f.layer = ANY (:layers) AND NOT EXISTS (SELECT FROM import_rows r
      WHERE ${OF_RUN} AND r.base_layer = f.layer AND r.source_key = f.source_key)`;

const layersOf = ({ layer }: BaseMapPlan): string[] => (layer === null ? [...baseMapLayers] : [layer]);

/** Takes away what the file under this name no longer has; tells how many. */
export async function retireUnnamed(transaction: Knex.Transaction, run: RunKey, plan: BaseMapPlan): Promise<number> {
  const values = { district: run.districtCode, run: run.runId, layers: layersOf(plan) };
  const { rows } = await transaction.raw<{ rows: { removed: number }[] }>(
    `WITH gone AS (DELETE FROM base_features f WHERE ${UNNAMED} RETURNING 1) SELECT count(*)::int AS removed FROM gone`,
    values,
  );
  return rows[0]?.removed ?? 0;
}

const reportText = `
  WITH rows AS MATERIALIZED (SELECT r.* FROM import_rows r WHERE ${OF_RUN})
  SELECT json_build_object(
    'outcomes', (SELECT json_build_object('insert', count(*) FILTER (WHERE outcome = 'insert'),
      'update', count(*) FILTER (WHERE outcome = 'update'), 'unchanged', count(*) FILTER (WHERE outcome = 'unchanged'),
      'rejected', count(*) FILTER (WHERE outcome = 'rejected')) FROM rows),
    'rejections', (SELECT coalesce(json_object_agg(rejection, n), '{}') FROM
      (SELECT rejection, count(*) AS n FROM rows WHERE rejection IS NOT NULL GROUP BY 1 ORDER BY 1) AS t),
    'warnings', (SELECT coalesce(json_object_agg(warning, n), '{}') FROM
      (SELECT unnest(warnings) AS warning, count(*) AS n FROM rows GROUP BY 1 ORDER BY 1) AS t),
    'accuracy', json_build_object(), 'dense', json_build_array(),
    'categories', (SELECT coalesce(json_agg(json_build_object('categoryId', asked.layer, 'name', asked.layer,
      'records', (SELECT count(*) FROM rows WHERE base_layer = asked.layer),
      'removedIfWhole', (SELECT count(*) FROM base_features f WHERE f.layer = asked.layer AND ${UNNAMED}))), '[]')
      FROM unnest(CAST(:layers AS text[])) AS asked (layer)),
    'problems', (SELECT coalesce(json_agg(json_build_object('position', row_number,
      'problems', CASE WHEN rejection IS NULL THEN '{}' ELSE ARRAY[rejection] END || warnings, 'name', name,
      'sourceKey', source_key, 'twin', NULL, 'longitude', ST_X(location), 'latitude', ST_Y(location))
      ORDER BY rejection IS NULL, row_number), '[]')
      FROM (SELECT * FROM rows WHERE rejection IS NOT NULL OR warnings <> '{}'
        ORDER BY rejection IS NULL, row_number LIMIT ${PROBLEM_ROWS}) AS t)
  ) AS report`;

/** The report on a checked file of the base map; its categories are the layers. */
export async function featureReport(transaction: Knex, run: RunKey, plan: BaseMapPlan): Promise<QualityReport> {
  const values = { district: run.districtCode, run: run.runId, layers: layersOf(plan) };
  const { rows } = await transaction.raw<{ rows: { report: QualityReport }[] }>(reportText, values);
  const [row] = rows;
  if (!row) throw new Error('a report is always one row');
  return row.report;
}
