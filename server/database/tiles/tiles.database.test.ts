import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TileLayer, type TileSource, tileAttributes, tileSourceNames, tileSources } from '../../contract/tiles.ts';
import { openStatuses } from '../../domain/case/caseFile.ts';
import type { CaseScope } from '../../domain/identity/permissions.ts';
import {
  tileAt as at,
  decodeTile,
  middleOf,
  ringArea,
  type Shape,
  signedSize,
  type TileNumbers,
} from '../../testing/decodeTile.ts';
import { generateCity } from '../../testing/generatedCity.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { cityToday } from '../spatial/gridAtPoint.ts';
import { encodeInDatabase, tileStatement } from './encodeInDatabase.ts';
import { encodeInProcess } from './encodeInProcess.ts';
import { layerChanged } from './layerChanged.ts';
import { tileValues } from './layerQuery.ts';
import { tileBox } from './tileBox.ts';
import { type TileEncoder, tileLayers, tileRepository } from './tileRepository.ts';

const everything: CaseScope = { districtCode: null, unitCode: null };
let database: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  await generateCity(database.knex, {
    communitiesWide: 3,
    communitiesHigh: 3,
    componentsPerGrid: 3,
    cases: 3_000,
    caseDays: 300,
  });
  await insertBase();
  // So that even the smallest tile of the tests holds an open case.
  await database.knex.raw(
    `UPDATE cases SET status = 'handling' WHERE ST_DWithin(location, 'SRID=4326;POINT(100.0153 30.0149)', 0.002)`,
  );
});
afterAll(() => database?.close());

/** The encoders that this database can be asked with: one on the embedded, both on a server. */
const encoders = (): [string, TileEncoder][] => [
  ['process', encodeInProcess],
  ...(database.hasVectorTiles ? ([['database', encodeInDatabase]] as [string, TileEncoder][]) : []),
];

const decoded = (encode: TileEncoder, source: TileSource, tile: TileNumbers, scope: CaseScope = everything) =>
  decodeTile(tileRepository(database, encode), source, tile, scope);

describe('every source', () => {
  test.each(tileSourceNames)(
    '%s: the contract’s layers and attributes, from its first zoom to its last',
    async (source) => {
      const { minZoom, maxZoom, layers } = tileSources[source];
      for (const [name, encode] of encoders()) {
        for (const zoom of [minZoom, maxZoom]) {
          const { layers: found, bytes } = await decoded(encode, source, at(zoom));
          expect(bytes, `${source} ${zoom} by ${name}`).toBeLessThan(500_000);
          for (const [layer, features] of Object.entries(found)) {
            expect(layers).toContain(layer);
            for (const { properties } of features ?? []) {
              expect(tileAttributes[layer as TileLayer]).toEqual(expect.arrayContaining(Object.keys(properties)));
            }
          }
          if (zoom === maxZoom) expect(Object.keys(found).length).toBeGreaterThan(0);
        }
      }
    },
  );

  test.each(tileSourceNames)('%s: both encoders agree', async (source) => {
    if (!database.hasVectorTiles) return;
    const { minZoom, maxZoom } = tileSources[source];
    for (let zoom: number = minZoom; zoom <= maxZoom; zoom += 1) {
      const tile = at(zoom);
      const [ours, theirs] = [
        await decoded(encodeInProcess, source, tile),
        await decoded(encodeInDatabase, source, tile),
      ];
      expect(Object.keys(ours.layers).sort()).toEqual(Object.keys(theirs.layers).sort());
      for (const [layer, features = []] of Object.entries(ours.layers)) {
        const others = theirs.layers[layer] ?? [];
        expect(features.map(({ properties }) => properties)).toEqual(others.map(({ properties }) => properties));
        for (const [index, shape] of features.entries()) expectSame(shape, others[index], `${layer} ${tile}`);
      }
    }
  });

  function expectSame(one: Shape, other: Shape | undefined, where: string): void {
    if (other === undefined) throw new Error(`missing in ${where}`);
    expect(one.type).toBe(other.type);
    const [[x1, y1], [x2, y2]] = [middleOf(one), middleOf(other)];
    expect(Math.hypot(x1 - x2, y1 - y2), where).toBeLessThanOrEqual(3);
    const isPolygon = one.type === 3;
    if (!isPolygon) return;
    expect(signedSize(one), where).toBeGreaterThan(0);
    expect(signedSize(other), where).toBeGreaterThan(0);
    expect(Math.abs(signedSize(one) - signedSize(other)), where).toBeLessThanOrEqual(0.01 * signedSize(other) + 400);
  }
});

