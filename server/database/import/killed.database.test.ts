import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { seedSmallCity, smallCityPosition } from '../../../seeds/smallCity.ts';
import type { ImportAccount } from '../../application/import/ports.ts';
import { runProgram } from '../../testing/childProgram.ts';
import { administer, urlOf } from '../../testing/serverTemplate.ts';
import { type Database, openDatabase } from '../connection.ts';

const COMMAND = new URL('../../launch/importSurvey.ts', import.meta.url);
const district = '990101';
const RECORDS = 17_000;
const BATCH = 5000;
/** Starting the command takes seconds each time, and much longer on a machine that is busy with other suites. */
const PATIENCE = { timeout: 240_000 };
const source = inject('testDatabase');
const name = `wangge_test_killed_${process.pid}`;
let folder = '';
let file = '';
let databaseUrl = '';

/** The command in a process of its own, so that it can really be killed. */
const start = (parameters: readonly string[]) =>
  runProgram(COMMAND, [...parameters, '--district', district, '--json'], {
    DATA_DIRECTORY: folder,
    DATABASE_URL: databaseUrl,
  });
async function accountOf(parameters: readonly string[]): Promise<ImportAccount> {
  const program = start(parameters);
  expect([await program.exitCode, program.lines.at(-1)?.slice(0, 1)]).toEqual([0, '{']);
  return JSON.parse(program.lines.at(-1) ?? '').account;
}
async function inCity<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ databaseUrl, dataDirectory: '' });
  return work(database).finally(() => database.close());
}
const loadedIn = ({ knex }: Database) => knex('components').whereLike('name', '新部件%').count('* as n').first();

/** A survey on a lattice of its own, so that no record is another's double. */
function survey(): string {
  const lines = Array.from({ length: RECORDS }, (_, index) => {
    const { longitude, latitude } = smallCityPosition(district, 0.5 + (index % 130) * 0.04, 0.5 + index / 130 / 25);
    return `K${index},新部件${index},${longitude.toFixed(7)},${latitude.toFixed(7)}`;
  });
  return ['编号,名称,经度,纬度', ...lines].join('\n');
}

// The embedded database has its crash tests of its own; there each start of the command would take minutes.
describe.skipIf(source.kind === 'embedded')('an import whose process is killed', PATIENCE, () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'wangge-killed-'));
    file = path.join(folder, '普查.csv');
    writeFileSync(file, survey());
    if (source.kind === 'embedded') return;
    await administer(source.adminUrl, `CREATE DATABASE ${name} TEMPLATE ${source.template}`);
    databaseUrl = urlOf(source.adminUrl, name);
    await inCity(({ knex }) => seedSmallCity(knex));
  }, PATIENCE.timeout);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    if (source.kind !== 'embedded') await administer(source.adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  const options = ['--category', '0118', '--crs', 'EPSG:4326'];

  test('in the middle of loading leaves whole batches, and goes on to the exact account', async () => {
    const program = start([file, ...options]);
    await program.waitFor((line) => line.startsWith('loading 5,000 /'));
    await program.kill();
    const { runId, loaded, told } = await inCity(async (database) => {
      const run = await database.knex('import_runs').first('id', 'state', 'inserted_count');
      expect(run.state).toBe('loading');
      return { runId: run.id, told: run.inserted_count, loaded: Number((await loadedIn(database))?.n) };
    });
    expect(loaded).toBeGreaterThanOrEqual(BATCH);
    expect(loaded).toBeLessThan(RECORDS);
    expect([loaded % BATCH, told]).toEqual([0, loaded]);

    const account = await accountOf(['--resume', runId]);
    expect(account).toMatchObject({ state: 'done', read: RECORDS, inserted: RECORDS, waiting: 0, addsUp: true });
    await inCity(async (database) => {
      expect(Number((await loadedIn(database))?.n)).toBe(RECORDS);
      const { rows } = await database.knex.raw(
        `SELECT count(DISTINCT code)::int AS codes, (max(right(code, 6)::int) - min(right(code, 6)::int) + 1) AS span
         FROM components WHERE name LIKE '新部件%'`,
      );
      expect(rows[0]).toEqual({ codes: RECORDS, span: RECORDS });
    });
  });

  test('and the same file again changes nothing', async () => {
    const account = await accountOf([file, ...options]);
    expect(account).toMatchObject({ state: 'done', inserted: 0, updated: 0, unchanged: RECORDS, addsUp: true });
  });
});
