import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedSmallCity, smallCityPosition } from '../../../seeds/smallCity.ts';
import { surveyImport } from '../../application/import/importSurvey.ts';
import type { ImportAccount, RunKey } from '../../application/import/ports.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { surveyFiles } from '../../interchange/import/surveyFiles.ts';
import { makeSurveyFolder, type SurveyFolder } from '../../testing/surveyFiles.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { importRepository } from './importRepository.ts';

const district = '990101';
const LAMP = 'cjt214-2007-c0118';
let database: Database;
let folder: SurveyFolder;
let work: ReturnType<typeof surveyImport>;

beforeAll(async () => {
  database = await createTestDatabase();
  await seedSmallCity(database.knex);
  folder = await makeSurveyFolder();
  const imports = importRepository(database);
  work = surveyImport({
    imports,
    surveyFiles,
    clock: { now: () => new Date() },
    credentials: { newId: () => randomUUID() },
  });
});
afterAll(async () => {
  await database?.close();
  await folder?.remove();
});

interface Lamp {
  readonly id: string;
  readonly name: string;
  readonly column: number;
  readonly row: number;
  readonly more?: string;
}
/** Lamps of a small survey by cell of the district, as a CSV. */
async function lampFile(name: string, lamps: readonly Lamp[], lines: readonly string[] = []) {
  const rows = lamps.map(({ id, name: title, column, row, more = '' }) => {
    const { longitude, latitude } = smallCityPosition(district, column, row);
    return `${id},${title},${longitude},${latitude},${more}`;
  });
  const path = await folder.write(`${name}.csv`, ['编号,名称,经度,纬度,状态', ...rows, ...lines].join('\n'));
  return { path, fileName: `${name}.csv`, dataset: name };
}
const wishes = { crs: 'EPSG:4326', districtCode: district, category: { kind: 'one', code: '0118' } } as const;
const quiet = () => undefined;
const watch = { progress: quiet, signal: new AbortController().signal };

async function checkAndLoad(file: Awaited<ReturnType<typeof lampFile>>, more: object = {}): Promise<ImportAccount> {
  const checked = await work.check(file, { ...wishes, ...more }, watch);
  if (isRefusal(checked)) throw new Error(JSON.stringify(checked));
  const account = await work.load(checked.run, quiet);
  if (isRefusal(account)) throw new Error(JSON.stringify(account));
  expect(account).toMatchObject({ state: 'done', addsUp: true, waiting: 0, gridProof: { inWrongGrid: 0 } });
  return account;
}
const lampsNamed = (prefix: string) =>
  database
    .knex('components')
    .where({ category_id: LAMP, district_code: district })
    .whereLike('name', `${prefix}%`)
    .orderBy('code');

describe('loading a survey', () => {
  const first: Lamp[] = [
    { id: 'A1', name: '甲1', column: 1.11, row: 1.11, more: '完好' },
    { id: 'A2', name: '甲2', column: 2.11, row: 1.11, more: '破损' },
    // On the edge of two cells: one grid, the smaller code.
    { id: 'A3', name: '甲3', column: 3, row: 1.11 },
    { id: 'A4', name: '甲4', column: 4.11, row: 1.11, more: '怪' },
  ];

  test('new records get codes in order after those in use, one grid each, and the account adds up', async () => {
    const far = 'A9,远,10,10,完好';
    const account = await checkAndLoad(await lampFile('甲', first, [far, 'A10,坏,x,y,完好', 'A11,短']));
    expect(account).toMatchObject({
      read: 7,
      inserted: 4,
      updated: 0,
      unchanged: 0,
      rejected: { 'outside-district': 1, 'place-missing': 1, 'broken-record': 1 },
    });
    const lamps = await lampsNamed('甲');
    // 104 components in four categories: 26 lamps were there.
    expect(lamps.map(({ code }) => code)).toEqual(
      [27, 28, 29, 30].map((serial) => `${district}0118${String(serial).padStart(6, '0')}`),
    );
    expect(lamps.map(({ state }) => state)).toEqual(['intact', 'damaged', 'intact', 'intact']);
    const { rows } = await database.knex.raw(
      `SELECT c.name, c.unit_grid_code = (SELECT min(g.code) FROM unit_grids g WHERE ST_Covers(g.boundary, c.location)) AS is_right
       FROM components c WHERE c.name LIKE '甲%'`,
    );
    expect(rows.every((row: { is_right: boolean }) => row.is_right)).toBe(true);
  });

  test('the same file again changes nothing', async () => {
    const before = await lampsNamed('甲');
    const account = await checkAndLoad(await lampFile('甲', first));
    expect(account).toMatchObject({ read: 4, inserted: 0, updated: 0, unchanged: 4, rejected: {} });
    expect(await lampsNamed('甲')).toEqual(before);
  });

  test('a changed file inserts, updates with history, and removes only where it is the whole stock', async () => {
    const changed: Lamp[] = [
      { id: 'A1', name: '甲1新', column: 1.11, row: 1.11 },
      { id: 'A2', name: '甲2', column: 2.11, row: 1.11 },
      { id: 'A5', name: '甲5', column: 5.11, row: 1.11 },
    ];
    const account = await checkAndLoad(await lampFile('甲', changed));
    expect(account).toMatchObject({ inserted: 1, updated: 1, unchanged: 1, removed: 0 });
    const history = await database.knex('component_history').where({ district_code: district, name: '甲1' });
    expect(history).toHaveLength(1);
    // An empty cell says nothing: the second lamp is still damaged.
    expect(await lampsNamed('甲2')).toMatchObject([{ state: 'damaged' }]);

    const whole = await checkAndLoad(await lampFile('甲', changed), { wholeStockOf: district });
    // 26 of the demo's and two of the first file's are no longer there.
    expect(whole).toMatchObject({ inserted: 0, updated: 0, unchanged: 3, removed: 28 });
    const { rows } = await database.knex.raw(
      `SELECT state, count(*)::int AS n FROM components WHERE category_id = ? AND district_code = ? GROUP BY 1 ORDER BY 1`,
      [LAMP, district],
    );
    expect(rows).toEqual([
      { state: 'damaged', n: 1 },
      { state: 'intact', n: 2 },
      { state: 'removed', n: 28 },
    ]);
    const others = await database.knex('components').where({ state: 'removed' }).whereNot({ category_id: LAMP });
    expect(others).toEqual([]);

    const back = await checkAndLoad(
      await lampFile('甲', [...changed, { id: 'A4', name: '甲4', column: 4.11, row: 1.11 }]),
    );
    expect(back).toMatchObject({ inserted: 0, updated: 1, unchanged: 3 });
  });

  test('doubles in the file, by key and by place, and doubles of the stock are refused and named', async () => {
    const file = await lampFile('乙', [
      { id: 'B1', name: '乙1', column: 6.11, row: 6.11 },
      { id: 'B1', name: '乙1', column: 6.5, row: 6.5 },
      { id: 'B2', name: '乙2', column: 6.11, row: 6.11 },
      { id: 'B3', name: '乙3', column: 1.11, row: 1.11 },
    ]);
    const checked = await work.check(file, wishes, watch);
    if (isRefusal(checked)) throw new Error(checked.refused);
    expect(checked.report.rejections).toEqual({ 'duplicate-key': 1, 'duplicate-in-file': 1, 'duplicate-of-stock': 1 });
    expect(checked.report.problems.find(({ sourceKey }) => sourceKey === 'B3')).toMatchObject({
      problems: ['duplicate-of-stock'],
      twin: `${district}0118000027`,
    });
    await work.forget(checked.run);
    expect(await lampsNamed('乙')).toEqual([]);
    expect(await database.knex('import_rows').where({ run_id: checked.run.runId })).toEqual([]);
  });

  test('a code of our own kind is kept, and later numbers begin behind it', async () => {
    const own = `${district}0118000500`;
    await checkAndLoad(await lampFile('丙', [{ id: own, name: '丙1', column: 5.61, row: 5.61 }]));
    await checkAndLoad(await lampFile('丁', [{ id: 'D1', name: '丁1', column: 5.71, row: 3.61 }]));
    expect(await lampsNamed('丙')).toMatchObject([{ code: own }]);
    expect(await lampsNamed('丁')).toMatchObject([{ code: `${district}0118000501` }]);
  });
});

