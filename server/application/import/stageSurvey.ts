import type { Refusal } from '../../domain/refusal.ts';
import { brokenFeature, mapBaseRecord } from '../../domain/survey/mapBaseRecord.ts';
import { brokenRow, mapRecord, unknownUnitsOf } from '../../domain/survey/mapRecord.ts';
import { isBroken, type Survey, type SurveyItem } from '../../domain/survey/record.ts';
import { refusalAsValue, SurveyRefused } from '../../domain/survey/refused.ts';
import type { BaseMapInspection } from './inspectBaseMap.ts';
import type { FileFindings, Inspection } from './inspectSurvey.ts';
import type { ImportPort, Progress, QualityReport, RunKey, SurveyFile, SurveyFilePort, UnknownUnit } from './ports.ts';

export interface StagingDependencies {
  readonly imports: ImportPort;
  readonly surveyFiles: SurveyFilePort;
  readonly clock: { now(): Date };
  readonly credentials: { newId(): string };
}
export interface CheckedRun<Found extends FileFindings> {
  readonly run: RunKey;
  readonly inspection: Found;
  readonly read: number;
  readonly report: QualityReport;
}
/** Stages records, and knows what of them needs a decision. */
export interface Stager {
  /** False when the run is gone. */
  stage(items: readonly SurveyItem[]): Promise<boolean>;
  unknownUnits(): UnknownUnit[];
}
/** How one kind of file becomes staged rows. */
export interface Staging<Found extends FileFindings> {
  inspect(survey: Survey): Promise<Found>;
  stager(found: Found, run: RunKey): Promise<Stager>;
}
/** How a file is worked on: who hears how far it is, and what stops it. */
export interface Watch {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Rows for one statement: a megabyte or two of JSON, so that memory stays bounded however long the file is. */
const STAGED_AT_ONCE = 5000;
/** Names of unknown units that are told; nobody decides about more. */
const MOST_UNITS = 500;

/** Opens a file, works on it and closes it, however that ends. */
export async function withSurvey<T>(
  surveyFiles: SurveyFilePort,
  file: SurveyFile,
  layer: string | undefined,
  signal: AbortSignal,
  work: (survey: Survey) => Promise<T>,
): Promise<T> {
  try {
    const survey = await surveyFiles.open(file.path, layer, file.fileName, signal);
    try {
      return await work(survey);
    } finally {
      await survey.close();
    }
  } catch (error) {
    // A stream or a program that was stopped complains in its own words.
    if (signal.aborted) throw new SurveyRefused('import-cancelled');
    throw error;
  }
}

/** Stages every record and says what loading would do; nothing of the stock is touched. */
export function checkFile<Found extends FileFindings>(
  { imports, surveyFiles, clock, credentials }: StagingDependencies,
  file: SurveyFile,
  layer: string | undefined,
  { inspect, stager }: Staging<Found>,
  { progress, signal }: Watch,
): Promise<CheckedRun<Found> | Refusal> {
  return refusalAsValue(() =>
    withSurvey(surveyFiles, file, layer, signal, async (survey) => {
      const inspection = await inspect(survey);
      const { districtCode, plan, system, isSwapped } = inspection;
      const run: RunKey = { districtCode, runId: credentials.newId() };
      const crs = isSwapped ? `${system.code} (y, x)` : system.code;
      const { fileName, dataset } = file;
      signal.throwIfAborted();
      await imports.begin({ districtCode, id: run.runId, dataset, fileName, crs, plan, now: clock.now() });
      try {
        const rows = await stager(inspection, run);
        const read = await stageAll(survey, rows, { progress, signal });
        progress('checking', read, read);
        const report = await imports.check(run, read, rows.unknownUnits());
        signal.throwIfAborted();
        if (!report) throw new SurveyRefused('import-cancelled');
        return { run, inspection, read, report };
      } catch (error) {
        // Half a staged file is of no use to anybody.
        await imports.forget(run);
        throw error;
      }
    }),
  );
}

async function stageAll(survey: Survey, { stage }: Stager, { progress, signal }: Watch): Promise<number> {
  let items: SurveyItem[] = [];
  let read = 0;
  const put = async () => {
    signal.throwIfAborted();
    // Somebody else's process may have been told to stop this run.
    if (!(await stage(items))) throw new SurveyRefused('import-cancelled');
    progress('staging', read, null, survey.bytes());
    items = [];
  };
  for await (const item of survey.records()) {
    items.push(item);
    read += 1;
    if (items.length === STAGED_AT_ONCE) await put();
  }
  if (items.length > 0) await put();
  if (read === 0) throw new SurveyRefused('import-empty');
  return read;
}

/** Stages records as components. */
export async function componentStager(
  { imports, surveyFiles }: StagingDependencies,
  { districtCode, plan, system, isSwapped }: Inspection,
  run: RunKey,
): Promise<Stager> {
  const context = {
    districtCode,
    plan,
    categories: await imports.categories(),
    units: await imports.units(districtCode),
    toDegrees: surveyFiles.toDegrees(system, isSwapped),
  };
  const unknown = new Map<string, number>();
  return {
    stage(items) {
      for (const name of items.flatMap((item) => (isBroken(item) ? [] : unknownUnitsOf(item, context)))) {
        // A column of remarks taken for one of units must not fill the memory.
        if (unknown.has(name) || unknown.size < MOST_UNITS) unknown.set(name, (unknown.get(name) ?? 0) + 1);
      }
      const rows = items.map((item) => (isBroken(item) ? brokenRow(item.position) : mapRecord(item, context)));
      return imports.stage(run, rows);
    },
    unknownUnits: () =>
      [...unknown]
        .map(([name, records]) => ({ name, records }))
        .sort((one, other) => other.records - one.records || (one.name < other.name ? -1 : 1)),
  };
}

/** Stages records as features of the base map. */
export function featureStager(
  { imports, surveyFiles }: StagingDependencies,
  { plan, system, isSwapped }: BaseMapInspection,
  run: RunKey,
): Stager {
  const context = { plan, toDegrees: surveyFiles.toDegrees(system, isSwapped) };
  return {
    stage: (items) =>
      imports.stageFeatures(
        run,
        items.map((item) => (isBroken(item) ? brokenFeature(item.position) : mapBaseRecord(item, context))),
      ),
    unknownUnits: () => [],
  };
}
