import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts } from '../../seeds/smallCity.ts';
import type { DrawingProofs, UnitGridDraftView, UnitGridPublication } from '../contract/schemas/unitGridDrafts.ts';
import type { GridEdit } from '../domain/division/edit/applyEdits.ts';
import { inUnits } from '../domain/division/edit/measure.ts';
import type { Point } from '../domain/division/topology/exact.ts';
import type { ProfessionalKind } from '../domain/grid/codes.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';

const [district] = smallCityDistricts;
const OLD = `210100${district}00100177`;
let city: TestApplication;
let administrator: Caller;
let middle: readonly [number, number];

type Problem = { code?: string; details?: { rule?: string } };
async function rows<T = Record<string, unknown>>(text: string, ...values: string[]): Promise<T[]> {
  return (await city.database.knex.raw<{ rows: T[] }>(text, values)).rows;
}
/** A square in WKT around a place beside the middle, in ten-thousandths of a degree. */
function squareAt(east: number, north: number, half = 3): string {
  const at = (x: number, y: number) => `${middle[0] + (east + x) / 10_000} ${middle[1] + (north + y) / 10_000}`;
  const corners = [at(-half, -half), at(half, -half), at(half, half), at(-half, half), at(-half, -half)];
  return `((${corners.join(', ')}))`;
}
const begin = (kind: ProfessionalKind) =>
  administrator.send<UnitGridDraftView & Problem>('POST', '/api/unit-grid-drafts', {
    id: randomUUID(),
    name: '片区',
    kind,
    communityCodes: [`${district}001`],
  });
const pathOf = ({ districtCode, id }: UnitGridDraftView) => `/api/unit-grid-drafts/${districtCode}/${id}`;
const save = (draft: UnitGridDraftView, edits: readonly GridEdit[], revision = 1) =>
  administrator.send<{ revision: number; gridCount: number; proofs: DrawingProofs } & Problem>('PUT', pathOf(draft), {
    revision,
    edits,
  });
const publish = (draft: UnitGridDraftView, validFrom: string) =>
  administrator.send<UnitGridPublication & Problem>('POST', `${pathOf(draft)}/publish`, { revision: 2, validFrom });
const ring = ({ base }: UnitGridDraftView, corners: readonly (readonly [number, number])[]): Point[] =>
  corners.map(([x, y]) => inUnits(base, [middle[0] + x / 10_000, middle[1] + y / 10_000]));

beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
  const [place] = await rows<{ x: number; y: number }>(
    `SELECT round(ST_X(p)::numeric, 5)::float8 AS x, round(ST_Y(p)::numeric, 5)::float8 AS y
     FROM (SELECT ST_PointOnSurface(boundary) AS p FROM administrative_areas WHERE code = ?) AS inside`,
    `${district}001001`,
  );
  middle = [place?.x ?? 0, place?.y ?? 0];
  await rows(`UPDATE professional_grids SET valid_to = '2021-01-01' RETURNING code`);
  await rows(
    `INSERT INTO professional_grids (district_code, code, kind, name, boundary, valid_from)
     VALUES (?, ?, 'water', '两岸堤防', ST_SetSRID(ST_ReducePrecision(ST_GeomFromText(?), 0.00000001), 4326), '2022-01-01') RETURNING code`,
    district as string,
    OLD,
    `MULTIPOLYGON(${squareAt(-10, 0)}, ${squareAt(10, 0)})`,
  );
});
afterAll(() => city?.close());

