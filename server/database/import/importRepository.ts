import type { Knex } from 'knex';
import type { ImportPort, NewRun, QualityReport, RunKey, UnknownUnit } from '../../application/import/ports.ts';
import type { StagedRow } from '../../domain/survey/mapRecord.ts';
import { DEFAULT_DUPLICATE_METERS, type ImportPlan, isBaseMapPlan, type RunPlan } from '../../domain/survey/plan.ts';
import type { Database } from '../connection.ts';
import { violatedConstraint } from '../statement.ts';
import { layerChanged } from '../tiles/layerChanged.ts';
import { accountOf, accountsOf } from './account.ts';
import { checkFeatures, compareWithBaseMap, featureReport, retireUnnamed, stageFeatures } from './baseMap.ts';
import { checkFile, compareWithStock, reportOf } from './check.ts';
import { loadNextBatch, prepareCounters, removeUnnamed } from './load.ts';
import { problemCount, problemsAfter } from './problems.ts';
import { proveGrids } from './proveGrids.ts';
import { importReference } from './reference.ts';
import { tidyImports } from './tidy.ts';

/** The import's questions to the database. */
export function importRepository({ knex }: Pick<Database, 'knex'>): ImportPort {
  return {
    ...importReference(knex),
    begin: (run) => begin(knex, run),
    stage: (run, rows) => whileStaging(knex, run, (transaction) => stage(transaction, run, rows)),
    stageFeatures: (run, rows) => whileStaging(knex, run, (transaction) => stageFeatures(transaction, run, rows)),
    check: (run, readCount, unknownUnits) => check(knex, run, readCount, unknownUnits),
    forget: async (run) => {
      await runOf(knex, run).delete();
    },
    startLoading: (run) => startLoading(knex, run),
    loadBatch: (run) => knex.transaction((transaction) => loadNextBatch(transaction, run)),
    finish: (run, now) => finish(knex, run, now),
    cancel: (run, now) => cancel(knex, run, now),
    problemCount: (run) => problemCount(knex, run),
    problemsAfter: (run, after, limit) => problemsAfter(knex, run, after, limit),
    tidy: (now) => tidyImports(knex, now),
    report: async (run) =>
      (await runOf(knex, run).first<{ report: QualityReport | null } | undefined>('report'))?.report ?? null,
    account: (run) => accountOf(knex, run),
    runs: (districtCode) => accountsOf(knex, districtCode),
  };
}

const runOf = (knex: Knex, { districtCode, runId }: RunKey) =>
  knex('import_runs').where({ district_code: districtCode, id: runId });

async function begin(knex: Knex, run: NewRun): Promise<void> {
  await knex('import_runs').insert({
    district_code: run.districtCode,
    id: run.id,
    dataset: run.dataset,
    file_name: run.fileName,
    crs: run.crs,
    plan: JSON.stringify(run.plan),
    target: isBaseMapPlan(run.plan) ? 'base-map' : 'components',
    state: 'staging',
    created_at: run.now,
  });
}

/** One statement for a batch, its rows as one JSON value: the number of parameters does not grow with the rows. */
const stageText = `
  INSERT INTO import_rows (district_code, run_id, row_number, source_key, category_id, component_code, name, authority_code,
    owner_code, maintainer_code, stated_grid_code, state, recorded_on, changed_on, data_source, accuracy, note, location,
    rejection, warnings)
  SELECT :district, CAST(:run AS uuid), t."position", t."sourceKey", t."categoryId", t."ownCode", t.name, t.authority, t.owner,
    t.maintainer, t."statedGrid", t.state, t."recordedOn", t."changedOn", t."dataSource", t.accuracy, t.note,
    ST_SetSRID(ST_MakePoint(t.longitude, t.latitude), 4326), t.rejection, t.warnings
  FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS t ("position" integer, "sourceKey" text, "categoryId" text, "ownCode" text,
    name text, authority text, owner text, maintainer text, "statedGrid" text, state text, "recordedOn" date,
    "changedOn" date, "dataSource" text, accuracy text, note text, longitude float8, latitude float8, rejection text,
    warnings text[])`;

async function stage(knex: Knex, run: RunKey, rows: readonly StagedRow[]): Promise<void> {
  // PostgreSQL keeps no zero character in a text.
  const text = JSON.stringify(rows).replaceAll('\\u0000', '');
  await knex.raw(stageText, { district: run.districtCode, run: run.runId, rows: text });
}

/** Does something to a run that is being staged, and keeps others from ending it meanwhile; false when it is no more. */
async function whileStaging(knex: Knex, run: RunKey, work: (transaction: Knex) => Promise<void>): Promise<boolean> {
  return knex.transaction(async (transaction) => {
    const current = await runOf(transaction, run).forUpdate().first<{ state: string } | undefined>('state');
    if (current?.state !== 'staging') return false;
    await work(transaction);
    return true;
  });
}

