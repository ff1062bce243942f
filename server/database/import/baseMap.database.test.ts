import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedSmallCity, smallCityPosition } from '../../../seeds/smallCity.ts';
import { surveyImport } from '../../application/import/importSurvey.ts';
import type { BaseMapWishes } from '../../application/import/inspectBaseMap.ts';
import type { ImportAccount } from '../../application/import/ports.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { surveyFiles } from '../../interchange/import/surveyFiles.ts';
import { makeSurveyFolder, type SurveyFolder } from '../../testing/surveyFiles.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { importRepository } from './importRepository.ts';

const district = '990101';
let database: Database;
let folder: SurveyFolder;
let work: ReturnType<typeof surveyImport>;

beforeAll(async () => {
  database = await createTestDatabase();
  await seedSmallCity(database.knex);
  folder = await makeSurveyFolder();
  work = surveyImport({
    imports: importRepository(database),
    surveyFiles,
    clock: { now: () => new Date() },
    credentials: { newId: () => randomUUID() },
  });
});
afterAll(async () => {
  await database?.close();
  await folder?.remove();
});

type Cell = readonly [column: number, row: number];
const degrees = ([column, row]: Cell): [number, number] => {
  const { longitude, latitude } = smallCityPosition(district, column, row);
  return [longitude, latitude];
};
const feature = (id: string | null, geometry: object, properties: object = {}) => ({
  type: 'Feature',
  properties: { ...(id !== null && { id }), ...properties },
  geometry,
});
const line = (...cells: Cell[]) => ({ type: 'LineString', coordinates: cells.map(degrees) });
const ring = (west: number, south: number, size: number): [number, number][] =>
  (
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ] as const
  ).map(degrees);

const quiet = () => undefined;
const watch = { progress: quiet, signal: new AbortController().signal };

async function fileOf(name: string, features: readonly object[], dataset = name) {
  const path = await folder.write(`${name}.geojson`, JSON.stringify({ type: 'FeatureCollection', features }));
  return { path, fileName: `${name}.geojson`, dataset };
}
async function checkAndLoad(file: Awaited<ReturnType<typeof fileOf>>, more: Partial<BaseMapWishes> = {}) {
  const checked = await work.checkBaseMap(file, { crs: 'EPSG:4326', districtCode: district, ...more }, watch);
  if (isRefusal(checked)) throw new Error(JSON.stringify(checked));
  const account = await work.load(checked.run, quiet);
  if (isRefusal(account)) throw new Error(JSON.stringify(account));
  expect(account).toMatchObject({ state: 'done', target: 'base-map', addsUp: true, waiting: 0 });
  return { report: checked.report, account };
}
const figures = ({ read, inserted, updated, unchanged, removed }: ImportAccount) => ({
  read,
  inserted,
  updated,
  unchanged,
  removed,
});
interface Feature {
  readonly layer: string;
  readonly class: string;
  readonly name: string | null;
  readonly min_zoom: number;
  readonly kind: string;
  readonly rings: number | null;
}
const featuresOf = async (dataset: string): Promise<Feature[]> =>
  (
    await database.knex.raw(
      `SELECT layer, class, name, min_zoom, GeometryType(shape) AS kind, ST_NRings(shape) AS rings
       FROM base_features WHERE district_code = ? AND dataset = ? ORDER BY source_key`,
      [district, dataset],
    )
  ).rows;
const version = async (): Promise<number> =>
  Number((await database.knex('layer_versions').where({ layer: 'base' }).first('version'))?.version ?? 1);

const streets = [
  feature('s1', line([0.5, 0.5], [5.5, 0.5]), { name: '甲路', class: '主干路' }),
  feature('s2', line([0.5, 1.5], [5.5, 1.5]), { name: '乙路', class: 'tertiary' }),
  feature('s3', {
    type: 'MultiLineString',
    coordinates: [
      [degrees([1, 1]), degrees([1, 2])],
      [degrees([2, 1]), degrees([2, 2])],
    ],
  }),
];

