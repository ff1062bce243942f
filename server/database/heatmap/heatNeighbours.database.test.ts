import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts } from '../../../seeds/smallCity.ts';
import type { HeatNeighbours } from '../../application/heatmap/heatPorts.ts';
import type { UnitGridDraftView } from '../../contract/schemas/unitGridDrafts.ts';
import { type ProfessionalKind, professionalKinds } from '../../domain/grid/codes.ts';
import type { HeatAreaLevel } from '../../domain/heatmap/areas.ts';
import { startTestApplication, type TestApplication } from '../../testing/testApplication.ts';
import { heatAreaRepository } from './heatAreas.ts';
import { isValid, levelSql } from './levelSql.ts';

const [west, east] = smallCityDistricts;
/** 4 × 4 grids in the north-west of a district, 001 in the corner, row by row. */
const community = (district: string) => `${district}001001`;
const grid = (district: string, sequence: number) => community(district) + String(sequence).padStart(3, '0');

let city: TestApplication;
beforeAll(async () => {
  city = await startTestApplication();
});
afterAll(() => city.close());

async function rows<T>(text: string, ...values: readonly (string | null)[]): Promise<T[]> {
  return (await city.database.knex.raw<{ rows: T[] }>(text, values)).rows;
}

/** The district's areas, and its pairs as `lower-higher`, ascending. */
type Read = readonly [areas: readonly string[], pairs: readonly string[]];

async function read(level: HeatAreaLevel, districtCode: string, kind: ProfessionalKind | null = null): Promise<Read> {
  const { codes, ownCount, pairs } = await heatAreaRepository(city.database).readNeighbours(level, kind, districtCode);
  const ends = Array.from({ length: pairs.length / 2 }, (_, at) => [pairs[at * 2] ?? -1, pairs[at * 2 + 1] ?? -1]);
  return [codes.slice(0, ownCount), ends.map(([one = -1, other = -1]) => `${codes[one]}-${codes[other]}`).sort()];
}

/** The same by a comparison of all areas with all. */
async function compared(level: HeatAreaLevel, districtCode: string, kind: ProfessionalKind | null = null) {
  const { table, where } = levelSql[level];
  const holding = `SELECT g.* FROM ${table} g WHERE ${where.replace('$2', `'${kind}'`)} AND ${isValid('g')}`;
  const areas = await rows<{ code: string }>(`${holding} AND g.district_code = ? ORDER BY code`, districtCode);
  const pairs = await rows<{ pair: string }>(
    `SELECT a.code || '-' || b.code AS pair FROM (${holding}) a JOIN (${holding}) b ON a.code < b.code
     WHERE a.district_code = ? AND ST_Distance(a.boundary, b.boundary) = 0`,
    districtCode,
  );
  return [areas.map(({ code }) => code), pairs.map(({ pair }) => pair).sort()];
}

/** When each district's neighbours of a level were stored, as transactions. */
async function stored(level: HeatAreaLevel): Promise<Record<string, string>> {
  const found = await rows<{ district: string; written: string }>(
    'SELECT district_code AS district, xmin::text AS written FROM heat_neighbours WHERE level = ?',
    level,
  );
  return Object.fromEntries(found.map(({ district, written }) => [district, written]));
}

async function publishMerge(district: string, validFrom: string): Promise<void> {
  const administrator = await city.as('administrator');
  const body = { id: randomUUID(), name: '调整', communityCodes: [community(district)] };
  const draft = (await administrator.send<UnitGridDraftView>('POST', '/api/unit-grid-drafts', body)).body;
  const path = `/api/unit-grid-drafts/${draft.districtCode}/${draft.id}`;
  const edits = [{ id: randomUUID(), kind: 'merge', into: grid(district, 5), other: grid(district, 9) }];
  await administrator.send('PUT', path, { revision: draft.revision, edits });
  const answer = await administrator.send('POST', `${path}/publish`, { revision: draft.revision + 1, validFrom });
  expect(answer.status).toBe(200);
}
const dayAhead = async (days: string) =>
  (await rows<{ day: string }>(`SELECT ((now() AT TIME ZONE 'Asia/Shanghai')::date + ?::int)::text AS day`, days))[0]
    ?.day ?? '';