describe('a professional grid of several pieces', () => {
  it('is drawn on piece by piece: reshaped, added to, and published whole under its name', async () => {
    const { body: draft } = await begin('water');
    expect(draft).toMatchObject({ gridCount: 1, base: { mayHavePieces: true } });
    expect(draft.base.cells).toEqual([
      { id: `${OLD}#1`, communityCode: district, code: OLD, grid: OLD },
      { id: `${OLD}#2`, communityCode: district, code: OLD, grid: OLD },
    ]);
    const [[corner, to], drawn] = [
      ring(draft, [
        [-13, -3],
        [-14, -4],
      ]),
      ring(draft, [
        [-1, 8],
        [1, 8],
        [1, 10],
        [-1, 10],
      ]),
    ];
    const { body: saved } = await save(draft, [
      { id: randomUUID(), kind: 'move', from: corner as Point, to: to as Point },
      { id: randomUUID(), kind: 'draw', ring: drawn, community: district as string, pieceOf: `${OLD}#2` },
    ]);
    expect(saved).toMatchObject({ revision: 2, gridCount: 1 });
    expect(saved.proofs.filter(({ holds }) => !holds)).toEqual([]);
    const { body: done } = await publish(draft, '2099-01-01');
    expect(done).toMatchObject({ ended: [OLD], begun: [expect.stringMatching(/^210100\d{14}$/)] });
    const [stored] = await rows(
      `SELECT name, ST_NumGeometries(boundary) AS pieces, ST_IsValid(boundary) AS "isValid" FROM professional_grids WHERE code = ?`,
      ...done.begun,
    );
    expect(stored).toEqual({ name: '两岸堤防', pieces: 3, isValid: true });
  });

  it('loses a piece to nobody, and two grids that do not touch become one when asked so', async () => {
    const { body: draft } = await begin('water');
    const [first, , third] = draft.base.cells.map(({ id }) => id);
    const { body: saved } = await save(draft, [
      { id: randomUUID(), kind: 'remove', cell: third as string },
      {
        id: randomUUID(),
        kind: 'draw',
        ring: ring(draft, [
          [20, 0],
          [22, 0],
          [22, 3],
        ]),
        community: district as string,
      },
    ]);
    expect(saved).toMatchObject({ gridCount: 2 });
    const edits = await editsOf(draft);
    const pieces = { into: first as string, other: edits[1]?.id as string };
    const merged = await save(draft, [...edits, { id: randomUUID(), kind: 'merge', ...pieces }], 2);
    expect(merged.body).toMatchObject({ code: 'grid-edit-refused', details: { objection: 'grids-not-adjacent' } });
    const joined = await save(draft, [...edits, { id: randomUUID(), kind: 'join', ...pieces }], 2);
    expect(joined.body).toMatchObject({ revision: 3, gridCount: 1 });
  });
});

const editsOf = async (draft: UnitGridDraftView) =>
  (await administrator.get<UnitGridDraftView>(pathOf(draft))).body.edits;

describe('professional grids of two drafts side by side', () => {
  it('have common borders to the last digit, with the corners that either side has', async () => {
    // Both are begun before either is published: neither knows of the other.
    const [{ body: one }, { body: other }] = [await begin('greening'), await begin('greening')];
    const west = ring(one, [
      [0, 0],
      [3, 0],
      [4.0007, 6.9991],
      [0, 7],
    ]);
    // The border of the second follows that of the first, with corners on it that had to be rounded.
    const along = (share: number): [number, number] => [3 + 1.0007 * share, 6.9991 * share];
    const east = ring(other, [along(0.1237), [9, 1], [9, 6], along(0.8771), along(0.4713)]);
    await save(one, [{ id: randomUUID(), kind: 'draw', ring: west, community: district as string }]);
    await save(other, [{ id: randomUUID(), kind: 'draw', ring: east, community: district as string }]);
    const first = (await publish(one, '2099-01-01')).body.begun;
    const second = (await publish(other, '2099-01-01')).body.begun;
    const [found] = await rows<{ overlap: number; touch: number; missing: number }>(
      `WITH a AS (SELECT boundary FROM professional_grids WHERE code = ?), b AS (SELECT boundary FROM professional_grids WHERE code = ?)
       SELECT ST_Area(ST_Intersection(a.boundary, b.boundary)) AS overlap,
         ST_Length(ST_Intersection(a.boundary, b.boundary)) AS touch,
         (SELECT count(*)::int FROM ST_DumpPoints(b.boundary) AS corner
          WHERE ST_DWithin(corner.geom, a.boundary, 0.00000005)
            AND NOT EXISTS (SELECT FROM ST_DumpPoints(a.boundary) AS own WHERE ST_Equals(own.geom, corner.geom))) AS missing
       FROM a, b`,
      ...first,
      ...second,
    );
    expect(found).toMatchObject({ overlap: 0, missing: 0 });
    expect(found?.touch).toBeGreaterThan(0.0005);
    const [names] = await rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM professional_grids WHERE kind = 'greening' AND valid_to = 'infinity'`,
    );
    expect(names?.count).toBe(2);
  });
});
