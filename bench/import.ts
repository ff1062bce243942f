import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { surveyImport } from '../server/application/import/importSurvey.ts';
import { assignGridsStatement } from '../server/database/import/check.ts';
import { importRepository } from '../server/database/import/importRepository.ts';
import { isRefusal } from '../server/domain/refusal.ts';
import { surveyFiles } from '../server/interchange/import/surveyFiles.ts';
import { cityOrigin } from '../server/testing/generatedCity.ts';
import { type BenchCity, openBenchCity } from './city.ts';

const POINTS = Number(process.env.BENCH_POINTS ?? 1_000_000);
/** One by one is the reference; a million of them would take the evening. */
const REFERENCE_POINTS = 5000;

const oneByOne = `
  SELECT g.code FROM import_rows r CROSS JOIN LATERAL (
    SELECT code FROM unit_grids WHERE ST_Covers(boundary, r.location) ORDER BY code LIMIT 1) AS g
  WHERE r.district_code = ? AND r.run_id = ? AND r.row_number = ?`;

/**
 * A survey of a million points from CSV to stock, step by step, and the unit grids of all of them in one statement beside
 * the same question point by point, in the same run on the same rows.
 */
export async function measureImport(): Promise<unknown> {
  const city = await openBenchCity();
  const folder = await mkdtemp(join(tmpdir(), 'wangge-bench-'));
  try {
    const path = join(folder, 'points.csv');
    const districtCode = await districtOf(city);
    await writePoints(path, city);
    const imports = importRepository(city.database);
    const clock = { now: () => new Date() };
    const work = surveyImport({ imports, surveyFiles, clock, credentials: { newId: () => randomUUID() } });
    const categoryCode = (await city.database.knex('components').first('code')).code.slice(6, 10);
    const wishes = {
      crs: 'EPSG:4326',
      districtCode,
      category: { kind: 'one', code: categoryCode },
      duplicateMeters: 0,
    } as const;
    const steps: Record<string, number> = {};
    let began = performance.now();
    const lap = (step: string) => {
      const now = performance.now();
      steps[step] = round((now - began) / 1000);
      began = now;
      console.log(`${step} ${steps[step]} s`);
    };
    const checked = await work.check({ path, fileName: 'points.csv', dataset: 'bench' }, wishes, {
      progress: (stage) => {
        if (stage === 'checking') lap('staging');
      },
      signal: new AbortController().signal,
    });
    if (isRefusal(checked)) throw new Error(JSON.stringify(checked));
    lap('checking');
    const run = checked.run;
    const values = { district: districtCode, run: run.runId };
    await city.database.knex.raw(assignGridsStatement, values);
    lap('gridsInOneStatement');
    for (let row = 2; row < REFERENCE_POINTS + 2; row += 1) {
      await city.database.knex.raw(oneByOne, [districtCode, run.runId, row]);
    }
    lap('gridsOneByOne');
    const account = await work.load(run, () => undefined);
    lap('loading');
    const perSecond = round(POINTS / (steps.gridsInOneStatement ?? 1));
    const reference = round(REFERENCE_POINTS / (steps.gridsOneByOne ?? 1));
    const megabytes = round((await stat(path)).size / 1e6);
    const result = {
      points: POINTS,
      megabytes,
      seconds: steps,
      gridsPerSecond: perSecond,
      oneByOnePerSecond: reference,
      times: round(perSecond / reference),
      peakMegabytes: round(process.resourceUsage().maxRSS / 1000),
      account,
    };
    console.log(`\n## Import of ${POINTS.toLocaleString('en')} points\n`, result);
    console.log(`RESULT ${JSON.stringify(result)}`);
    return result;
  } finally {
    await rm(folder, { recursive: true });
    await city.close();
  }
}

const round = (value: number) => Math.round(value * 10) / 10;

async function districtOf(city: BenchCity): Promise<string> {
  return (await city.database.knex('unit_grids').first('district_code')).district_code;
}

/** A district is ten communities of ten cells wide. */
const DISTRICT_CELLS = 100;

/** Points all over the first district, every one with a code, a name and a state. */
async function writePoints(path: string, city: BenchCity): Promise<void> {
  const file = createWriteStream(path);
  const width = Math.min(DISTRICT_CELLS * cityOrigin.stepDegrees, city.extent.east - cityOrigin.longitude);
  file.write('编号,名称,经度,纬度,状态\n');
  for (let index = 0; index < POINTS; index += 1) {
    const { latitude } = city.randomPoint();
    const longitude = cityOrigin.longitude + Math.random() * width;
    const isTaken = file.write(`K${index},部件${index},${longitude.toFixed(7)},${latitude.toFixed(7)},完好\n`);
    if (!isTaken) await new Promise((resolve) => file.once('drain', () => resolve(null)));
  }
  await new Promise<void>((resolve) => file.end(resolve));
}
