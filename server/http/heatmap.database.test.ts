import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts } from '../../seeds/smallCity.ts';
import type {
  HeatAreas,
  HeatForecast,
  HeatFrames,
  HeatHotspots,
  Heatmap,
  HeatSummary,
  PackedWhole,
} from '../contract/schemas/heatmap.ts';
import { runStatement } from '../database/statement.ts';
import { plainHeatStatement } from '../testing/plainHeatmap.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';
import { walkCase } from '../testing/walk.ts';

const [district, otherDistrict] = smallCityDistricts;
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(Date.now());
const period = `from=${today}&to=${today}`;

let city: TestApplication;
let supervisor: Caller;

beforeAll(async () => {
  city = await startTestApplication();
  supervisor = await city.as('supervisor');
});
afterAll(() => city.close());

function unpack({ bytes, base64 }: PackedWhole): number[] {
  const buffer = Buffer.from(base64, 'base64');
  return Array.from({ length: buffer.length / bytes }, (_, index) => buffer.readUIntLE(index * bytes, bytes));
}
const unpackFloats = (text: string) => new Float32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);

async function countIn(code: string, more = '', level = 'district'): Promise<number> {
  const areas = await supervisor.get<HeatAreas>(`/api/heatmap/areas?level=${level}`);
  const map = await supervisor.get<Heatmap>(`/api/heatmap?level=${level}&${period}${more}`);
  expect(map.body.edition).toBe(areas.body.edition);
  return unpack(map.body.counts)[areas.body.codes.split('\n').indexOf(code)] ?? 0;
}

describe('the heat map over HTTP', () => {
  it('a new case, and what becomes of it, is counted within two seconds', async () => {
    const before = await countIn(district);
    await walkCase(city, 'close');
    const reported = Date.now();
    while ((await countIn(district)) === before && Date.now() - reported < 2000) await sleep(20);
    expect(await countIn(district)).toBe(before + 1);
    while ((await countIn(district, '&stage=ended')) === 0 && Date.now() - reported < 2000) await sleep(20);
    expect(await countIn(district, '&stage=ended')).toBe(1);
    const { body } = await supervisor.get<Heatmap>(`/api/heatmap?level=district&${period}`);
    expect(body.pending).toBe(0);
    expect(Date.now() - Date.parse(body.asOf)).toBeLessThan(2500);
  });

  it('what the thread answers is what a plain GROUP BY counts', async () => {
    for (const level of ['district', 'community', 'unit-grid', 'responsibility-grid'] as const) {
      const { text, values } = plainHeatStatement({ level, from: today, to: today, now: new Date().toISOString() });
      const rows = await runStatement<{ code: string; count: number; overdue: number }>(
        city.database,
        { text },
        values,
      );
      expect(rows).toHaveLength(1);
      for (const { code, count } of rows) expect([level, await countIn(code, '', level)]).toEqual([level, count]);
    }
  });

  it('the same case in the summary, in the frames, in one area and in none', async () => {
    const summary = async (more = '') =>
      (await supervisor.get<HeatSummary>(`/api/heatmap/summary?${period}${more}`)).body;
    const all = await summary();
    expect(all.total.count).toBe(1);
    expect(all.editions.filter((day) => day <= today)).toHaveLength(1);
    expect(all.total.medianMinutes).not.toBeNull();
    expect(all.byDay).toEqual([{ day: today, count: 1, overdue: 0 }]);
    expect(all.byHourOfWeek.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(all.byCategory.map(({ count, comparedCount }) => [count, comparedCount])).toEqual([[1, null]]);
    expect(all.byUnit[0]?.name).not.toBe(all.byUnit[0]?.unitCode);
    expect((await summary(`&withinLevel=district&withinCode=${district}`)).total.count).toBe(1);
    expect((await summary(`&withinLevel=district&withinCode=${otherDistrict}`)).total.count).toBe(0);
    const compared = await summary('&comparedFrom=2020-01-01&comparedTo=2020-01-01');
    expect([compared.compared?.count, compared.byCategory[0]?.comparedCount]).toEqual([0, 0]);
    const frames = await supervisor.get<HeatFrames>(`/api/heatmap/frames?level=unit-grid&${period}&step=day`);
    expect(unpack(frames.body.counts)).toEqual([1]);
  });

  it('every level has its areas with sizes and components', async () => {
    const read = async (level: string) => (await supervisor.get<HeatAreas>(`/api/heatmap/areas?level=${level}`)).body;
    const grids = await read('unit-grid');
    expect(grids.codes.split('\n')).toHaveLength(128);
    expect(unpackFloats(grids.squareKilometers).every((each) => each > 0.005 && each < 0.02)).toBe(true);
    const components = (areas: HeatAreas) => unpack(areas.componentCounts).reduce((sum, each) => sum + each, 0);
    for (const level of ['responsibility-grid', 'community', 'subdistrict', 'district'])
      expect([level, components(await read(level))]).toEqual([level, components(grids)]);
    const water = await read('professional-grid&kind=water');
    expect(water.codes).not.toBe('');
    expect((await read('professional-grid&kind=greening')).edition).not.toBe(water.edition);
  });

  it('hot spots know neighbours; a forecast without a past has no error', async () => {
    const { body } = await supervisor.get<HeatHotspots>(`/api/heatmap/hotspots?level=unit-grid&${period}`);
    const z = unpackFloats(body.z);
    expect(z).toHaveLength(128);
    // One case: the grid and the eight around it stand out alike, but for those at a border.
    expect(z.filter((each) => each > 2)).toHaveLength(9);
    const forecast = await supervisor.get<HeatForecast>('/api/heatmap/forecast?level=unit-grid');
    expect([forecast.body.error, forecast.body.total]).toEqual([null, 0]);
  });

  it('a person of a district sees it alone', async () => {
    const dispatcher = await city.as('dispatcher');
    const own = await dispatcher.get<HeatAreas>('/api/heatmap/areas?level=district');
    expect(own.body.codes).toBe(district);
    const refused = await dispatcher.get(`/api/heatmap?level=district&${period}&districtCode=${otherDistrict}`);
    expect([refused.status, refused.body.code]).toEqual([403, 'not-your-district']);
  });

  it('is exported with what was asked in its first line', async () => {
    const csv = await supervisor.get<{ text: string }>(
      `/api/heatmap/export?level=district&${period}&format=csv&source=inspector`,
    );
    const lines = csv.body.text.split('\r\n');
    expect(csv.headers.get('content-disposition')).toContain('heatmap-district');
    expect(lines[0]).toContain('来源: 监督员');
    expect(lines.slice(1, 3)).toEqual(['编码,案件数,超期数,超期率', `${district},1,0,0`]);
    const xlsx = await supervisor.get<{ text: string }>(
      `/api/heatmap/export?level=district&${period}&format=xlsx&language=en&median=true`,
    );
    expect(xlsx.status).toBe(200);
    expect(xlsx.body.text.slice(0, 2)).toBe('PK');
  });
});
