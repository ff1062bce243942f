import { randomUUID } from 'node:crypto';
import { basename, extname, resolve } from 'node:path';
import { surveyImport } from '../application/import/importSurvey.ts';
import type { ImportAccount, Progress, RunKey } from '../application/import/ports.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/connection.ts';
import { importRepository } from '../database/import/importRepository.ts';
import { surveySettingsRepository } from '../database/import/surveySettings.ts';
import { migrateUp } from '../database/migrate.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { isBaseMapPlan } from '../domain/survey/plan.ts';
import { surveyFiles } from '../interchange/import/surveyFiles.ts';
import { baseMapWishesOf, type ImportCommand, importUsage, readImportCommand, wishesOf } from './importCommand.ts';
import { type ImportResult, importText, refusalText } from './importText.ts';

/**
 * `npm run import -- FILE…`: loads surveys and the base map from the command line, by the same code as everything else. The
 * result goes to standard output, progress to standard error; the exit code is 0 only when every file was accepted.
 */
process.exitCode = await main();

async function main(): Promise<number> {
  const command = commandOf(process.argv.slice(2));
  if (typeof command === 'string') {
    process.stderr.write(`${command}\n`);
    return 2;
  }
  if (command.values.help) {
    process.stdout.write(`${importUsage}\n`);
    return 0;
  }
  return (await run(command)) ? 0 : 1;
}

function commandOf(parameters: readonly string[]): ImportCommand | string {
  try {
    const command = readImportCommand(parameters);
    const isIdle = command.files.length === 0 && !command.values.resume && !command.values.help;
    return isIdle ? importUsage : command;
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${importUsage}`;
  }
}

type Work = ReturnType<typeof surveyImport>;

/** Whether all files were accepted and all accounts add up. */
async function run(command: ImportCommand): Promise<boolean> {
  const { values, files } = command;
  const config = readConfig(process.env);
  const database = await openDatabase({ ...config, onInitialise: () => undefined });
  const interruption = interruptible();
  try {
    await migrateUp(database.knex);
    const imports = importRepository(database);
    const settings = surveySettingsRepository(database);
    const clock = { now: () => new Date() };
    const work = surveyImport({ imports, surveyFiles, clock, credentials: { newId: () => randomUUID() } });
    if (values.resume) {
      const key = { districtCode: values.district ?? '', runId: values.resume };
      return tell(command, { file: values.resume }, await load(work, key, interruption));
    }
    let isGood = true;
    for (const path of files) isGood = (await importOne(path)) && isGood;
    return isGood;

    async function importOne(path: string): Promise<boolean> {
      const fileName = basename(path);
      const dataset = values.dataset ?? fileName.slice(0, fileName.length - extname(fileName).length);
      const file = { path: resolve(path), fileName, dataset };
      const watch = { progress: showProgress, signal: interruption.signal };
      const named = values.profile && values.district ? { districtCode: values.district, name: values.profile } : null;
      const kept = named && (await settings.readProfile(named));
      const checked = command.isBaseMap
        ? await work.checkBaseMap(file, baseMapWishesOf(command), watch)
        : await work.check(file, wishesOf(command, kept), watch);
      if (isRefusal(checked)) return tell(command, { file: path }, checked);
      const { inspection, report, read, run: key } = checked;
      const { plan } = inspection;
      if (values.profile && !kept && !isBaseMapPlan(plan)) {
        const { wholeStockOf: _ofThisFile, ...columnsAndMore } = plan;
        const profile = { ...columnsAndMore, crs: values.crs ?? 'auto' };
        const name = { districtCode: key.districtCode, name: values.profile };
        await settings.saveProfile({ ...name, profile, revision: 0, by: null, at: clock.now() });
      }
      if (values['dry-run']) {
        await work.forget(key);
        return tell(command, { file: path, inspection, read, report }, null);
      }
      if (isGuessed(inspection)) {
        await work.forget(key);
        const end = { refused: 'import-crs-undecided', details: { looksLike: inspection.system.code } } as const;
        return tell(command, { file: path, inspection, read, report }, end);
      }
      return tell(command, { file: path, inspection, report }, await load(work, key, interruption));
    }
  } finally {
    await database.close();
  }
}

/** Several systems fit and nobody looks at a map here: what the browser asks, the command line has to be told. */
function isGuessed({ warnings }: { readonly warnings: readonly string[] }): boolean {
  return warnings.includes('several-fit');
}

/** The first Ctrl-C stops after the present batch and tells the account; a second one ends at once. */
function interruptible(): AbortController {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    process.stderr.write('\nstopping …\n');
    controller.abort();
  });
  return controller;
}

async function load(work: Work, key: RunKey, { signal }: AbortController) {
  const stop = () => void work.cancel(key);
  if (signal.aborted) {
    await work.cancel(key);
    return (await work.account(key)) ?? ({ refused: 'import-cancelled' } as const);
  }
  signal.addEventListener('abort', stop);
  return work.load(key, showProgress).finally(() => signal.removeEventListener('abort', stop));
}

/** Whether components of an ended run belong to other grids than they stand in. */
function hasWrongGrids({ gridProof }: ImportAccount): boolean {
  return gridProof !== null && gridProof.inWrongGrid > 0;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function showProgress(...[stage, done, total, bytes]: Parameters<Progress>): void {
  const share = bytes ? ` (${megabytes(bytes.read)} of ${megabytes(bytes.total)} MB)` : '';
  process.stderr.write(
    `${stage} ${done.toLocaleString('en')}${total === null ? '' : ` / ${total.toLocaleString('en')}`}${share}\n`,
  );
}

/** Prints a result and tells whether the file was accepted and its account is whole; rejected records are in the account. */
function tell(
  { values }: ImportCommand,
  known: ImportResult,
  end: Refusal | NonNullable<ImportResult['account']> | null,
) {
  const isRefused = end !== null && isRefusal(end);
  const result = end === null || isRefused ? known : { ...known, account: end };
  const whole = isRefused ? { ...result, ...end } : result;
  if (values.json) process.stdout.write(`${JSON.stringify(whole)}\n`);
  else process.stdout.write(`${importText(result)}${isRefused ? `\n\n${refusalText(end)}` : ''}\n\n`);
  return !isRefused && (end === null || (end.addsUp && end.state === 'done' && !hasWrongGrids(end)));
}