describe('content by zoom', () => {
  test('districts always, subdistricts from 8, communities from 10', async () => {
    for (const [, encode] of encoders()) {
      const layersAt = async (zoom: number) => Object.keys((await decoded(encode, 'areas', at(zoom))).layers).sort();
      expect(await layersAt(7)).toEqual(['area-name', 'district']);
      expect(await layersAt(8)).toEqual(['area-name', 'district', 'subdistrict']);
      expect(await layersAt(9)).toEqual(['area-name', 'district', 'subdistrict']);
      expect(await layersAt(10)).toEqual(['area-name', 'community', 'district', 'subdistrict']);
    }
  });

  test('base features from the zoom that they name', async () => {
    for (const [, encode] of encoders()) {
      const streets = async (zoom: number) => (await decoded(encode, 'base', at(zoom))).layers.street?.length ?? 0;
      expect([await streets(11), await streets(12), await streets(14)]).toEqual([0, 1, 2]);
    }
  });

  test('a missing name is no attribute, and a hole stays a hole', async () => {
    for (const [, encode] of encoders()) {
      const { layers } = await decoded(encode, 'base', at(12));
      expect(layers.green?.[0]?.properties).toEqual({ class: 'park' });
      expect(layers.green?.[0]?.rings).toHaveLength(2);
      const [outer = [], inner = []] = layers.green?.[0]?.rings ?? [];
      expect([Math.sign(ringArea(outer)), Math.sign(ringArea(inner))]).toEqual([1, -1]);
    }
  });

  test('a grid far larger than the tile is cut, a small one is whole', async () => {
    await database.knex('unit_grids').insert({
      district_code: '990109',
      code: '990109001001001',
      area_class: 'C',
      area_square_meters: 1,
      boundary: 'SRID=4326;POLYGON((101 30, 101.2 30, 101.2 30.2, 101 30.2, 101 30))',
      valid_from: '2000-01-01',
    });
    for (const [, encode] of encoders()) {
      const { layers } = await decoded(encode, 'unit-grids', at(16, 101.1, 30.1));
      const xs = layers['unit-grid']?.[0]?.rings.flat().map(({ x }) => x) ?? [];
      expect([Math.min(...xs), Math.max(...xs)]).toEqual([-64, 4160]);
    }
  });

  test('an empty tile has no bytes', async () => {
    for (const [, encode] of encoders()) {
      for (const source of tileSourceNames) {
        const tile = at(tileSources[source].maxZoom, -120, -40);
        expect((await decoded(encode, source, tile)).bytes).toBe(0);
      }
    }
  });
});