async function planOf(knex: Knex, run: RunKey): Promise<RunPlan> {
  const row = await runOf(knex, run).first<{ plan: RunPlan }>('plan');
  return row.plan;
}

async function check(
  knex: Knex,
  run: RunKey,
  readCount: number,
  unknownUnits: readonly UnknownUnit[],
): Promise<QualityReport | null> {
  // Millions of rows that the planner has never seen would be joined by loops.
  await knex.raw('ANALYZE import_rows');
  return knex.transaction(async (transaction) => {
    const current = await runOf(transaction, run).forUpdate().first<{ state: string; plan: RunPlan } | undefined>();
    if (current?.state !== 'staging') return null;
    const { plan } = current;
    await (isBaseMapPlan(plan) ? checkFeatures(transaction, run) : checkFile(transaction, run, metersOf(plan)));
    await compare(transaction, run, plan);
    const counted = isBaseMapPlan(plan)
      ? await featureReport(transaction, run, plan)
      : await reportOf(transaction, run, plan.wholeStockOf);
    const report = { ...counted, unknownUnits };
    await runOf(transaction, run).update({ state: 'checked', read_count: readCount, report: JSON.stringify(report) });
    return report;
  });
}

const metersOf = (plan: ImportPlan): number => plan.duplicateMeters ?? DEFAULT_DUPLICATE_METERS;

function compare(transaction: Knex.Transaction, run: RunKey, plan: RunPlan): Promise<void> {
  if (isBaseMapPlan(plan)) return compareWithBaseMap(transaction, run);
  return compareWithStock(transaction, run, metersOf(plan));
}

/** A run that was cancelled or interrupted goes on where it was. */
async function startLoading(knex: Knex, run: RunKey): Promise<'started' | 'taken' | 'not-ready'> {
  try {
    return await knex.transaction(async (transaction) => {
      const changed = await runOf(transaction, run)
        .whereIn('state', ['checked', 'loading', 'cancelled'])
        .whereNull('settled')
        .update({ state: 'loading', finished_at: null });
      if (changed === 0) return 'not-ready';
      const plan = await planOf(transaction, run);
      await compare(transaction, run, plan);
      if (!isBaseMapPlan(plan)) await prepareCounters(transaction, run);
      return 'started';
    });
  } catch (error) {
    if (violatedConstraint(error) === 'import_runs_loading') return 'taken';
    throw error;
  }
}

async function finish(knex: Knex, run: RunKey, now: Date): Promise<void> {
  await knex.transaction(async (transaction) => {
    const current = await runOf(transaction, run).forUpdate().first<{ state: string; plan: RunPlan }>('state', 'plan');
    if (current.state !== 'loading') return;
    const removed = await removeGone(transaction, run, current.plan);
    const proof = isBaseMapPlan(current.plan) ? null : JSON.stringify(await proveGrids(transaction, run));
    await runOf(transaction, run).update({
      state: 'done',
      finished_at: now,
      removed_count: removed,
      grid_proof: proof,
    });
    await showOnMap(transaction, run, current.plan);
  });
}

async function removeGone(transaction: Knex.Transaction, run: RunKey, plan: RunPlan): Promise<number> {
  if (isBaseMapPlan(plan)) return retireUnnamed(transaction, run, plan);
  return plan.wholeStockOf === null ? 0 : removeUnnamed(transaction, run, plan.wholeStockOf);
}

async function cancel(knex: Knex, run: RunKey, now: Date): Promise<void> {
  await knex.transaction(async (transaction) => {
    const deleted = await runOf(transaction, run).where({ state: 'staging' }).delete();
    if (deleted > 0) return;
    const current = await runOf(transaction, run).first<{ plan: RunPlan } | undefined>('plan');
    const changed = await runOf(transaction, run)
      .whereIn('state', ['checked', 'loading'])
      .update({ state: 'cancelled', finished_at: now });
    if (current && changed > 0) await showOnMap(transaction, run, current.plan);
  });
}

/** A load touches places all over its district; a row may stand outside. */
const touched = `(SELECT ST_Extent(shape) FROM (
    SELECT boundary_mercator AS shape FROM administrative_areas WHERE code = :district
    UNION ALL
    SELECT ST_Transform(coalesce(shape, location), 3857) FROM import_rows
    WHERE district_code = :district AND run_id = CAST(:run AS uuid) AND rejection IS NULL
  ) AS touched)`;
const newTiles = { base: layerChanged(['base'], touched), components: layerChanged(['components'], touched) };

async function showOnMap(transaction: Knex, run: RunKey, plan: RunPlan): Promise<void> {
  const text = isBaseMapPlan(plan) ? newTiles.base : newTiles.components;
  await transaction.raw(text, { district: run.districtCode, run: run.runId });
}
