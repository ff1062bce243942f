import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SurveyItem } from '../../domain/survey/record.ts';
import { refusalAsValue } from '../../domain/survey/refused.ts';
import { dbfTable, makeSurveyFolder, pointShapes, type SurveyFolder } from '../../testing/surveyFiles.ts';
import { checkArchive } from './archive.ts';
import { delimiterOf } from './delimitedText.ts';
import { jsonObjects } from './jsonObjects.ts';
import { openSurvey } from './openSurvey.ts';

let folder: SurveyFolder;
beforeAll(async () => {
  folder = await makeSurveyFolder();
});
afterAll(() => folder.remove());

async function read(path: string, layer?: string) {
  const survey = await openSurvey(path, layer);
  const items: SurveyItem[] = [];
  for await (const item of survey.records()) items.push(item);
  await survey.close();
  return { survey, items };
}
const refusalOf = (path: string, layer?: string) => refusalAsValue(() => read(path, layer));
const attributesOf = (items: readonly SurveyItem[]) =>
  items.map((item) => ('attributes' in item ? item.attributes : item.broken));

describe('text tables', () => {
  const rows = '编号,名称\r\n1,路灯\r\n2,"井盖, 方"\r\n';
  test.each([
    ['utf-8', Buffer.from(rows), 'utf-8'],
    ['utf-8 with BOM', Buffer.from(`\uFEFF${rows}`), 'utf-8'],
    ['gb18030', iconv.encode(rows, 'gb18030'), 'gb18030'],
    ['utf-16 with BOM', iconv.encode(rows, 'utf-16le', { addBOM: true }), 'utf-16le'],
  ])('in %s', async (name, bytes, encoding) => {
    const { survey, items } = await read(await folder.write(`${name}.csv`, bytes));
    expect(survey.encoding).toBe(encoding);
    expect(items).toEqual([
      { position: 2, attributes: { 编号: '1', 名称: '路灯' }, geometry: null },
      { position: 3, attributes: { 编号: '2', 名称: '井盖, 方' }, geometry: null },
    ]);
  });

  test.each([
    ['a\tb\tc\n1\t2,5\t3', '\t'],
    ['a;b\n1,5;2\n3,5;4', ';'],
    ['a|b\n1|2', '|'],
    ['only\none', ','],
    ['"a,b";c\n1;2', ';'],
  ])('delimiter of %j', (sample, delimiter) => {
    expect(delimiterOf(sample)).toBe(delimiter);
  });

  test('a row of another length is reported with its place, unnamed and repeated columns get names', async () => {
    const { items } = await read(await folder.write('broken.csv', 'a,,a\n1,2,3\n1,2\n4,5,6\n'));
    expect(attributesOf(items)).toEqual([
      { a: '1', '#2': '2', 'a (2)': '3' },
      'column-count',
      { a: '4', '#2': '5', 'a (2)': '6' },
    ]);
    expect(items[1]).toEqual({ position: 3, broken: 'column-count' });
  });
});

describe('GeoJSON', () => {
  const point = (x: unknown, y: unknown) =>
    `{"type":"Feature","properties":{"名":"灯 \\"}]{"},"geometry":{"type":"Point","coordinates":[${x},${y}]}}`;

  test('a collection, with coordinates as texts, a stated system and a feature that is none', async () => {
    const text = `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},
      "features":[${point(121.4, 31.2)}, {"a":[1,{"b":2}]}, ${point('"121.5"', '"31.3"')}]}`;
    const { survey, items } = await read(await folder.write('a.geojson', text));
    expect(survey.statedCrs).toBe('EPSG:4490');
    expect(items).toEqual([
      { position: 1, attributes: { 名: '灯 "}]{' }, geometry: { kind: 'point', coordinates: [[121.4, 31.2]] } },
      { position: 2, broken: 'not-a-feature' },
      { position: 3, attributes: { 名: '灯 "}]{' }, geometry: { kind: 'point', coordinates: [[121.5, 31.3]] } },
    ]);
  });

  test('a sequence by lines, with and without record separators, one line broken', async () => {
    const text = `\u001e${point(1, 2)}\n\u001e{"type":"Feature",}\n${point(3, 4)}\n`;
    const { items } = await read(await folder.write('b.geojsonl', text));
    expect(items.map((item) => ('broken' in item ? item.broken : item.geometry?.coordinates))).toEqual([
      [[1, 2]],
      'not-json',
      [[3, 4]],
    ]);
  });

  test('objects are cut the same wherever the chunks end', async () => {
    const text = `{"name":"x","features":[${point(1, 2)},${point(3, 4)}],"after":{"c":[1]}}`;
    const path = await folder.write('c.geojson', text);
    const cut = async (highWaterMark: number) => {
      const objects: string[] = [];
      const seen = { head: '' };
      for await (const object of jsonObjects(createReadStream(path, { highWaterMark }), seen)) objects.push(object);
      return { objects, seen };
    };
    const whole = await cut(10_000);
    expect(whole).toEqual({ objects: [point(1, 2), point(3, 4)], seen: { head: '{"name":"x","features":' } });
    for (let size = 1; size < 60; size += 1) expect(await cut(size)).toEqual(whole);
  });

  test('a file that ends in the middle is refused', async () => {
    const path = await folder.write('d.geojson', `{"features":[${point(1, 2)},{"type":`);
    expect(await refusalOf(path)).toMatchObject({ refused: 'import-file-broken' });
  });
});

