import { randomUUID } from 'node:crypto';
import { basename, extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { surveyImport } from '../application/import/importSurvey.ts';
import type { ImportWishes } from '../application/import/inspectSurvey.ts';
import type { ImportAccount } from '../application/import/ports.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/connection.ts';
import { importRepository } from '../database/import/importRepository.ts';
import { migrateUp } from '../database/migrate.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { ImportPlan } from '../domain/survey/plan.ts';
import { surveyFiles } from '../interchange/import/surveyFiles.ts';

/**
 * `npm run import -- FILE…`: loads surveys from the command line, by the same code as everything else. The result goes to
 * standard output, progress to standard error; the exit code is 0 only when everything was accepted and adds up.
 */
const USAGE = `npm run import -- FILE… [options]
  --crs auto|EPSG:…|gcj02|bd09|PROJ   coordinate system (auto)
  --layer NAME                        sheet or layer
  --district CODE                     six digits; found out from the places otherwise
  --category CODE                     four digits for all records
  --dataset NAME                      under which records are known again (the file's name)
  --profile NAME                      columns, categories and units as kept under this name; kept there when new
  --whole-stock-of AREA               the file is everything in this area: what it does not name is removed
  --resume RUN                        goes on with a stopped load (with --district)
  --dry-run                           the quality report alone; changes nothing
  --json                              one JSON object for each file
DATABASE_URL names the server; without it the embedded database in DATA_DIRECTORY is used.`;

const options = {
  crs: { type: 'string', default: 'auto' },
  layer: { type: 'string' },
  district: { type: 'string' },
  category: { type: 'string' },
  dataset: { type: 'string' },
  profile: { type: 'string' },
  'whole-stock-of': { type: 'string' },
  resume: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const { values, positionals } = parseArgs({ options, allowPositionals: true });
if (values.help || (positionals.length === 0 && !values.resume)) {
  process.stdout.write(`${USAGE}\n`);
  process.exitCode = values.help ? 0 : 2;
} else {
  process.exitCode = (await run()) ? 0 : 1;
}

/** Whether all files were accepted and all accounts add up. */
async function run(): Promise<boolean> {
  const config = readConfig(process.env);
  const database = await openDatabase({ ...config, onInitialise: () => undefined });
  try {
    await migrateUp(database.knex);
    const imports = importRepository(database);
    const clock = { now: () => new Date() };
    const work = surveyImport({ imports, surveyFiles, clock, credentials: { newId: () => randomUUID() } });
    if (values.resume) {
      return tell('', await work.load({ districtCode: values.district ?? '', runId: values.resume }, showProgress));
    }
    let isGood = true;
    for (const path of positionals) isGood = (await importOne(path)) && isGood;
    return isGood;

    async function importOne(path: string): Promise<boolean> {
      const fileName = basename(path);
      const dataset = values.dataset ?? fileName.slice(0, fileName.length - extname(fileName).length);
      const kept =
        values.profile && values.district ? await imports.readProfile(values.district, values.profile) : null;
      const checked = await work.check({ path: resolve(path), fileName, dataset }, wishesOf(kept), showProgress);
      if (isRefusal(checked)) return tell(path, checked);
      const { inspection, report, read, run: key } = checked;
      if (values.profile && !kept)
        await imports.saveProfile(key.districtCode, values.profile, inspection.plan, clock.now());
      if (values['dry-run']) {
        await work.forget(key);
        return tell(path, { inspection, read, report });
      }
      return tell(path, await work.load(key, showProgress), { inspection, report });
    }
  } finally {
    await database.close();
  }
}

function wishesOf(kept: ImportPlan | null): ImportWishes {
  const category = values.category === undefined ? kept?.category : { kind: 'one' as const, code: values.category };
  return {
    crs: values.crs,
    layer: values.layer,
    districtCode: values.district,
    columns: kept?.columns,
    category,
    unitNames: kept?.unitNames,
    duplicateMeters: kept?.duplicateMeters,
    wholeStockOf: values['whole-stock-of'],
  };
}

function showProgress(stage: string, done: number): void {
  process.stderr.write(`${stage} ${done}\n`);
}

/** Whether components of an ended run belong to other grids than they stand in. */
function hasWrongGrids(result: object): boolean {
  const { gridProof = null }: Partial<Pick<ImportAccount, 'gridProof'>> = result;
  return gridProof !== null && gridProof.inWrongGrid > 0;
}

/** Prints a result and tells whether it is good. */
function tell(file: string, result: Refusal | object, more: object = {}): boolean {
  const isGood = !isRefusal(result) && !('addsUp' in result && (result.addsUp === false || hasWrongGrids(result)));
  const whole = { file, ...more, ...('runId' in result ? { account: result } : result) };
  process.stdout.write(`${JSON.stringify(whole, null, values.json ? 0 : 2)}\n`);
  return isGood;
}
