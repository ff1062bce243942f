import type {
  BaseMapInspectionView,
  BaseMapWishesInput,
  ImportStatus,
  ImportWishesInput,
  SurveyInspection,
} from '../../contract/schemas/surveyImport.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { surveyImport } from './importSurvey.ts';
import type { FileFindings } from './inspectSurvey.ts';
import type { ImportPort, QualityReport, RunKey, SurveyFile, SurveyFilePort, SurveyStorePort } from './ports.ts';
import type { Watch } from './stageSurvey.ts';

interface Job {
  progress: ImportStatus['progress'];
  refusal: Refusal | null;
  readonly stop: AbortController;
}
interface Dependencies {
  readonly imports: ImportPort;
  readonly surveyFiles: SurveyFilePort;
  readonly surveyStore: SurveyStorePort;
  readonly clock: { now(): Date };
  readonly credentials: { newId(): string };
}

type Work = ReturnType<typeof surveyImport>;
interface Started {
  readonly runId: string;
  readonly districtCode: string;
}

/** Jobs that ended are told about this long; their account is in the database. */
const MOST_JOBS = 200;

/**
 * Imports asked for in the browser run in this process and go on when the page is left. What they did is in the database; a
 * restart loses only the words on how far they are, and a load goes on when it is started again.
 */
export function importJobs(dependencies: Dependencies) {
  const jobs = new Map<string, Job>();
  const work = surveyImport(dependencies);
  const startReading = (districtCode: string, read: (named: Work, watch: Watch) => Promise<unknown>): Started => {
    const runId = dependencies.credentials.newId();
    const named = surveyImport({ ...dependencies, credentials: { newId: () => runId } });
    runJob(dependencies, jobs, runId, (watch) => read(named, watch));
    return { runId, districtCode };
  };
  return {
    async inspect(actor: Actor, fileId: string, wishes: ImportWishesInput): Promise<SurveyInspection | Refusal> {
      const file = await fileOf(dependencies, actor, fileId, wishes);
      if (isRefusal(file)) return file;
      const found = await work.inspect(file, wishes);
      if (isRefusal(found)) return found;
      const { plan, proposals } = found;
      return {
        ...findingsOf(found),
        proposals: proposals.map((proposal) => ({ ...proposal })),
        columns: plan.columns,
        category: plan.category.kind === 'rules' ? { kind: 'rules', rules: [...plan.category.rules] } : plan.category,
        unknownUnits: found.unknownUnits,
      };
    },
    async inspectBaseMap(
      actor: Actor,
      fileId: string,
      wishes: BaseMapWishesInput,
    ): Promise<BaseMapInspectionView | Refusal> {
      const file = await fileOf(dependencies, actor, fileId, wishes);
      if (isRefusal(file)) return file;
      const found = await work.inspectBaseMap(file, wishes);
      if (isRefusal(found)) return found;
      const { plan, counts } = found;
      return { ...findingsOf(found), baseLayer: plan.layer, columns: plan.columns, counts };
    },
    async check(actor: Actor, fileId: string, wishes: ImportWishesInput): Promise<Started | Refusal> {
      const file = await fileOf(dependencies, actor, fileId, wishes);
      if (isRefusal(file)) return file;
      return startReading(wishes.districtCode, (named, watch) => named.check(file, wishes, watch));
    },
    async checkBaseMap(actor: Actor, fileId: string, wishes: BaseMapWishesInput): Promise<Started | Refusal> {
      const file = await fileOf(dependencies, actor, fileId, wishes);
      if (isRefusal(file)) return file;
      return startReading(wishes.districtCode, (named, watch) => named.checkBaseMap(file, wishes, watch));
    },
    async list(actor: Actor, districtCode: string) {
      return objection(actor, districtCode) ?? { items: [...(await dependencies.imports.runs(districtCode))] };
    },
    read: (actor: Actor, run: RunKey) => statusOf(dependencies, jobs, actor, run),
    async load(actor: Actor, run: RunKey): Promise<ImportStatus | Refusal> {
      const status = await statusOf(dependencies, jobs, actor, run);
      if (isRefusal(status)) return status;
      if (status.progress) return refuse('import-running');
      runJob(dependencies, jobs, run.runId, ({ progress }) => work.load(run, progress));
      return statusOf(dependencies, jobs, actor, run);
    },
    async cancel(actor: Actor, run: RunKey): Promise<ImportStatus | Refusal> {
      const status = await statusOf(dependencies, jobs, actor, run);
      if (isRefusal(status)) return status;
      jobs.get(run.runId)?.stop.abort();
      await work.cancel(run);
      return statusOf(dependencies, jobs, actor, run);
    },
  };
}