describe('streets', () => {
  test('come under the classes of the map, are told apart from what is none, and raise the version of the tiles', async () => {
    const before = await version();
    const { account, report } = await checkAndLoad(
      await fileOf('道路', [
        ...streets,
        feature('s4', { type: 'Point', coordinates: degrees([1, 1]) }),
        feature('s5', {
          type: 'LineString',
          coordinates: [
            [10, 10],
            [10, 11],
          ],
        }),
        feature('s1', line([0.5, 2.5], [5.5, 2.5])),
        feature('s6', line([3, 3], [3, 3])),
        feature('s7', line([0.5, 4.5], [5.5, 4.5]), { class: '不明' }),
      ]),
    );
    expect(figures(account)).toEqual({ read: 8, inserted: 4, updated: 0, unchanged: 0, removed: 0 });
    expect(account.rejected).toEqual({
      'shape-unfit': 1,
      'outside-district': 1,
      'duplicate-key': 1,
      'place-missing': 1,
    });
    expect(report.warnings).toEqual({ 'class-unknown': 1 });
    expect(await featuresOf('道路')).toMatchObject([
      { layer: 'street', class: 'arterial', name: '甲路', min_zoom: 10, kind: 'LINESTRING' },
      { class: 'collector', min_zoom: 12 },
      { class: 'lane', name: null, min_zoom: 14, kind: 'MULTILINESTRING' },
      { class: 'lane' },
    ]);
    expect(await version()).toBe(before + 1);
  });

  test('a second load changes nothing; a changed file changes, adds and retires what it should', async () => {
    const file = (features: readonly object[]) => fileOf('街', features);
    const moved = [
      feature('a', line([0.5, 6.5], [5.5, 6.5]), { name: '一路' }),
      feature('b', line([0.5, 7.5], [5.5, 7.5]), { name: '二路' }),
      feature(null, line([0.5, 6.8], [5.5, 6.8])),
    ];
    expect(figures((await checkAndLoad(await file(moved))).account)).toMatchObject({ read: 3, inserted: 3 });
    expect(figures((await checkAndLoad(await file(moved))).account)).toMatchObject({
      read: 3,
      unchanged: 3,
      removed: 0,
    });
    const { account, report } = await checkAndLoad(
      await file([
        moved[0] ?? {},
        feature('b', line([0.5, 7.5], [4.5, 7.5]), { name: '二路' }),
        feature('c', line([0.5, 7.2], [5, 7.2])),
      ]),
    );
    expect(report.categories).toMatchObject([{ categoryId: 'street', records: 3, removedIfWhole: 1 }]);
    expect(figures(account)).toEqual({ read: 3, inserted: 1, updated: 1, unchanged: 1, removed: 1 });
    expect(await featuresOf('街')).toHaveLength(3);
  });

  test('the same street in the neighbour’s file is on the map once', async () => {
    const street = [feature('n', line([0.5, 5.2], [5.5, 5.2]))];
    await checkAndLoad(await fileOf('本区', street));
    const { account } = await checkAndLoad(await fileOf('邻区', street));
    expect(account.rejected).toEqual({ 'duplicate-of-stock': 1 });
  });
});

