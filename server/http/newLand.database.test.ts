import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts } from '../../seeds/smallCity.ts';
import type { UnitGridDraftView, UnitGridPublication } from '../contract/schemas/unitGridDrafts.ts';
import type { GridEdit } from '../domain/division/edit/applyEdits.ts';
import { inUnits } from '../domain/division/edit/measure.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';

const [, district] = smallCityDistricts;
/** A community with one grid whose eastern side is slanted and straight, and one east of it that has none. */
const [west, east] = [`${district}001097`, `${district}001098`];
const neighbour = `${west}001`;
type Place = [longitude: number, latitude: number];
const westRing: Place[] = [
  [121.599, 31.3],
  [121.6, 31.3],
  [121.6007, 31.302],
  [121.599, 31.302],
];
const eastRing: Place[] = [
  [121.6, 31.3],
  [121.604, 31.3],
  [121.604, 31.302],
  [121.6007, 31.302],
];

let city: TestApplication;
let administrator: Caller;
beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
  await community(west, westRing);
  await community(east, eastRing);
  await rows(
    `INSERT INTO unit_grids (district_code, code, area_class, area_square_meters, boundary, valid_from)
     VALUES (?, ?, 'B', 1, ST_GeomFromText(?, 4326), '2020-01-01') RETURNING code`,
    district,
    neighbour,
    wkt(westRing),
  );
  await rows(
    `INSERT INTO responsibility_grids (district_code, code, name, boundary, valid_from)
     VALUES (?, ?, '东片', ST_Multi(ST_GeomFromText(?, 4326)), '2020-01-01') RETURNING code`,
    district,
    `${district}001Z091`,
    wkt(westRing),
  );
  await rows(
    `INSERT INTO responsibility_grid_members (district_code, unit_grid_code, responsibility_grid_code, valid_from)
     VALUES (?, ?, ?, '2020-01-01') RETURNING unit_grid_code`,
    district,
    neighbour,
    `${district}001Z091`,
  );
});
afterAll(() => city.close());

async function rows<T = Record<string, unknown>>(text: string, ...values: (string | number)[]): Promise<T[]> {
  return (await city.database.knex.raw(text, values)).rows;
}
const wkt = (ring: readonly Place[]): string =>
  `POLYGON((${[...ring, ...ring.slice(0, 1)].map((place) => place.join(' ')).join(', ')}))`;
const community = (code: string, ring: readonly Place[]) =>
  rows(
    `INSERT INTO administrative_areas (code, level, name, parent_code, district_code, boundary, valid_from)
     VALUES (?, 'community', '新区', ?, ?, ST_Multi(ST_GeomFromText(?, 4326)), '2020-01-01') RETURNING code`,
    code,
    code.slice(0, 9),
    district,
    wkt(ring),
  );

async function begin(...communityCodes: string[]): Promise<UnitGridDraftView> {
  const body = { id: randomUUID(), name: '新区', communityCodes };
  const answer = await administrator.send<UnitGridDraftView>('POST', '/api/unit-grid-drafts', body);
  expect(answer.status).toBe(200);
  return answer.body;
}
const pathOf = ({ id }: Pick<UnitGridDraftView, 'id'>) => `/api/unit-grid-drafts/${district}/${id}`;
const save = (draft: UnitGridDraftView, ...edits: GridEdit[]) =>
  administrator.send<UnitGridDraftView & { code?: string; details?: object }>('PUT', pathOf(draft), {
    revision: draft.revision,
    edits,
  });
async function publish(draft: UnitGridDraftView, revision: number, days = 1) {
  const [today] = await rows<{ day: string }>(
    `SELECT ((now() AT TIME ZONE 'Asia/Shanghai')::date + ?::int)::text AS day`,
    days,
  );
  const body = { revision, validFrom: today?.day };
  return administrator.send<UnitGridPublication & { code?: string }>('POST', `${pathOf(draft)}/publish`, body);
}
const draw = ({ base }: UnitGridDraftView, ring: readonly Place[], belongsTo = east): GridEdit => ({
  id: randomUUID(),
  kind: 'draw',
  ring: ring.map((place) => inUnits(base, place)),
  community: belongsTo,
});
/** A box from inside the neighbour into the free community. */
const box: Place[] = [
  [121.5999, 31.30033],
  [121.602, 31.30033],
  [121.602, 31.30147],
  [121.5999, 31.30147],
];

