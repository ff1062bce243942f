import { setTimeout as sleep } from 'node:timers/promises';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallCityDistricts, smallCityPosition } from '../../seeds/smallCity.ts';
import type {
  ImportStatus,
  KeptSurveyFile,
  SurveyFileReceipt,
  SurveyInspection,
} from '../contract/schemas/surveyImport.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';

const [district] = smallCityDistricts;
let city: TestApplication;
let administrator: Caller;

beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
});
afterAll(() => city?.close());

const csv = (count: number, row = 4.53) =>
  [
    '编号,名称,小类,经度,纬度,养护单位',
    ...Array.from({ length: count }, (_, index) => {
      const { longitude, latitude } = smallCityPosition(district, 0.53 + index * 0.1, row);
      return `S${index},新灯${index},路灯,${longitude},${latitude},${index === 0 ? '某某外单位' : ''}`;
    }),
  ].join('\n');

async function upload(text: string, fileName = '路灯普查.csv'): Promise<SurveyFileReceipt> {
  const name = encodeURIComponent(fileName);
  const answer = await administrator.send<SurveyFileReceipt>('PUT', `/api/survey-files/${name}`, text, {
    'content-type': 'text/csv',
  });
  expect(answer.status).toBe(200);
  return answer.body;
}

/** Asks until nothing goes on any more. */
async function settled(address: string): Promise<ImportStatus> {
  for (let turn = 0; turn < 200; turn += 1) {
    const { body } = await administrator.get<ImportStatus>(address);
    if (body.progress === null) return body;
    await sleep(100);
  }
  throw new Error('the import does not end');
}

test('a survey from upload to account', async () => {
  const file = await upload(csv(10));
  expect(file).toMatchObject({ fileName: '路灯普查.csv', byteCount: Buffer.byteLength(csv(10)) });
  const wishes = { districtCode: district };
  const seen = await administrator.send<SurveyInspection>(
    'POST',
    `/api/survey-files/${file.fileId}/inspection`,
    wishes,
  );
  expect(seen.body).toMatchObject({
    format: 'text',
    encoding: 'utf-8',
    crs: { code: 'EPSG:4326', isSwapped: false },
    columns: { code: '编号', x: '经度', y: '纬度', maintainer: '养护单位' },
    category: { kind: 'column', column: '小类' },
    unknownUnits: ['某某外单位'],
  });
  const started = await administrator.send<{ runId: string }>(
    'POST',
    `/api/survey-files/${file.fileId}/imports`,
    wishes,
  );
  const address = `/api/survey-imports/${district}/${started.body.runId}`;
  const checked = await settled(address);
  expect(checked).toMatchObject({ account: { state: 'checked', read: 10 }, refusal: null });
  expect(checked.report).toMatchObject({ outcomes: { insert: 10 }, warnings: { 'unit-unknown': 1 } });
  expect(checked.report?.unknownUnits).toEqual([{ name: '某某外单位', records: 1 }]);
  expect((await administrator.send('POST', `${address}/loading`, {})).status).toBe(200);
  const loaded = await settled(address);
  expect(loaded.account).toMatchObject({ state: 'done', inserted: 10, waiting: 0, addsUp: true });
  const list = await administrator.get<{ items: unknown[] }>(`/api/survey-imports?districtCode=${district}`);
  expect(list.body.items).toMatchObject([{ state: 'done', fileName: '路灯普查.csv' }]);
  // A second load of a finished run is refused, and the run says why.
  await administrator.send('POST', `${address}/loading`, {});
  expect(await settled(address)).toMatchObject({ refusal: { code: 'import-not-ready' } });
});