test('how far a file is read is told by its bytes, anew each time it is read', async () => {
  const path = await folder.write('long.csv', `a,b\n${'1,2\n'.repeat(120_000)}`);
  const survey = await openSurvey(path);
  for (const _turn of [1, 2]) {
    const seen: number[] = [];
    for await (const { position } of survey.records())
      if (position % 20_000 === 0) seen.push(survey.bytes()?.read ?? -1);
    expect(survey.bytes()).toEqual({ read: 480_004, total: 480_004 });
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect(seen[0]).toBeLessThan(480_004);
  }
});

describe('shapefiles', () => {
  const name = '上水井盖';
  test.each([
    ['by its .cpg', 'gbk', 0, 'GBK', 'gbk'],
    ['by the code page number of its .cpg', 'gbk', 0, '936', 'gbk'],
    ['by its language id', 'gbk', 0x4d, null, 'gbk'],
    ['Big5 by its language id', 'big5', 0x78, null, 'big5'],
    ['as UTF-8 because it is', 'utf-8', 0, null, 'utf-8'],
    ['as GB18030 where nothing is said', 'gb18030', 0, null, 'gb18030'],
    ['not as the UTF-8 that its .cpg pretends', 'gbk', 0, 'UTF-8', 'gb18030'],
  ])('text %s', async (_how, written, languageId, cpg, encoding) => {
    const path = await folder.zip('layer.zip', {
      '部件/layer.shp': pointShapes([[121.4, 31.2]]),
      '部件/layer.dbf': dbfTable('NAME', [name], written, languageId),
      '部件/layer.prj': 'GEOGCS["GCS"]',
      ...(cpg && { '部件/layer.cpg': cpg }),
    });
    const { survey, items } = await read(path);
    expect(survey).toMatchObject({ format: 'shapefile', encoding, statedCrs: 'GEOGCS["GCS"]', layer: '部件/layer' });
    expect(items).toEqual([
      { position: 1, attributes: { NAME: name }, geometry: { kind: 'point', coordinates: [[121.4, 31.2]] } },
    ]);
  });

  test('heights and measures are dropped; a shape of unknown kind is reported, not fatal', async () => {
    const shapes = pointShapes(
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      true,
    );
    // The second record pretends to be another kind than the file's.
    shapes.writeInt32LE(77, 100 + 44 + 8);
    const table = dbfTable('N', ['a', 'b', 'c'], 'utf-8');
    const { items } = await read(await folder.zip('z.zip', { 'z.shp': shapes, 'z.dbf': table }));
    expect(items.map((item) => ('broken' in item ? item.broken : item.geometry?.coordinates))).toEqual([
      [[1, 2]],
      'shape-unreadable',
      [[5, 6]],
    ]);
  });

  test('one of several layers is chosen by name', async () => {
    const layer = (x: number) => ({ shp: pointShapes([[x, x]]), dbf: dbfTable('N', ['a'], 'utf-8') });
    const [one, two] = [layer(1), layer(2)];
    const path = await folder.zip('two.zip', {
      'a.shp': one.shp,
      'a.dbf': one.dbf,
      'b.shp': two.shp,
      'b.dbf': two.dbf,
    });
    const { survey, items } = await read(path, 'b');
    expect(survey.layers).toEqual(['a', 'b']);
    expect(items[0]).toMatchObject({ geometry: { coordinates: [[2, 2]] } });
    expect(await refusalOf(path, 'c')).toMatchObject({ refused: 'import-layer-unknown' });
  });
});