describe('drawing unit grids on land without any', () => {
  it('begins with nothing but what lies around', async () => {
    const draft = await begin(east);
    expect(draft).toMatchObject({ gridCount: 0, base: { cells: [], arcs: [], isOutsideFree: true } });
    expect(draft.base.around?.map(({ code }) => code)).toEqual([neighbour]);
    const [longitude, latitude] = draft.base.origin;
    expect([longitude / 1e8, latitude / 1e8]).toEqual([expect.closeTo(121.602, 2), expect.closeTo(31.301, 2)]);
  });

  it('keeps to the community that the new grid belongs to, and to the communities of the draft', async () => {
    const draft = await begin(east);
    const beyond = box.map(([x, y]): Place => [x + 0.0031, y]);
    const { body } = await save(draft, draw(draft, beyond));
    expect(body.proofs.filter(({ holds }) => !holds).map(({ name }) => name)).toEqual(['inside-own-community']);
    const refused = await publish(draft, body.revision);
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'grid-rule-broken', details: { rule: 'inside-own-community', broken: 1 } },
    });
    const foreign = await begin(east);
    expect((await save(foreign, draw(foreign, box, west))).body.code).toBe('not-found');
  });

  it('is not done twice: a grid published meanwhile stands against it by name', async () => {
    const [one, late] = [await begin(east), await begin(east)];
    const corner: Place[] = [
      [121.603, 31.3001],
      [121.6035, 31.3001],
      [121.6035, 31.3005],
      [121.603, 31.3005],
    ];
    await save(one, draw(one, corner));
    await save(late, draw(late, corner));
    expect((await publish(one, 2)).body.begun).toEqual([`${east}001`]);
    const { body } = await administrator.get<UnitGridDraftView>(pathOf(late));
    expect(body.proofs.filter(({ holds }) => !holds).map(({ name }) => name)).toEqual(['apart-from-others']);
    expect((await publish(late, 2)).body.code).toBe('grid-rule-broken');
  });

  it('gets a code, and a border that agrees with the neighbour outside the draft to the last digit', async () => {
    const draft = await begin(east);
    const { body } = await save(draft, draw(draft, box));
    expect(body.proofs.every(({ holds }) => holds)).toBe(true);
    const { body: done, status } = await publish(draft, 2, 2);
    expect(status).toBe(200);
    expect(done).toMatchObject({ ended: [], begun: [`${east}002`] });
    const [found] = await rows(
      `SELECT ST_Touches(one.boundary, other.boundary) AS touches, ST_Overlaps(one.boundary, other.boundary) AS overlaps,
         ST_Area(ST_Intersection(one.boundary, other.boundary)) AS common,
         round(ST_Length(ST_Intersection(one.boundary, other.boundary)::geography))::int AS "borderMeters",
         (SELECT count(*)::int FROM (SELECT geom FROM ST_DumpPoints(one.boundary) INTERSECT SELECT geom FROM ST_DumpPoints(other.boundary)) AS same) AS same,
         ST_IsValid(one.boundary) AND ST_IsValid(other.boundary) AS valid, ST_NPoints(one.boundary) AS corners,
         ST_Area(ST_Difference(ST_GeomFromText(?, 4326), ST_Union(one.boundary, other.boundary))) AS gap
       FROM unit_grids one, unit_grids other WHERE one.code = ? AND other.code = ?`,
      wkt([
        [121.6001, 31.3004],
        [121.601, 31.3004],
        [121.601, 31.3014],
        [121.6001, 31.3014],
      ]),
      neighbour,
      `${east}002`,
    );
    expect(found).toEqual({
      touches: true,
      overlaps: false,
      common: 0,
      borderMeters: 132,
      same: 2,
      valid: true,
      corners: 7,
      gap: 0,
    });
  });

  it('gives the new grid to the responsibility grid beside it, which goes on with a new border', async () => {
    const members = await rows<{ code: string }>(
      `SELECT responsibility_grid_code AS code FROM responsibility_grid_members
       WHERE unit_grid_code IN (?, ?) AND valid_to = 'infinity'`,
      `${east}002`,
      neighbour,
    );
    expect(members).toHaveLength(2);
    expect(members[0]).toEqual(members[1]);
    expect(members[0]?.code).not.toBe(`${district}001Z091`);
  });

  it('lets outer borders move into free land, but never into grids outside the draft', async () => {
    const draft = await begin(east);
    const cell = draft.base.cells.findIndex(({ code }) => code === `${east}002`);
    const corners = draft.base.arcs
      .filter(({ left, right }) => left === cell || right === cell)
      .flatMap(({ points }) => points);
    const eastward = Math.max(...corners.map(([x]) => x));
    const from = corners.find(([x]) => x === eastward) ?? [0, 0];
    const grown = { id: randomUUID(), kind: 'move', from, to: [from[0] + 20_000, from[1]] } as const;
    const { body } = await save(draft, grown);
    expect(body.proofs.filter(({ holds }) => !holds)).toEqual([]);
    const shrunk = { ...grown, to: [from[0] - 20_000, from[1]] } as const;
    const lost = await save({ ...draft, revision: 2 }, shrunk);
    expect(lost.body.proofs.find(({ name }) => name === 'covers-communities')?.holds).toBe(false);
    const taken = { ...grown, to: [...inUnits(draft.base, [121.5995, 31.301])] as [number, number] } as const;
    expect((await save({ ...draft, revision: 3 }, taken)).body).toMatchObject({
      code: 'grid-edit-refused',
      details: { index: 0 },
    });
  });
});
