import { spawnSync } from 'node:child_process';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBroken, type SurveyItem } from '../../domain/survey/record.ts';
import { refusalAsValue } from '../../domain/survey/refused.ts';
import { osmPbf, type SmallMap } from '../../testing/osmPbf.ts';
import { makeSurveyFolder, type SurveyFolder } from '../../testing/surveyFiles.ts';
import { gdalName } from './gdalFiles.ts';
import { openSurvey } from './openSurvey.ts';

const formats = spawnSync('ogr2ogr', ['--formats'], { encoding: 'utf8' }).stdout ?? '';
/** Reads or writes; a driver that only reads says `ro`. */
const writes = (driver: string) => new RegExp(`^ *${driver} -.*rw`, 'm').test(formats);
const reads = (driver: string) => new RegExp(`^ *${driver} -`, 'm').test(formats);

let folder: SurveyFolder;
beforeAll(async () => {
  folder = await makeSurveyFolder();
});
afterAll(() => folder.remove());

const lamps = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    [121.47, 31.23],
    [121.48, 31.24],
  ].map((coordinates, at) => ({
    type: 'Feature',
    properties: { 编号: `L${at + 1}`, 名称: '路灯' },
    geometry: { type: 'Point', coordinates },
  })),
});

/** Lets GDAL write the lamps in CGCS2000 plane metres; gives the path. */
async function written(driver: string, name: string): Promise<string> {
  const source = await folder.write('lamps.geojson', lamps);
  const path = join(dirname(source), name);
  const { status, stderr } = spawnSync('ogr2ogr', ['-f', driver, '-t_srs', 'EPSG:4549', path, source], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return path;
}

async function read(path: string, layer?: string, name?: string) {
  const survey = await openSurvey(path, layer, name);
  const items: SurveyItem[] = [];
  for await (const item of survey.records()) items.push(item);
  await survey.close();
  return { survey, items };
}

const places = (items: readonly SurveyItem[]) =>
  items.map((item) =>
    isBroken(item) ? null : item.geometry?.coordinates[0]?.map((degrees) => Number(degrees.toFixed(6))),
  );
const LAMPS = [
  [121.47, 31.23],
  [121.48, 31.24],
];

test('names for unpacking are our own, and never lead out of the folder', () => {
  expect(gdalName('a/b.gdb/a00000001.gdbtable', 0)).toMatch(/^[0-9a-f]{64}\.gdb\/a00000001\.gdbtable$/);
  expect(gdalName('b.gdb/../../x', 0)).toBeNull();
  expect(gdalName('b.gdb/..', 0)).toBeNull();
  expect(gdalName('../../doc.KML', 3)).toBe('3.kml');
  expect(gdalName('readme.txt', 0)).toBeNull();
});

// GDAL has written file geodatabases since 3.6; without one there is nothing to read.
describe.skipIf(!writes('OpenFileGDB'))('file geodatabases', () => {
  test('come as a folder, and converted', async () => {
    const { survey, items } = await read(await written('OpenFileGDB', 'lamps.gdb'));
    expect([survey.format, survey.statedCrs, survey.layers]).toEqual(['ogr', 'EPSG:4326', ['lamps']]);
    expect(items).toMatchObject([{ attributes: { 编号: 'L1', 名称: '路灯' } }, { attributes: { 编号: 'L2' } }]);
    expect(places(items)).toEqual(LAMPS);
  });

  test('come packed, as a browser sends them, under a name without an ending', async () => {
    const gdb = await written('OpenFileGDB', 'packed.gdb');
    const names = await readdir(gdb);
    const files = await Promise.all(
      names.map(async (name) => [`普查/路灯.gdb/${name}`, await readFile(join(gdb, name))] as const),
    );
    const archive = await folder.zip('0d9f', Object.fromEntries(files));
    const { survey, items } = await read(archive, undefined, '路灯.gdb.zip');
    expect(survey.layers).toEqual(['lamps']);
    expect(places(items)).toEqual(LAMPS);
    expect(await refusalAsValue(() => read(archive, 'trees', '路灯.gdb.zip'))).toMatchObject({
      refused: 'import-layer-unknown',
    });
  });
});

// Without GDAL, or with one that was built without these drivers, nothing reads the files.
describe.skipIf(!writes('GPKG') || !writes('LIBKML'))('what a browser sent lies under a name without an ending', () => {
  test.each([
    ['GPKG', 'lamps.gpkg'],
    ['LIBKML', 'lamps.kml'],
    ['LIBKML', 'lamps.kmz'],
  ])('%s is read all the same: %s', async (driver, name) => {
    const path = await written(driver, name);
    const stored = join(dirname(path), `stored-${name.replace('.', '-')}`);
    await copyFile(path, stored);
    const { survey, items } = await read(stored, undefined, name);
    expect(survey.format).toBe('ogr');
    expect(places(items)).toEqual(LAMPS);
  });
});

test('an archive of nothing known is refused by name', async () => {
  const archive = await folder.zip('pictures.zip', { 'a.png': 'x' });
  expect(await refusalAsValue(() => read(archive))).toMatchObject({ refused: 'import-format-unknown' });
});

const map: SmallMap = {
  nodes: { 5: [121.47, 31.23], 7: [121.48, 31.23], 11: [121.48, 31.24], 20000000001: [121.47, 31.24] },
  ways: [
    { id: 101, nodes: [5, 7, 11], tags: { highway: 'primary', name: '延安东路', 'name:en': 'Yan’an Road "E"' } },
    { id: 103, nodes: [5, 7, 11, 20_000_000_001, 5], tags: { amenity: 'school', name: '学校' } },
    { id: 104, nodes: [5, 11], tags: { highway: 'footway' } },
    { id: 107, nodes: [20_000_000_001, 11], tags: { power: 'line' } },
  ],
};
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const xml = `<?xml version="1.0"?><osm version="0.6">${Object.entries(map.nodes)
  .map(([id, [longitude, latitude]]) => `<node id="${id}" lon="${longitude}" lat="${latitude}"/>`)
  .join('')}${map.ways
  .map(
    ({ id, nodes, tags }) =>
      `<way id="${id}">${nodes.map((node) => `<nd ref="${node}"/>`).join('')}${Object.entries(tags)
        .map(([key, value]) => `<tag k="${key}" v="${escaped(value)}"/>`)
        .join('')}</way>`,
  )
  .join('')}</osm>`;

// GDAL alone reads PBF.
describe.skipIf(!reads('OSM'))('OpenStreetMap as PBF', () => {
  test('gives what the same map gives as XML', async () => {
    const packed = await read(await folder.write('town.osm.pbf', osmPbf(map)));
    const plain = await read(await folder.write('town.osm', xml));
    expect([packed.survey.format, packed.survey.statedCrs]).toEqual(['osm', 'EPSG:4326']);
    const idOf = (item: object) => ('id' in item ? String(item.id) : '');
    const byId = (items: readonly SurveyItem[]) =>
      items
        .map((item) =>
          isBroken(item) ? item : { ...item.attributes, kind: item.geometry?.kind, at: item.geometry?.coordinates },
        )
        .sort((one, other) => idOf(one).localeCompare(idOf(other)));
    expect(byId(packed.items)).toEqual(byId(plain.items));
    expect(packed.items.length).toBeGreaterThan(1);
  });

  test('is read under a name without an ending, and refused when it is broken', async () => {
    const bytes = osmPbf(map);
    const stored = await folder.write('stored-pbf', bytes);
    expect((await read(stored, undefined, 'town.osm.pbf')).items.length).toBeGreaterThan(1);
    const cut = await folder.write('cut.pbf', bytes.subarray(0, bytes.length - 40));
    expect(await refusalAsValue(() => read(cut))).toMatchObject({ refused: 'import-file-broken' });
  });
});