describe('OpenStreetMap', () => {
  test('streets and water as lines with their class; ways without nodes are reported', async () => {
    const text = `<?xml version="1.0"?><osm><node id="1" lon="121.1" lat="31.1"/><node id="2" lon="121.2" lat="31.2"/>
      <way id="7"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/><tag k="name" v="南京东路"/></way>
      <way id="8"><nd ref="1"/><nd ref="2"/><tag k="building" v="yes"/></way>
      <way id="9"><nd ref="1"/><nd ref="3"/><tag k="waterway" v="river"/></way></osm>`;
    const { items } = await read(await folder.write('map.osm', text));
    expect(items).toMatchObject([
      {
        position: 1,
        attributes: { id: 'way/7', highway: 'primary', name: '南京东路' },
        geometry: {
          kind: 'line',
          coordinates: [
            [121.1, 31.1],
            [121.2, 31.2],
          ],
        },
      },
      { position: 2, broken: 'missing-node' },
    ]);
  });

  test('a lake is put together of its shores, whatever their order and direction, with its island', async () => {
    const corners = { 1: [0, 0], 2: [4, 0], 3: [4, 4], 4: [0, 4], 5: [1, 1], 6: [2, 1], 7: [2, 2] };
    // Nodes in no order, as in a file put together by hand.
    const nodes = Object.entries(corners)
      .reverse()
      .map(([id, [x, y]]) => `<node id="${id}" lon="${x}" lat="${y}"/>`);
    const way = (id: number, refs: readonly number[], tags = '') =>
      `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tags}</way>`;
    const text = `<?xml version="1.0"?><osm>${nodes.join('')}
      ${way(10, [1, 2, 3])}${way(11, [1, 4, 3])}${way(12, [5, 6, 7, 5])}
      ${way(13, [5, 6, 7, 5], '<tag k="landuse" v="residential"/>')}${way(14, [1, 2], '<tag k="highway" v="steps"/>')}
      <relation id="20"><member type="way" ref="10" role="outer"/><member type="way" ref="12" role="inner"/>
        <member type="way" ref="11" role="outer"/><tag k="type" v="multipolygon"/><tag k="natural" v="water"/></relation>
      <relation id="21"><member type="way" ref="10" role="outer"/><tag k="type" v="multipolygon"/><tag k="natural" v="water"/></relation>
    </osm>`;
    const { items } = await read(await folder.write('lake.osm', text));
    expect(items).toMatchObject([
      { position: 1, attributes: { id: 'way/13' }, geometry: { kind: 'area' } },
      { position: 2, attributes: { id: 'relation/20', natural: 'water' }, geometry: { kind: 'area' } },
      { position: 3, broken: 'missing-node' },
    ]);
    const lake = items[1];
    const rings =
      lake && 'geometry' in lake && lake.geometry ? [lake.geometry.coordinates, ...(lake.geometry.others ?? [])] : [];
    expect(rings.map((ring) => ring.length)).toEqual([5, 4]);
  });

  test('entities of its own are refused', async () => {
    const path = await folder.write('bomb.osm', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa">]><osm>&a;</osm>');
    expect(await refusalOf(path)).toMatchObject({ refused: 'import-file-broken' });
  });
});

describe('what is refused', () => {
  test('an empty file, an unknown one, an archive of something else', async () => {
    expect(await refusalOf(await folder.write('empty.csv', ''))).toMatchObject({ refused: 'import-empty' });
    expect(await refusalOf(await folder.write('x.doc', 'x'))).toMatchObject({ refused: 'import-format-unknown' });
    const path = await folder.zip('x.zip', { 'x.txt': 'nothing' });
    expect(await refusalOf(path)).toMatchObject({ refused: 'import-format-unknown' });
  });

  test('a name that leads out of the archive, a bomb, a truncated archive', async () => {
    const evil = await folder.zip('evil.zip', { '../../a.shp': pointShapes([]) });
    expect(await refusalOf(evil)).toMatchObject({ refused: 'import-archive-unsafe' });
    const bomb = await folder.zip('bomb.zip', { 'a.shp': Buffer.alloc(20_000_000) });
    expect(await refusalOf(bomb)).toMatchObject({ refused: 'import-archive-unsafe' });
    expect(await refusalOf(await folder.write('cut.zip', 'PK\u0003\u0004 and no more'))).toMatchObject({
      refused: 'import-file-broken',
    });
  });

  test('an archive with more files or bytes than allowed', async () => {
    const path = await folder.zip('many.zip', { a: 'aaaa', b: 'bbbb' });
    const limits = { files: 2, bytes: 8, ratio: 200, ratioFromBytes: 1000 };
    await expect(checkArchive(path, limits)).resolves.toBeUndefined();
    await expect(checkArchive(path, { ...limits, files: 1 })).rejects.toThrow('import-archive-unsafe');
    await expect(checkArchive(path, { ...limits, bytes: 7 })).rejects.toThrow('import-archive-unsafe');
  });
});