describe('areas', () => {
  test('water keeps its islands, courtyards are stored, a crossing outline is mended and told', async () => {
    const lake = { type: 'Polygon', coordinates: [ring(1, 3, 2), ring(1.5, 3.5, 0.5)] };
    // Two lakes of one name, as rings in no order.
    const lakes = { type: 'MultiPolygon', coordinates: [[ring(4, 3, 0.5)], [ring(5, 3, 0.5)]] };
    const bow = {
      type: 'Polygon',
      coordinates: [
        (
          [
            [7, 3],
            [8, 4],
            [8, 3],
            [7, 4],
            [7, 3],
          ] as Cell[]
        ).map(degrees),
      ],
    };
    const { account, report } = await checkAndLoad(
      await fileOf('水系', [feature('w1', lake), feature('w2', lakes, { class: '河流' }), feature('w3', bow)]),
    );
    expect(figures(account)).toMatchObject({ read: 3, inserted: 3 });
    expect(report.warnings).toEqual({ 'shape-mended': 1 });
    expect(await featuresOf('水系')).toMatchObject([
      { layer: 'water', class: 'lake', kind: 'POLYGON', rings: 2 },
      { class: 'river', kind: 'MULTIPOLYGON', rings: 2 },
      { kind: 'MULTIPOLYGON', rings: 2 },
    ]);
    await checkAndLoad(
      await fileOf('院落', [feature('y1', { type: 'Polygon', coordinates: [ring(6, 6, 1)] }, { name: '某小区' })]),
    );
    expect(await featuresOf('院落')).toMatchObject([{ layer: 'courtyard', class: 'courtyard', name: '某小区' }]);
  });

  test('an OpenStreetMap file gives each record its layer by its tags', async () => {
    const places = [
      [1.2, 1.2],
      [2.2, 1.2],
      [2.2, 2.2],
    ].map(([column, row]) => degrees([column ?? 0, row ?? 0]));
    const nodes = places.map(([x, y], index) => `<node id="${index + 1}" lon="${x}" lat="${y}"/>`).join('');
    const way = (id: number, refs: readonly number[], key: string, value: string) =>
      `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}<tag k="${key}" v="${value}"/></way>`;
    const text = `<osm>${nodes}${way(1, [1, 2], 'highway', 'primary')}${way(2, [2, 3], 'waterway', 'canal')}
      ${way(3, [1, 2, 3, 1], 'amenity', 'school')}${way(4, [1, 3], 'highway', 'footway')}</osm>`;
    const path = await folder.write('town.osm', text);
    const { account } = await checkAndLoad({ path, fileName: 'town.osm', dataset: 'osm' });
    expect(figures(account)).toMatchObject({ read: 3, inserted: 3 });
    expect(await featuresOf('osm')).toMatchObject([
      { layer: 'street', class: 'arterial' },
      { layer: 'water', class: 'canal' },
      { layer: 'courtyard', class: 'school' },
    ]);
  });
});

describe('staged rows', () => {
  const daysAhead = (days: number) => new Date(Date.now() + days * 86_400_000);

  test('go after a month, the account stays, and going on is over; a reading that was left goes after a day', async () => {
    const imports = importRepository(database);
    const { account } = await checkAndLoad(
      await fileOf('旧路', [
        feature('o1', line([0.5, 2.1], [5.5, 2.1])),
        feature('o2', { type: 'Point', coordinates: [1, 1] }),
      ]),
    );
    const run = { districtCode: district, runId: account.runId };
    const left = { districtCode: district, runId: randomUUID() };
    const plan = { target: 'base-map', layer: 'street', columns: {} } as const;
    const begun = { dataset: 'x', fileName: 'x', crs: 'x', plan, now: new Date() };
    await imports.begin({ ...begun, districtCode: district, id: left.runId });
    await imports.tidy(daysAhead(0.9));
    expect([(await imports.account(left))?.state, await imports.account(run)]).toEqual(['staging', account]);
    await imports.tidy(daysAhead(31));
    expect(await imports.account(left)).toBeNull();
    expect(await imports.account(run)).toEqual({ ...account, hasRows: false });
    expect(await database.knex('import_rows').where({ run_id: run.runId })).toEqual([]);
    expect(await work.load(run, quiet)).toEqual({ refused: 'import-not-ready' });
  });
});

describe('a load that is cancelled', () => {
  test('while it reads, is forgotten whole: by its own process at once, by another with the next batch', async () => {
    const file = await fileOf('取消', streets);
    const stop = new AbortController();
    const wishes = { crs: 'EPSG:4326', districtCode: district } as const;
    const stopped = await work.checkBaseMap(file, wishes, { progress: () => stop.abort(), signal: stop.signal });
    expect(stopped).toEqual({ refused: 'import-cancelled' });
    const runId = randomUUID();
    const imports = importRepository(database);
    const named = surveyImport({
      imports,
      surveyFiles,
      clock: { now: () => new Date() },
      credentials: { newId: () => runId },
    });
    const other = await named.checkBaseMap(file, wishes, {
      ...watch,
      // Between staging and checking somebody else ends the run.
      progress: () => void named.cancel({ districtCode: district, runId }),
    });
    expect(other).toEqual({ refused: 'import-cancelled' });
    expect(await database.knex('import_runs').where({ id: runId }).orWhere({ state: 'staging' })).toEqual([]);
    expect(await database.knex('import_rows').where({ run_id: runId })).toEqual([]);
  });
});
