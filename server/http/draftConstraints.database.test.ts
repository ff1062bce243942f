import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts, smallCityPosition } from '../../seeds/smallCity.ts';
import { endpoints } from '../contract/endpoints.ts';
import type { DraftComparison, DraftSettings, GridDraft, Publication } from '../contract/schemas/division.ts';
import { draftSettingsFor } from '../testing/divisionExamples.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';

const [district] = smallCityDistricts;
let city: TestApplication;
let administrator: Caller;

beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
});
afterAll(() => city?.close());

async function drafted(settings: Partial<DraftSettings>): Promise<GridDraft> {
  const body = { districtCode: district, name: '试划', settings: draftSettingsFor(settings) };
  const started = await administrator.send<GridDraft>('POST', '/api/grid-drafts', body);
  for (;;) {
    const { body: list } = await administrator.get<{ items: GridDraft[] }>(`/api/grid-drafts?districtCode=${district}`);
    const draft = list.items.find(({ id }) => id === started.body.id);
    if (draft && draft.state !== 'running') return draft;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function compared({ id }: GridDraft): Promise<DraftComparison> {
  const { body } = await administrator.get<DraftComparison>(`/api/grid-drafts/${district}/${id}`);
  expect(endpoints.readGridDraft.output.safeParse(body).error).toBeUndefined();
  return body;
}

/** A corner of the district's cells, as text of a position. */
function corner(column: number, row: number): string {
  const { longitude, latitude } = smallCityPosition(district, column, row);
  return `${longitude} ${latitude}`;
}

const insertFeature = (layer: string, kind: string, shape: string) =>
  city.database.knex.raw('INSERT INTO base_features (layer, class, shape) VALUES (?, ?, ST_GeomFromText(?, 4326))', [
    layer,
    kind,
    shape,
  ]);

describe('shapes', () => {
  it('of present grids are measured like those of the draft', async () => {
    const { before, after, borderMeters } = await compared(await drafted({ grids: 2 }));
    // Half a district is 8 × 4 cells of about 100 m: 4π·32/24² = 0.698.
    for (const { polsbyPopper } of [...before, ...after]) expect(polsbyPopper).toBeCloseTo(0.698, 2);
    // Eight cells side by side.
    expect(borderMeters.before).toBeGreaterThan(780);
    expect(borderMeters.before).toBeLessThan(820);
    expect(borderMeters.after).toBeCloseTo(borderMeters.before, 6);
  });
});

describe('barriers', () => {
  it('are found in the base map, counted, kept with the draft and never crossed', async () => {
    // An expressway through the middle of subdistrict 1, which one street crosses between its second and third row.
    await insertFeature('street', 'expressway', `LINESTRING(${corner(4, 4)}, ${corner(4, 8)})`);
    await insertFeature('street', 'collector', `LINESTRING(${corner(2, 6)}, ${corner(6, 6)})`);
    // A river two cells wide along subdistrict 2, with streets to be walked on both banks.
    for (const row of [0.5, 3.5]) {
      await insertFeature('street', 'lane', `LINESTRING(${corner(0, row)}, ${corner(8, row)})`);
    }
    const river = [corner(0, 1), corner(8, 1), corner(8, 3), corner(0, 3), corner(0, 1)];
    await insertFeature('water', 'river', `POLYGON((${river.join(',')}))`);
    const without = await drafted({});
    expect(without.barriers).toBeNull();
    const draft = await drafted({ keepsBarriers: true, grids: 4 });
    expect(draft).toMatchObject({
      state: 'done',
      barriers: { water: 8, expressway: 2, crossed: 2, opened: 0 },
      certificate: { isContiguous: true },
    });
    const { members, constraints } = await compared(draft);
    const kinds = constraints.barriers.map(({ kind, lines }) => [kind, lines.length > 0]);
    expect(kinds).toEqual([
      ['expressway', true],
      ['water', true],
    ]);
    // The two rows of the northern bank have nothing in common with the two of the southern.
    const rows = await city.database.knex.raw<{ rows: { code: string; isNorth: boolean }[] }>(
      `SELECT code, ST_Y(ST_Centroid(boundary)) > ? AS "isNorth" FROM unit_grids WHERE code LIKE '${district}002%'`,
      [smallCityPosition(district, 0, 2).latitude],
    );
    const gridOf = new Map(members.map(({ code, after }) => [code, after]));
    const gridsOf = (isNorth: boolean) =>
      new Set(rows.rows.filter((row) => row.isNorth === isNorth).map(({ code }) => gridOf.get(code)));
    expect([...gridsOf(true)].filter((grid) => gridsOf(false).has(grid))).toEqual([]);
  });

  it('are given up where they would cut off less than half a grid, and it is said', async () => {
    const draft = await drafted({ keepsBarriers: true, grids: 2 });
    expect(draft.state).toBe('done');
    expect(draft.barriers?.opened).toBe(8);
  });
});

describe('fixed members', () => {
  const kept = [`${district}001001001`, `${district}001001002`];

  it('stay in their grid, and their inspectors with them', async () => {
    const draft = await drafted({ grids: 1, fixed: { unitGridCodes: kept, gridCodes: [`${district}002Z001`] } });
    expect(draft).toMatchObject({ state: 'refused', refusal: { code: 'district-count-impossible' } });
    const possible = await drafted({ grids: 4, fixed: { unitGridCodes: kept, gridCodes: [] } });
    const { members, after, constraints } = await compared(possible);
    const numbers = new Set(members.filter(({ code }) => kept.includes(code)).map((member) => member.after));
    expect(numbers.size).toBe(1);
    const [number = ''] = numbers;
    expect(after.find(({ key }) => key === number)?.follows).toBe(`${district}001Z001`);
    expect(constraints).toMatchObject({ fixedUnitGrids: 2, fixed: [{ lines: expect.any(Array) }] });
  });

  it('keep a whole grid together, from an earlier plan too', async () => {
    for (const keepsPresent of [false, true]) {
      const gridCodes = [`${district}002Z001`];
      const { members } = await compared(
        await drafted({ grids: 3, keepsPresent, fixed: { unitGridCodes: [], gridCodes } }),
      );
      const own = members.filter(({ before }) => before === gridCodes[0]);
      expect(own).toHaveLength(32);
      expect(new Set(own.map(({ after }) => after)).size).toBe(1);
    }
  });

  it('that are not there are refused', async () => {
    const unknown = { unitGridCodes: [`${district}001001999`], gridCodes: [] };
    expect(await drafted({ fixed: unknown })).toMatchObject({
      state: 'refused',
      refusal: { code: 'fixed-member-unknown' },
    });
  });

  it('take the inspectors of their grid along when the draft is published', async () => {
    const draft = await drafted({ grids: 4, fixed: { unitGridCodes: kept, gridCodes: [] } });
    const path = `/api/grid-drafts/${district}/${draft.id}/publish`;
    const { body } = await administrator.send<Publication>('POST', path, { from: '2099-01-01' });
    expect(body.codes).toHaveLength(4);
  });
});