describe('cases', () => {
  test('the open ones in the reader’s scope', async () => {
    await database.knex('disposal_units').insert({
      code: 'U1',
      name: '养护一所',
      district_code: '990101',
      valid_from: '2000-01-01',
    });
    const open = () => database.knex('cases').whereIn('status', [...openStatuses]);
    const newest = open().select('id').orderBy('reported_at', 'desc').limit(1);
    await database.knex('cases').whereIn('id', newest).update({ unit_code: 'U1' });
    const shown = (await open().select('id')).length;
    for (const [, encode] of encoders()) {
      const count = async (scope: CaseScope) => {
        const tiles = [...neighbours(at(14))];
        const all = await Promise.all(tiles.map((tile) => decoded(encode, 'cases', tile, scope)));
        return new Set(all.flatMap(({ layers }) => layers.case ?? []).map(({ properties }) => properties.id)).size;
      };
      expect(await count(everything)).toBe(shown);
      expect(await count({ districtCode: '990101', unitCode: null })).toBe(shown);
      expect(await count({ districtCode: '990102', unitCode: null })).toBe(0);
      expect(await count({ districtCode: '990101', unitCode: 'U1' })).toBe(1);
    }
  });

  test('one for each spot at low zooms', async () => {
    for (const [, encode] of encoders()) {
      const low = (await decoded(encode, 'cases', at(10))).layers.case ?? [];
      expect(await lowest(encode, 10, { districtCode: '990101', unitCode: null })).toBe(low.length);
      expect(await lowest(encode, 10, { districtCode: '990102', unitCode: null })).toBe(0);
      expect(await lowest(encode, 10, { districtCode: '990101', unitCode: 'U1' })).toBe(1);
      const cells = new Set(
        low.map((shape) =>
          middleOf(shape)
            .map((value) => Math.floor(value / 64))
            .join(),
        ),
      );
      expect(low.length).toBeGreaterThan(3);
      expect(low.length).toBeLessThanOrEqual(cells.size * 2);
      expect(low[0]?.properties).toMatchObject({ district: '990101', stage: expect.any(String) });
    }
  });

  const lowest = async (encode: TileEncoder, zoom: number, scope: CaseScope) =>
    (await decoded(encode, 'cases', at(zoom), scope)).layers.case?.length ?? 0;

  function* neighbours([zoom, x, y]: TileNumbers): Generator<TileNumbers> {
    for (const dx of [-2, -1, 0, 1, 2]) for (const dy of [-2, -1, 0, 1, 2]) yield [zoom, x + dx, y + dy];
  }
});

