import type { Refusal } from '../../domain/refusal.ts';
import { refusalAsValue } from '../../domain/survey/refused.ts';
import { type BaseMapInspection, type BaseMapWishes, inspectBaseMap } from './inspectBaseMap.ts';
import { type FileFindings, type ImportWishes, type Inspection, inspectSurvey } from './inspectSurvey.ts';
import type { ImportAccount, Progress, RunKey, SurveyFile } from './ports.ts';
import {
  checkFile,
  componentStager,
  featureStager,
  type Staging,
  type StagingDependencies,
  type Watch,
  withSurvey,
} from './stageSurvey.ts';

const nothingStopsIt: AbortSignal = new AbortController().signal;

/** The import, the same for the command line and the browser: look, check, load; each step can be told apart and stopped. */
export function surveyImport(dependencies: StagingDependencies) {
  const { imports, surveyFiles, clock } = dependencies;
  const components = (wishes: ImportWishes): Staging<Inspection> => ({
    inspect: (survey) => inspectSurvey(dependencies, survey, wishes),
    stager: (found, run) => componentStager(dependencies, found, run),
  });
  const baseMap = (file: SurveyFile, wishes: BaseMapWishes): Staging<BaseMapInspection> => ({
    inspect: (survey) => inspectBaseMap(dependencies, survey, file.fileName, wishes),
    stager: async (found, run) => featureStager(dependencies, found, run),
  });
  const look = <Found extends FileFindings>(file: SurveyFile, layer: string | undefined, staging: Staging<Found>) =>
    refusalAsValue(() => withSurvey(surveyFiles, file, layer, nothingStopsIt, staging.inspect));
  return {
    inspect: (file: SurveyFile, wishes: ImportWishes) => look(file, wishes.layer, components(wishes)),
    inspectBaseMap: (file: SurveyFile, wishes: BaseMapWishes) => look(file, wishes.layer, baseMap(file, wishes)),
    check: (file: SurveyFile, wishes: ImportWishes, watch: Watch) =>
      checkFile(dependencies, file, wishes.layer, components(wishes), watch),
    checkBaseMap: (file: SurveyFile, wishes: BaseMapWishes, watch: Watch) =>
      checkFile(dependencies, file, wishes.layer, baseMap(file, wishes), watch),
    load: (run: RunKey, progress: Progress) => load(dependencies, run, progress),
    cancel: (run: RunKey) => imports.cancel(run, clock.now()),
    forget: (run: RunKey) => imports.forget(run),
    account: (run: RunKey) => imports.account(run),
  };
}

/** Loads a checked run to its end, or goes on with one that was stopped. Ends early when it is cancelled meanwhile. */
async function load(
  { imports, clock }: StagingDependencies,
  run: RunKey,
  progress: Progress,
): Promise<ImportAccount | Refusal> {
  const start = await imports.startLoading(run);
  if (start === 'taken') return { refused: 'import-running' };
  if (start === 'not-ready') return { refused: 'import-not-ready' };
  const total = (await imports.account(run))?.waiting ?? 0;
  let done = 0;
  let isMore = true;
  while (isMore) {
    const batch = await imports.loadBatch(run);
    done += batch.loaded;
    isMore = batch.isMore;
    progress('loading', done, total);
  }
  await imports.finish(run, clock.now());
  const account = await imports.account(run);
  return account ?? { refused: 'import-not-ready' };
}
