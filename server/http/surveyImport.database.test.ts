import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallCityDistricts, smallCityPosition } from '../../seeds/smallCity.ts';
import type { ImportStatus, SurveyFileReceipt, SurveyInspection } from '../contract/schemas/surveyImport.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';

const [district] = smallCityDistricts;
let city: TestApplication;
let administrator: Caller;

beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
});
afterAll(() => city?.close());

const csv = (count: number) =>
  [
    '编号,名称,小类,经度,纬度,养护单位',
    ...Array.from({ length: count }, (_, index) => {
      const { longitude, latitude } = smallCityPosition(district, 0.53 + index * 0.1, 4.53);
      return `S${index},新灯${index},路灯,${longitude},${latitude},${index === 0 ? '某某外单位' : ''}`;
    }),
  ].join('\n');

async function upload(text: string): Promise<SurveyFileReceipt> {
  const name = encodeURIComponent('路灯普查.csv');
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
  expect((await administrator.send('POST', `${address}/loading`, {})).status).toBe(200);
  const loaded = await settled(address);
  expect(loaded.account).toMatchObject({ state: 'done', inserted: 10, waiting: 0, addsUp: true });
  const list = await administrator.get<{ items: unknown[] }>(`/api/survey-imports?districtCode=${district}`);
  expect(list.body.items).toMatchObject([{ state: 'done', fileName: '路灯普查.csv' }]);
  // A second load of a finished run is refused, and the run says why.
  await administrator.send('POST', `${address}/loading`, {});
  expect(await settled(address)).toMatchObject({ refusal: { code: 'import-not-ready' } });
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