function objection(actor: Actor, districtCode: string): Refusal | null {
  const isOwn = actor.districtCode === null || actor.districtCode === districtCode;
  return isOwn ? null : refuse('not-your-district', { districtCode });
}

async function fileOf(
  { surveyStore }: Dependencies,
  actor: Actor,
  fileId: string,
  { districtCode, dataset }: { readonly districtCode: string; readonly dataset?: string | undefined },
): Promise<SurveyFile | Refusal> {
  const refusal = objection(actor, districtCode);
  if (refusal) return refusal;
  const file = await surveyStore.find(fileId, actor.id);
  if (!file) return refuse('not-found', { fileId });
  // The next file of the same stock usually has the same name, and its records are then known again.
  return { ...file, dataset: dataset ?? file.fileName.replace(/\.[^.]*$/, '') };
}

/** What was found out about any file, in the contract's words. */
function findingsOf({
  districtCode,
  format,
  encoding,
  layer,
  insideShare,
  columnNames,
  preview,
  ...found
}: FileFindings) {
  const { code, name } = found.system;
  return {
    districtCode,
    format,
    encoding,
    layer,
    insideShare,
    columnNames,
    preview,
    layers: [...found.layers],
    warnings: [...found.warnings],
    crs: { code, name, isSwapped: found.isSwapped },
  };
}

function runJob(
  { surveyStore }: Dependencies,
  jobs: Map<string, Job>,
  runId: string,
  work: (watch: Watch) => Promise<unknown>,
): void {
  const stop = new AbortController();
  const job: Job = { progress: { stage: 'staging', done: 0, total: null, bytes: null }, refusal: null, stop };
  const [oldest] = jobs.keys();
  if (jobs.size >= MOST_JOBS && oldest !== undefined) jobs.delete(oldest);
  jobs.set(runId, job);
  const progress: Watch['progress'] = (stage, done, total, bytes = null) => {
    job.progress = { stage, done, total, bytes };
  };
  void work({ progress, signal: stop.signal })
    .then((result) => {
      job.refusal = isRefusal(result) ? result : null;
    })
    .catch((error: unknown) => {
      job.refusal = refuse('import-file-broken');
      surveyStore.reportFailure(runId, error);
    })
    .finally(() => {
      job.progress = null;
    });
}

async function statusOf(
  { imports }: Dependencies,
  jobs: ReadonlyMap<string, Job>,
  actor: Actor,
  run: RunKey,
): Promise<ImportStatus | Refusal> {
  const refusal = objection(actor, run.districtCode);
  if (refusal) return refusal;
  const job = jobs.get(run.runId);
  // Asked before the account: what ends meanwhile is told with the next question, and nobody takes it for abandoned.
  const progress = job?.progress ?? null;
  const account = await imports.account(run);
  if (!account && !job) return refuse('not-found', { runId: run.runId });
  const report = account ? await imports.report(run) : null;
  return {
    account,
    report: report && mutable(report),
    progress,
    refusal: job?.refusal ? { code: job.refusal.refused } : null,
  };
}

/** The contract's answers are not read-only. */
function mutable(report: QualityReport): NonNullable<ImportStatus['report']> {
  return {
    ...report,
    categories: report.categories.map((category) => ({ ...category })),
    dense: report.dense.map((grid) => ({ ...grid })),
    unknownUnits: report.unknownUnits?.map((unit) => ({ ...unit })),
    problems: report.problems.map((row) => ({ ...row, problems: [...row.problems] })),
  };
}