test('streets go into the base map, and the report is a workbook with every problem', async () => {
  const at = (column: number, row: number) => {
    const { longitude, latitude } = smallCityPosition(district, column, row);
    return [longitude, latitude];
  };
  const feature = (type: string, coordinates: unknown) => ({
    type: 'Feature',
    properties: {},
    geometry: { type, coordinates },
  });
  const file = await upload(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [feature('LineString', [at(0.5, 3.3), at(5, 3.3)]), feature('Point', at(1, 1))],
    }),
    '道路.geojson',
  );
  const wishes = { districtCode: district, dataset: '市政道路' };
  const base = `/api/survey-files/${file.fileId}`;
  const seen = await administrator.send('POST', `${base}/base-map-inspection`, wishes);
  expect(seen.body).toMatchObject({
    format: 'geojson',
    baseLayer: 'street',
    counts: { street: 1, water: 0, courtyard: 0 },
  });
  const started = await administrator.send<{ runId: string }>('POST', `${base}/base-map-imports`, wishes);
  const address = `/api/survey-imports/${district}/${started.body.runId}`;
  await settled(address);
  await administrator.send('POST', `${address}/loading`, {});
  const { account } = await settled(address);
  expect(account).toMatchObject({
    target: 'base-map',
    dataset: '市政道路',
    inserted: 1,
    rejected: { 'shape-unfit': 1 },
  });

  const answer = await fetch(`${city.address}${address}/report.xlsx?language=zh-CN`, {
    headers: { cookie: administrator.cookie },
  });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const book = Buffer.from(await answer.arrayBuffer());
  const sheets = await readWorkbook(book);
  const rows = (name: string) => sheets.find(({ sheet }) => sheet === name)?.data ?? [];
  expect(rows('账目')).toEqual(
    expect.arrayContaining([
      ['读取', 2],
      ['新增', 1],
      ['不入库: 图形类型不符', 1],
    ]),
  );
  expect(rows('问题清单').slice(1)).toMatchObject([[2, null, null, '图形类型不符', null, null, null]]);
});

test('problems come in pages that leave nothing out', async () => {
  const lines = csv(13, 1.53)
    .split('\n')
    .map((line, at) => (at > 0 && at % 2 === 0 ? line.replace('路灯', '飞船') : line));
  const file = await upload(lines.join('\n'), '有问题.csv');
  const { body } = await administrator.send<{ runId: string }>('POST', `/api/survey-files/${file.fileId}/imports`, {
    districtCode: district,
  });
  const address = `/api/survey-imports/${district}/${body.runId}`;
  await settled(address);
  type Page = { items: { position: number; problems: string[] }[]; total: number };
  const page = async (after: number) =>
    (await administrator.get<Page>(`${address}/problems?limit=4&after=${after}`)).body;
  const first = await page(0);
  const second = await page(first.items.at(-1)?.position ?? 0);
  expect([first.total, first.items.length, second.items.length]).toEqual([7, 4, 3]);
  const all = [...first.items, ...second.items];
  expect(all.map(({ position }) => position)).toEqual([2, 3, 5, 7, 9, 11, 13]);
  expect(all.map(({ problems }) => problems[0])).toEqual(['unit-unknown', ...Array(6).fill('category-unknown')]);
  expect((await page(13)).items).toEqual([]);
  await administrator.send('DELETE', address);
});

test('a sent file is found again by who sent it, and can be thrown away', async () => {
  const file = await upload(csv(3), '接着做.csv');
  const listed = await administrator.get<{ items: KeptSurveyFile[] }>('/api/survey-uploads');
  expect(listed.body.items[0]).toMatchObject({
    fileId: file.fileId,
    fileName: '接着做.csv',
    byteCount: file.byteCount,
  });
  const inspect = () =>
    administrator.send('POST', `/api/survey-files/${file.fileId}/inspection`, { districtCode: district });
  expect((await inspect()).status).toBe(200);
  expect((await administrator.send('DELETE', `/api/survey-uploads/${file.fileId}`)).body).toEqual({ isRemoved: true });
  expect((await inspect()).status).toBe(404);
  expect((await administrator.send('DELETE', `/api/survey-uploads/${file.fileId}`)).status).toBe(404);
});

test('what cannot be read is refused with its code', async () => {
  const file = await upload('编号,经度,纬度\n1,1,1\n');
  const answer = await administrator.send('POST', `/api/survey-files/${file.fileId}/inspection`, {
    districtCode: district,
    category: { kind: 'one', code: '0118' },
  });
  expect([answer.status, answer.body.code]).toEqual([422, 'import-crs-undecided']);
});

test('files are their senders’, districts are kept apart, empty files are none', async () => {
  const empty = await administrator.send('PUT', '/api/survey-files/a.csv', '', { 'content-type': 'text/csv' });
  expect([empty.status, empty.body.code]).toEqual([422, 'import-empty']);
  const inspector = await city.as('inspector');
  expect((await inspector.get(`/api/survey-imports?districtCode=${district}`)).status).toBe(403);
});
