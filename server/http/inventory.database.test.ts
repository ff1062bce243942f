import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityComponent, smallCityDistricts, smallCityPosition, smallCityUnit } from '../../seeds/smallCity.ts';
import type {
  ComponentDetail,
  ComponentReceipt,
  ComponentSummary,
  InventoryStatistics,
} from '../contract/schemas/inventory.ts';
import type { ExportJob } from '../contract/schemas/search.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';

const [district, otherDistrict] = smallCityDistricts;
type Page = { items: ComponentSummary[]; nextCursor: string | null; total: number };

let city: TestApplication;
let administrator: Caller;
beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
});
afterAll(() => city?.close());

const list = async (query: string, caller = administrator) =>
  (await caller.get<Page>(`/api/components?districtCode=${district}&${query}`)).body;
const read = async (code: string) =>
  (await administrator.get<ComponentDetail>(`/api/components/${district}/${code}`)).body;
const give = (command: object, caller = administrator) =>
  caller.send<ComponentReceipt & { code: string; details?: object }>('POST', '/api/component-commands', {
    commandId: randomUUID(),
    districtCode: district,
    ...command,
  });

describe('the list', () => {
  it('goes through all components page by page in the order of their codes, each once', async () => {
    const codes: string[] = [];
    let cursor = '';
    do {
      const page = await list(`limit=30${cursor}`);
      codes.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(codes).toHaveLength(104);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('narrows by every filter alone and together', async () => {
    const all = (await list('limit=200')).items;
    const lamp = await list('categoryId=cjt214-2007-c0118&limit=200');
    expect(lamp.total).toBe(26);
    const [first] = all;
    const grid = first?.unitGridCode ?? '';
    const inGrid = (await list(`gridCode=${grid}`)).items;
    expect(inGrid).toEqual(all.filter(({ unitGridCode }) => unitGridCode === grid));
    const community = all.filter(({ unitGridCode }) => unitGridCode?.startsWith(grid.slice(0, 12)));
    expect((await list(`gridCode=${grid.slice(0, 12)}&limit=200`)).total).toBe(community.length);
    const subdistrict = all.filter(({ unitGridCode }) => unitGridCode?.startsWith(grid.slice(0, 9)));
    expect((await list(`gridCode=${grid.slice(0, 9)}Z001&limit=200`)).total).toBe(subdistrict.length);
    expect((await list(`maintainerCode=${smallCityUnit(district, 2)}`)).total).toBe(26);
    expect((await list('state=damaged&state=lost')).total).toBe(0);
    expect((await list(`text=${encodeURIComponent('部件17')}`)).items.map(({ name }) => name)).toEqual(['试验部件17']);
    expect((await list(`text=${district}0118`)).total).toBe(26);
    expect((await list(`text=${district}0118&maintainerCode=${smallCityUnit(district, 2)}`)).total).toBe(0);
  });

  it('keeps to the district of the reader', async () => {
    const operator = await city.as('intakeOperator');
    expect((await list('', operator)).total).toBe(104);
    expect((await operator.get(`/api/components?districtCode=${otherDistrict}`)).body).toMatchObject({
      code: 'not-your-district',
    });
    expect((await (await city.as('disposalUnit')).get(`/api/components?districtCode=${district}`)).status).toBe(403);
  });
});

describe('changes', () => {
  it('keeps who, when, from, to and why, and every earlier state', async () => {
    const code = smallCityComponent(district, '0118', 1);
    const before = await read(code);
    const photo = await administrator.photo(district);
    expect(
      (
        await give({
          kind: 'change-state',
          code,
          expectedVersion: 1,
          payload: { state: 'damaged', reason: '灯罩破损' },
        })
      ).body,
    ).toEqual({
      districtCode: district,
      code,
      version: 2,
    });
    await give({ kind: 'edit', code, expectedVersion: 2, payload: { changes: { note: '待修' }, reason: '备注' } });
    await give({ kind: 'add-photos', code, expectedVersion: 3, payload: { photos: [photo] } });
    const after = await read(code);
    expect(after).toMatchObject({ state: 'damaged', note: '待修', version: 3 });
    expect(after.history.map(({ state, note, version }) => [state, note, version])).toEqual([
      ['damaged', null, 2],
      ['intact', null, 1],
    ]);
    expect(after.history[1]?.validFrom).toBe(before.validFrom);
    expect(after.history[0]?.validTo).toBe(after.validFrom);
    expect(after.changes.map(({ kind, reason, actorName }) => [kind, reason, actorName])).toEqual([
      ['add-photos', null, '试验 administrator'],
      ['edit', '备注', '试验 administrator'],
      ['change-state', '灯罩破损', '试验 administrator'],
    ]);
    expect(after.changes[2]).toMatchObject({ before: { state: 'intact' }, after: { state: 'damaged' } });
    expect(after.changes[0]?.photos).toEqual([photo]);
    expect((await list('state=damaged')).items.map((item) => item.code)).toEqual([code]);
  });

  it('moves with its unit grid, and not out of the district or the city', async () => {
    const code = smallCityComponent(district, '0118', 2);
    const move = (location: object, expectedVersion = 1) =>
      give({ kind: 'move', code, expectedVersion, payload: { location, reason: '实测' } });
    const before = await read(code);
    expect((await move(smallCityPosition(otherDistrict, 3.5, 3.5))).body).toMatchObject({
      code: 'place-in-other-district',
    });
    expect((await move({ longitude: 10, latitude: 50 })).body).toMatchObject({ code: 'outside-city' });
    expect((await move({ longitude: 31.23, latitude: 121.47 })).body).toMatchObject({ code: 'coordinates-swapped' });
    const to = smallCityPosition(district, 7.5, 7.5);
    expect((await move(to)).status).toBe(200);
    const after = await read(code);
    expect(after.location.longitude).toBeCloseTo(to.longitude, 9);
    expect(after.unitGridCode).not.toBe(before.unitGridCode);
    const { rows } = await city.database.knex.raw(
      'SELECT count(*)::int AS wrong FROM components c JOIN unit_grids g ON g.district_code = c.district_code AND g.code = c.unit_grid_code WHERE NOT ST_Covers(g.boundary, c.location)',
    );
    expect(rows).toEqual([{ wrong: 0 }]);
    expect((await move(to)).body).toMatchObject({ code: 'stale-version' });
    expect((await move(to, 2)).body).toMatchObject({ code: 'nothing-changed' });
  });

  it('has one effect for a command that arrives several times at once, and refuses its id to others', async () => {
    const code = smallCityComponent(district, '0118', 3);
    const command = {
      kind: 'change-state',
      commandId: randomUUID(),
      code,
      expectedVersion: 1,
      payload: { state: 'lost', reason: 'x' },
    };
    const answers = await Promise.all([1, 2, 3, 4].map(() => give(command)));
    expect(answers.map(({ status, body }) => [status, body.version])).toEqual(Array(4).fill([200, 2]));
    expect((await give({ ...command, code: smallCityComponent(district, '0118', 4) })).body).toMatchObject({
      code: 'command-id-reused',
    });
    expect((await read(code)).changes).toHaveLength(1);
  });

  it('lets one of two changes of the same version win', async () => {
    const code = smallCityComponent(district, '0118', 5);
    const answers = await Promise.all(
      ['damaged', 'lost'].map((state) =>
        give({ kind: 'change-state', code, expectedVersion: 1, payload: { state, reason: 'x' } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('retires, and then lets nothing but a change of state through', async () => {
    const code = smallCityComponent(district, '0118', 6);
    await give({ kind: 'retire', code, expectedVersion: 1, payload: { reason: '道路改造拆除' } });
    expect(
      (await give({ kind: 'edit', code, expectedVersion: 2, payload: { changes: { name: 'x' }, reason: 'x' } })).body,
    ).toMatchObject({
      code: 'component-retired',
    });
    expect(
      (await give({ kind: 'change-state', code, expectedVersion: 2, payload: { state: 'intact', reason: '仍在' } }))
        .status,
    ).toBe(200);
  });

  it('refuses what does not exist, and whoever may not', async () => {
    const code = smallCityComponent(district, '0118', 7);
    const edit = (changes: object, caller?: Caller) =>
      give({ kind: 'edit', code, expectedVersion: 1, payload: { changes, reason: 'x' } }, caller);
    expect((await edit({ ownerCode: smallCityUnit(otherDistrict, 1) })).body).toMatchObject({ code: 'unit-unknown' });
    expect(
      (await give({ kind: 'add-photos', code, expectedVersion: 1, payload: { photos: ['0'.repeat(64)] } })).body,
    ).toMatchObject({
      code: 'photo-unknown',
    });
    expect((await edit({ name: 'x' }, await city.as('dispatcher'))).body).toMatchObject({ code: 'permission-denied' });
    expect((await edit({ name: 'x' })).status).toBe(200);
  });
});

describe('new components', () => {
  const add = (longitudeCell: number, more: object = {}) =>
    give({
      kind: 'add',
      payload: {
        categoryId: 'cjt214-2007-c0305',
        name: '废物箱',
        location: smallCityPosition(district, longitudeCell, 3.4),
        maintainerCode: smallCityUnit(district, 1),
        ...more,
      },
    });

  it('get the next code of their category, ten at once ten different ones', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => add(index / 2 + 0.3)));
    const codes = answers.map(({ body }) => body.code).sort();
    expect(codes).toEqual(Array.from({ length: 10 }, (_, index) => smallCityComponent(district, '0305', 27 + index)));
    const made = await read(codes[0] ?? '');
    expect(made).toMatchObject({ state: 'intact', version: 1, dataSource: 'other' });
    expect(made.unitGridCode).toMatch(/^990101/);
    expect(made.changes).toMatchObject([{ kind: 'add' }]);
  });

  it('never get a code that was given before, though its component came with it or a command failed', async () => {
    const { knex } = city.database;
    await knex.raw(`INSERT INTO components (district_code, code, category_id, name, state, data_source, accuracy, location)
      SELECT district_code, '9901010305000900', category_id, name, state, data_source, accuracy, location
      FROM components WHERE code = '${smallCityComponent(district, '0305', 1)}'`);
    await add(0.5, { maintainerCode: 'nobody' });
    expect((await add(0.5)).body.code).toBe('9901010305000901');
    await knex('component_serials')
      .where({ district_code: district, category_code: '0305' })
      .update({ last_serial: 999_999 });
    expect((await add(0.5)).body).toMatchObject({ code: 'component-codes-exhausted' });
    expect((await add(0.5, { categoryId: 'cjt214-2007-e0102' })).body).toMatchObject({ code: 'category-unknown' });
  });
});

describe('the export', () => {
  const exported = async (body: object) => {
    const started = await administrator.send<ExportJob>('POST', '/api/component-exports', body);
    expect(started.status).toBe(200);
    for (;;) {
      const { body: job } = await administrator.get<ExportJob>(`/api/exports/${started.body.id}`);
      if (job.state === 'running') await sleep(20);
      else {
        expect(job).toMatchObject({ state: 'done', subject: 'components' });
        const file = await fetch(`${city.address}/api/exports/${job.id}/file`, {
          headers: { cookie: administrator.cookie },
        });
        return { job, file };
      }
    }
  };
  const code = smallCityComponent(otherDistrict, '0402', 1);
  const query = { districtCode: otherDistrict };

  it('writes the standard names and words as CSV', async () => {
    const { job, file } = await exported({ format: 'csv', query });
    expect(job.total).toBe(104);
    const [titles, ...lines] = (await file.text()).replace('\u{feff}', '').trim().split('\r\n');
    expect(titles).toBe(
      'ObjID,ObjName,DeptCode1,DeptName1,DeptCode2,DeptName2,DeptCode3,DeptName3,BGID,ObjState,ORDate,CHDate,DataSource,Note,Longitude,Latitude,CRS',
    );
    expect(lines).toHaveLength(104);
    const cells = lines.find((line) => line.startsWith(code))?.split(',') ?? [];
    expect(cells.slice(9, 14)).toEqual(['完好', '2024-03-01', '', '实测', '']);
    expect(cells.at(-1)).toBe('EPSG:4326');
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('部件'));
  });

  it('writes GeoJSON in CGCS2000 / 3-degree Gauss–Krüger, the same to a centimetre as by the formula', async () => {
    const { file } = await exported({ format: 'geojson', srid: 4549, query: { ...query, text: code } });
    expect(file.headers.get('content-type')).toContain('geo+json');
    const collection = (await file.json()) as {
      crs: { properties: { name: string } };
      features: { properties: Record<string, unknown>; geometry: { coordinates: [number, number] } }[];
    };
    expect(collection.crs.properties.name).toBe('urn:ogc:def:crs:EPSG::4549');
    expect(collection.features).toHaveLength(1);
    const [feature] = collection.features;
    expect(feature?.properties).toMatchObject({ ObjID: code, ObjState: '完好', CRS: 'EPSG:4549' });
    const { location } = (await administrator.get<ComponentDetail>(`/api/components/${otherDistrict}/${code}`)).body;
    const [east, north] = gaussKrueger(location.longitude, location.latitude, 120);
    expect(Math.abs((feature?.geometry.coordinates[0] ?? 0) - east)).toBeLessThan(0.01);
    expect(Math.abs((feature?.geometry.coordinates[1] ?? 0) - north)).toBeLessThan(0.01);
  });

  it('writes whole empty files, and nothing for whoever may not see the stock', async () => {
    const { file } = await exported({ format: 'geojson', query: { ...query, state: ['lost'] } });
    expect(await file.json()).toMatchObject({ type: 'FeatureCollection', features: [] });
    const unit = await city.as('disposalUnit');
    const refused = await unit.send('POST', '/api/component-exports', {
      format: 'csv',
      query: { districtCode: district },
    });
    expect(refused.body).toMatchObject({ code: 'permission-denied' });
  });
});

/** Transverse Mercator on GRS 80 by the usual series: [easting with 500 km, northing], metres. */
function gaussKrueger(longitude: number, latitude: number, meridian: number): [number, number] {
  const [a, e2] = [6_378_137, 0.0066943800229];
  const phi = (latitude * Math.PI) / 180;
  const [t2, eta2] = [Math.tan(phi) ** 2, (e2 / (1 - e2)) * Math.cos(phi) ** 2];
  const n = a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  const l = (((longitude - meridian) * Math.PI) / 180) * Math.cos(phi);
  const arc =
    a *
    ((1 - e2 / 4 - (3 * e2 ** 2) / 64 - (5 * e2 ** 3) / 256) * phi -
      ((3 * e2) / 8 + (3 * e2 ** 2) / 32 + (45 * e2 ** 3) / 1024) * Math.sin(2 * phi) +
      ((15 * e2 ** 2) / 256 + (45 * e2 ** 3) / 1024) * Math.sin(4 * phi) -
      ((35 * e2 ** 3) / 3072) * Math.sin(6 * phi));
  const east =
    l + ((1 - t2 + eta2) * l ** 3) / 6 + ((5 - 18 * t2 + t2 ** 2 + 14 * eta2 - 58 * t2 * eta2) * l ** 5) / 120;
  const north =
    l ** 2 / 2 + ((5 - t2 + 9 * eta2 + 4 * eta2 ** 2) * l ** 4) / 24 + ((61 - 58 * t2 + t2 ** 2) * l ** 6) / 720;
  return [500_000 + n * east, arc + n * Math.sqrt(t2) * north];
}

describe('the statistics', () => {
  it.each(['subdistrict', 'community', 'responsibility-grid', 'unit-grid'])(
    'by %s count every component once',
    async (level) => {
      const path = `/api/inventory-statistics?districtCode=${otherDistrict}&level=${level}`;
      const { body } = await administrator.get<InventoryStatistics>(path);
      expect(body.cells.reduce((sum, [, , , count]) => sum + count, 0)).toBe(104);
      const { rows } = await city.database.knex.raw<{ rows: { n: number; size: number }[] }>(
        'SELECT count(*)::int AS n, sum(area_square_meters) / 1e6 AS size FROM unit_grids WHERE district_code = ?',
        [otherDistrict],
      );
      expect(body.areas.reduce((sum, area) => sum + area.unitGridCount, 0)).toBe(rows[0]?.n);
      expect(body.areas.reduce((sum, area) => sum + area.squareKilometers, 0)).toBeCloseTo(rows[0]?.size ?? 0, 6);
      expect(new Set(body.areas.map(({ surveyedOn }) => surveyedOn))).toContain('2024-03-01');
      expect(body.categories).toHaveLength(4);
    },
  );
});
