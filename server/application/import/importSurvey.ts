import type { Refusal } from '../../domain/refusal.ts';
import { brokenRow, mapRecord, type StagedRow } from '../../domain/survey/mapRecord.ts';
import { isBroken, type Survey } from '../../domain/survey/record.ts';
import { refusalAsValue, SurveyRefused } from '../../domain/survey/refused.ts';
import { type ImportWishes, type Inspection, inspectSurvey } from './inspectSurvey.ts';
import type { ImportAccount, ImportPort, QualityReport, RunKey, SurveyFilePort } from './ports.ts';

interface Dependencies {
  readonly imports: ImportPort;
  readonly surveyFiles: SurveyFilePort;
  readonly clock: { now(): Date };
  readonly credentials: { newId(): string };
}
export interface SurveyFile {
  readonly path: string;
  /** Its own name, where it lies under another. */
  readonly fileName: string;
  /** Under which name its keys are kept, so that the next file of the same stock is known again. */
  readonly dataset: string;
}
export interface CheckedRun {
  readonly run: RunKey;
  readonly inspection: Inspection;
  readonly read: number;
  readonly report: QualityReport;
}
/** Hears how far it is. */
export type Progress = (stage: 'staging' | 'checking' | 'loading', done: number) => void;

/** Rows for one statement: a megabyte or two of JSON, so that memory stays bounded however long the file is. */
const STAGED_AT_ONCE = 5000;

/** The import, the same for the command line and the browser: look, check, load; each step can be told apart and stopped. */
export function surveyImport(dependencies: Dependencies) {
  return {
    inspect: (file: SurveyFile, wishes: ImportWishes) =>
      refusalAsValue(() =>
        withSurvey(dependencies, file, wishes, (survey) => inspectSurvey(dependencies, survey, wishes)),
      ),
    check: (file: SurveyFile, wishes: ImportWishes, progress: Progress) => check(dependencies, file, wishes, progress),
    load: (run: RunKey, progress: Progress) => load(dependencies, run, progress),
    cancel: (run: RunKey) => dependencies.imports.cancel(run, dependencies.clock.now()),
    forget: (run: RunKey) => dependencies.imports.forget(run),
    account: (run: RunKey) => dependencies.imports.account(run),
  };
}

async function withSurvey<T>(
  { surveyFiles }: Dependencies,
  file: SurveyFile,
  wishes: ImportWishes,
  work: (survey: Survey) => Promise<T>,
): Promise<T> {
  const survey = await surveyFiles.open(file.path, wishes.layer, file.fileName);
  try {
    return await work(survey);
  } finally {
    await survey.close();
  }
}

/** Stages every record and says what loading would do; nothing of the stock is touched. */
function check(
  dependencies: Dependencies,
  file: SurveyFile,
  wishes: ImportWishes,
  progress: Progress,
): Promise<CheckedRun | Refusal> {
  const { imports, clock, credentials } = dependencies;
  return refusalAsValue(() =>
    withSurvey(dependencies, file, wishes, async (survey) => {
      const inspection = await inspectSurvey(dependencies, survey, wishes);
      const { districtCode, plan, system, isSwapped } = inspection;
      const run: RunKey = { districtCode, runId: credentials.newId() };
      const crs = isSwapped ? `${system.code} (y, x)` : system.code;
      const { fileName, dataset } = file;
      await imports.begin({ districtCode, id: run.runId, dataset, fileName, crs, plan, now: clock.now() });
      try {
        const read = await stageAll(dependencies, survey, inspection, run, progress);
        progress('checking', read);
        const report = await imports.check(run, read);
        return { run, inspection, read, report };
      } catch (error) {
        // Half a staged file is of no use to anybody.
        await imports.forget(run);
        throw error;
      }
    }),
  );
}

async function stageAll(
  { imports, surveyFiles }: Dependencies,
  survey: Survey,
  { districtCode, plan, system, isSwapped }: Inspection,
  run: RunKey,
  progress: Progress,
): Promise<number> {
  const context = {
    districtCode,
    plan,
    categories: await imports.categories(),
    units: await imports.units(districtCode),
    toDegrees: surveyFiles.toDegrees(system, isSwapped),
  };
  let rows: StagedRow[] = [];
  let read = 0;
  for await (const item of survey.records()) {
    rows.push(isBroken(item) ? brokenRow(item.position) : mapRecord(item, context));
    read += 1;
    if (rows.length < STAGED_AT_ONCE) continue;
    await imports.stage(run, rows);
    progress('staging', read);
    rows = [];
  }
  if (rows.length > 0) await imports.stage(run, rows);
  if (read === 0) throw new SurveyRefused('import-empty');
  return read;
}

/** Loads a checked run to its end, or goes on with one that was stopped. Ends early when it is cancelled meanwhile. */
async function load(
  { imports, clock }: Dependencies,
  run: RunKey,
  progress: Progress,
): Promise<ImportAccount | Refusal> {
  const start = await imports.startLoading(run);
  if (start === 'taken') return { refused: 'import-running' };
  if (start === 'not-ready') return { refused: 'import-not-ready' };
  let done = 0;
  let isMore = true;
  while (isMore) {
    const batch = await imports.loadBatch(run);
    done += batch.loaded;
    isMore = batch.isMore;
    progress('loading', done);
  }
  await imports.finish(run, clock.now());
  const account = await imports.account(run);
  return account ?? { refused: 'import-not-ready' };
}