describe('a load that is stopped', () => {
  /** More than one batch, a metre or so apart, in one row of cells. */
  const many = Array.from({ length: 6000 }, (_, index): Lamp => {
    const [column, row] = [0.02 + (index % 300) * 0.026, 7.02 + Math.floor(index / 300) * 0.04];
    return { id: `M${index}`, name: `多${index}`, column, row };
  });
  let run: RunKey;

  test('is cancelled between batches: what was loaded is whole, the rest waits, the account says so', async () => {
    const checked = await work.check(await lampFile('多', many), wishes, watch);
    if (isRefusal(checked)) throw new Error(checked.refused);
    run = checked.run;
    expect(checked.report.outcomes).toMatchObject({ insert: 6000 });
    const imports = importRepository(database);
    expect(await imports.startLoading(run)).toBe('started');
    expect(await imports.loadBatch(run)).toEqual({ loaded: 5000, isMore: true });
    await work.cancel(run);
    expect(await imports.loadBatch(run)).toEqual({ loaded: 0, isMore: false });
    expect(await work.account(run)).toMatchObject({ state: 'cancelled', inserted: 5000, waiting: 1000, addsUp: true });
    expect(await lampsNamed('多')).toHaveLength(5000);
  });

  test('another load of the district has to wait while one runs', async () => {
    const imports = importRepository(database);
    expect(await imports.startLoading(run)).toBe('started');
    const other = await work.check(
      await lampFile('戊', [{ id: 'E1', name: '戊1', column: 2.5, row: 2.5 }]),
      wishes,
      watch,
    );
    if (isRefusal(other)) throw new Error(other.refused);
    expect(await work.load(other.run, quiet)).toEqual({ refused: 'import-running' });
  });

  test('goes on where it was, with codes without a gap', async () => {
    const account = await work.load(run, quiet);
    expect(account).toMatchObject({ state: 'done', inserted: 6000, waiting: 0, addsUp: true });
    const codes = (await lampsNamed('多')).map(({ code }) => Number(code.slice(10)));
    expect(codes).toEqual(Array.from({ length: 6000 }, (_, index) => 502 + index));
    expect(await work.load(run, quiet)).toEqual({ refused: 'import-not-ready' });
  });
});

test('what cannot be settled is refused with a code', async () => {
  const file = await lampFile('己', [{ id: 'F1', name: '己1', column: 2.5, row: 2.5 }]);
  expect(await work.check(file, { ...wishes, category: undefined }, watch)).toMatchObject({
    refused: 'import-category-missing',
  });
  expect(await work.check(file, { ...wishes, crs: 'mars' }, watch)).toMatchObject({ refused: 'import-crs-unknown' });
  const elsewhere = await folder.write('e.csv', '编号,经度,纬度\n1,10,10\n');
  const answer = await work.check(
    { path: elsewhere, fileName: 'e.csv', dataset: 'e' },
    { ...wishes, crs: 'auto' },
    watch,
  );
  expect(answer).toMatchObject({ refused: 'import-crs-undecided' });
  expect(await database.knex('import_runs').where({ dataset: '己' })).toEqual([]);
});