describe('plans', () => {
  test('open cases are found by the index that holds them alone', async () => {
    if (database.kind !== 'server') return;
    const values = tileValues(tileBox(...at(13)), everything);
    for (const zoom of [10, 13, 15]) {
      const text = tileStatement(tileLayers('cases', zoom, everything));
      const literals = text.replaceAll(/\$(\d)/g, (_found, index) => String(values[Number(index) - 1] ?? 'NULL'));
      const { rows } = await database.knex.raw(`EXPLAIN ${literals}`);
      const plan = rows.map((row: { 'QUERY PLAN': string }) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain('cases_open_mercator');
      expect(plan).not.toContain('Seq Scan on cases');
    }
  });
});

describe('tiles too full to be shown', () => {
  test('more unit grids than anybody could tell apart: none', async () => {
    await database.knex.raw(`
      INSERT INTO unit_grids (district_code, code, area_class, area_square_meters, boundary, valid_from)
      SELECT '990108', '990108' || lpad(n::text, 9, '0'), 'C', 1,
        ST_MakeEnvelope(102 + n % 80 * 0.0003, 30 + n / 80 * 0.0003, 102.0004 + n % 80 * 0.0003, 30.0003 + n / 80 * 0.0003, 4326),
        '2000-01-01' FROM generate_series(0, 7199) AS n`);
    for (const [, encode] of encoders()) {
      const perTile = await Promise.all(
        [13, 14].map((zoom) => decoded(encode, 'unit-grids', at(zoom, 102.012, 30.01))),
      );
      expect(perTile[0]?.bytes).toBe(0);
      expect(perTile[1]?.layers['unit-grid']?.length).toBeGreaterThan(1000);
    }
  });

  test('components are thinned evenly, always to the same ones', async () => {
    await database.knex.raw(`
      INSERT INTO components (district_code, code, category_id, name, state, data_source, accuracy, location)
      SELECT '990108', '9901080101' || lpad(n::text, 6, '0'), 'made:1', '部件' || n, 'intact', 'surveyed', 'A',
        ST_SetSRID(ST_MakePoint(102.0001 + n % 90 * 0.00002, 30.0001 + n / 90 * 0.00002), 4326)
      FROM generate_series(0, 8099) AS n`);
    for (const [, encode] of encoders()) {
      const tile = at(16, 102.001, 30.001);
      const { layers, bytes } = await decoded(encode, 'components', tile);
      expect(layers.component).toHaveLength(7000);
      expect(bytes).toBeLessThan(500_000);
      expect((await decoded(encode, 'components', tile)).layers).toEqual(layers);
    }
  });
});

describe('versions', () => {
  test('number one, then as written; the day of the last change where rows have periods', async () => {
    const tiles = tileRepository(database);
    expect(await tiles.versions()).toMatchObject({ base: '1', 'unit-grids': '1.20000101', components: '1' });
    await database.knex('layer_versions').insert({ layer: 'base', version: 7 });
    expect(await tiles.versions()).toMatchObject({ base: '7', 'unit-grids': '1.20000101' });
  });

  test('what changed is told with its place, and a number without a place breaks the row', async () => {
    const change = (extent: string) => database.knex.raw(layerChanged(['components'], extent));
    const { changes } = tileRepository(database);
    await change('ST_Extent(ST_MakeEnvelope(1, 2, 3, 4, 3857))');
    await change('NULL::box2d');
    expect(await changes('components')).toEqual({
      completeAfter: { number: 1, day: '' },
      changes: [
        { since: { number: 3 }, box: null },
        { since: { number: 2 }, box: [1, 2, 3, 4] },
      ],
    });
    await database.knex('layer_versions').where('layer', 'components').increment('version', 1);
    await change('ST_Extent(ST_MakeEnvelope(5, 6, 7, 8, 3857))');
    expect(await changes('components')).toEqual({
      completeAfter: { number: 4, day: '' },
      changes: [{ since: { number: 5 }, box: [5, 6, 7, 8] }],
    });
  });

  test('days on which grids began or ended are told by subdistrict', async () => {
    const { changes } = tileRepository(database);
    expect(await changes('unit-grids')).toEqual({ completeAfter: { number: 1, day: '20000101' }, changes: [] });
    await database.knex.raw(`UPDATE unit_grids SET valid_to = ${cityToday} - 3 WHERE code = '990101001001001'`);
    await database.knex.raw(`UPDATE unit_grids SET valid_to = ${cityToday} + 3 WHERE code = '990101001001002'`);
    const { rows } = await database.knex.raw(
      `SELECT to_char(valid_to, 'YYYYMMDD') AS day, ST_XMin(boundary_mercator) AS west, ST_YMax(boundary_mercator) AS north
       FROM unit_grids WHERE code = '990101001001001'`,
    );
    const [{ day, west, north }] = rows;
    expect(await changes('unit-grids')).toEqual({
      completeAfter: { number: 1, day: '20000101' },
      changes: [{ since: { day }, box: [west, expect.any(Number), expect.any(Number), north] }],
    });
    expect(await tileRepository(database).versions()).toMatchObject({ 'unit-grids': `1.${day}` });
  });
});

async function insertBase(): Promise<void> {
  const feature = (layer: string, kind: string, name: string | null, min_zoom: number, shape: string) => ({
    layer,
    class: kind,
    name,
    min_zoom,
    shape: `SRID=4326;${shape}`,
  });
  await database
    .knex('base_features')
    .insert([
      feature('land', 'land', null, 0, 'MULTIPOLYGON(((99 29, 101 29, 101 31, 99 31, 99 29)))'),
      feature('water', 'river', '小河', 8, 'POLYGON((100 30.01, 100.03 30.012, 100.03 30.013, 100 30.011, 100 30.01))'),
      feature(
        'green',
        'park',
        null,
        10,
        'POLYGON((100.01 30.01, 100.02 30.01, 100.02 30.02, 100.01 30.02, 100.01 30.01), (100.013 30.013, 100.013 30.017, 100.017 30.017, 100.017 30.013, 100.013 30.013))',
      ),
      feature('street', 'main', '大街', 12, 'LINESTRING(100 30.015, 100.015 30.0151, 100.03 30.015)'),
      feature(
        'street',
        'lane',
        '小巷',
        14,
        'MULTILINESTRING((100.0150 30.0140, 100.0156 30.0150), (100.0151 30.0140, 100.0157 30.0150))',
      ),
    ]);
}