describe('neighbours are what a comparison of all areas with all finds', () => {
  it.each(['unit-grid', 'responsibility-grid', 'community', 'subdistrict', 'district'] as const)(
    'by %s, when they are found and when they are read back',
    async (level) => {
      for (const district of smallCityDistricts) {
        const expected = await compared(level, district);
        expect(expected[0]?.length).toBeGreaterThan(0);
        expect(await read(level, district)).toEqual(expected);
        expect(await read(level, district)).toEqual(expected);
      }
    },
  );

  it('by professional grid, each kind by itself', async () => {
    for (const kind of professionalKinds) {
      const expected = await compared('professional-grid', west, kind);
      expect(expected[0]?.length).toBeGreaterThan(0);
      expect(await read('professional-grid', west, kind)).toEqual(expected);
      expect(await read('professional-grid', west, kind)).toEqual(expected);
    }
  });

  it('of a district without areas', async () => {
    expect(await read('unit-grid', '990199')).toEqual([[], []]);
    expect(await read('unit-grid', '990199')).toEqual([[], []]);
  });
});

describe('what is stored', () => {
  it('is read back, not found again', async () => {
    await read('unit-grid', west);
    const before = await stored('unit-grid');
    const mark: HeatNeighbours = { codes: ['a', 'b'], ownCount: 1, pairs: Int32Array.of(0, 1) };
    await rows(
      `UPDATE heat_neighbours SET codes = E'a\\nb', own_count = 1, pairs = int4send(0) || int4send(1)
       WHERE level = 'unit-grid' AND district_code = ?`,
      west,
    );
    expect(await heatAreaRepository(city.database).readNeighbours('unit-grid', null, west)).toEqual(mark);
    await rows(`DELETE FROM heat_neighbours WHERE level = 'unit-grid' AND district_code = ?`, west);
    expect(await read('unit-grid', west)).toEqual(await compared('unit-grid', west));
    expect(await stored('unit-grid')).not.toEqual(before);
  });

  it('is found once by several that ask together', async () => {
    await rows(`DELETE FROM heat_neighbours WHERE level = 'community'`);
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => read('community', west)));
    const once = await stored('community');
    expect(first).toEqual(await compared('community', west));
    for (const other of others) expect(other).toEqual(first);
    await read('community', west);
    expect(await stored('community')).toEqual(once);
  });
});

describe('a new edition of grids', () => {
  it('that begins later changes nothing before its day; then its district alone is found anew', async () => {
    for (const district of smallCityDistricts) await read('unit-grid', district);
    const before = await stored('unit-grid');
    await publishMerge(west, await dayAhead('2'));
    for (const district of smallCityDistricts)
      expect(await read('unit-grid', district)).toEqual(await compared('unit-grid', district));
    expect(await stored('unit-grid')).toEqual(before);
    // The day comes, without anybody telling anything.
    await rows(`UPDATE unit_grids SET valid_from = valid_from - 2 WHERE code = ?`, grid(west, 17));
    await rows(`UPDATE unit_grids SET valid_to = valid_to - 2 WHERE code IN (?, ?)`, grid(west, 5), grid(west, 9));
    const [areas, pairs] = await read('unit-grid', west);
    expect([areas, pairs]).toEqual(await compared('unit-grid', west));
    expect(areas).toContain(grid(west, 17));
    expect(areas).not.toContain(grid(west, 5));
    expect(await read('unit-grid', east)).toEqual(await compared('unit-grid', east));
    const after = await stored('unit-grid');
    expect([after[west] === before[west], after[east] === before[east]]).toEqual([false, true]);
  });

  it('at the border of another district is found there, too, from today on', async () => {
    for (const district of smallCityDistricts) await read('unit-grid', district);
    const before = await stored('unit-grid');
    await publishMerge(east, await dayAhead('0'));
    const [, pairs] = await read('unit-grid', west);
    expect(pairs).toEqual((await compared('unit-grid', west))[1]);
    expect(pairs.filter((pair) => pair.endsWith(grid(east, 17)))).toHaveLength(4);
    expect(await read('unit-grid', east)).toEqual(await compared('unit-grid', east));
    const after = await stored('unit-grid');
    expect([after[west] === before[west], after[east] === before[east]]).toEqual([false, false]);
  });
});
