import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCityDistricts } from '../../seeds/smallCity.ts';
import type { DrawingProofs, UnitGridDraftView, UnitGridPublication } from '../contract/schemas/unitGridDrafts.ts';
import type { GridEdit } from '../domain/division/edit/applyEdits.ts';
import { inUnits } from '../domain/division/edit/measure.ts';
import type { ProfessionalKind } from '../domain/grid/codes.ts';
import { type Caller, startTestApplication, type TestApplication } from '../testing/testApplication.ts';

const [district] = smallCityDistricts;
let city: TestApplication;
let administrator: Caller;
let middle: readonly [number, number];
beforeAll(async () => {
  city = await startTestApplication();
  administrator = await city.as('administrator');
  const [place] = await rows<{ x: number; y: number }>(
    `SELECT ST_X(p) AS x, ST_Y(p) AS y FROM (SELECT ST_PointOnSurface(boundary) AS p FROM administrative_areas
     WHERE code = ?) AS inside`,
    `${district}001001`,
  );
  middle = [place?.x ?? 0, place?.y ?? 0];
  await rows(`UPDATE professional_grids SET valid_to = '2021-01-01' WHERE kind <> 'underground' RETURNING code`);
});
afterAll(() => city?.close());

type Problem = { code?: string; details?: { rule?: string } };
async function rows<T = Record<string, unknown>>(text: string, ...values: string[]): Promise<T[]> {
  return (await city.database.knex.raw<{ rows: T[] }>(text, values)).rows;
}
const begin = (kind: ProfessionalKind, name = '新片区') =>
  administrator.send<UnitGridDraftView & Problem>('POST', '/api/unit-grid-drafts', {
    id: randomUUID(),
    name,
    kind,
    communityCodes: [`${district}001`],
  });
const pathOf = ({ districtCode, id }: UnitGridDraftView) => `/api/unit-grid-drafts/${districtCode}/${id}`;
const save = (draft: UnitGridDraftView, revision: number, edits: readonly GridEdit[]) =>
  administrator.send<{ revision: number; proofs: DrawingProofs } & Problem>('PUT', pathOf(draft), { revision, edits });
const publish = (draft: UnitGridDraftView, revision: number) =>
  administrator.send<UnitGridPublication & Problem>('POST', `${pathOf(draft)}/publish`, {
    revision,
    validFrom: '2099-01-01',
  });
/** A square around a place, in degrees, as an edit of a draft. */
function square({ base }: UnitGridDraftView, [x, y]: readonly [number, number], half = 0.0004): GridEdit {
  const corners = [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
  ] as const;
  return { id: randomUUID(), kind: 'draw', ring: corners.map((corner) => inUnits(base, corner)), community: district };
}

describe('a draft of professional grids', () => {
  it('begins where there are none, is drawn, proved and published under new codes', async () => {
    const { body: draft } = await begin('water');
    expect(draft).toMatchObject({ kind: 'water', gridCount: 0, base: { cells: [], isOutsideFree: true } });
    expect(draft.bounds?.[0]).toBeLessThan(middle[0]);
    const { body: saved } = await save(draft, 1, [
      square(draft, middle),
      square(draft, [middle[0] + 0.0006, middle[1]]),
    ]);
    expect(saved.proofs.map(({ name, holds }) => [name, holds])).toEqual([
      ['one-simple-polygon', true],
      ['no-overlap', true],
      ['edges-match', true],
      ['euler', true],
      ['no-sliver', true],
      ['no-neck', true],
      ['inside-district', true],
      ['apart-from-others', true],
      ['no-free-strip', true],
    ]);
    const { body: done, status } = await publish(draft, 2);
    expect(status).toBe(200);
    expect(done).toMatchObject({ ended: [], begun: [`210100${district}00100101`, `210100${district}00100102`] });
    expect(
      await rows(
        `SELECT kind, name, valid_from::text AS day, valid_to = 'infinity' AS "isOpen" FROM professional_grids WHERE code = ANY (ARRAY[?, ?]) ORDER BY code`,
        ...done.begun,
      ),
    ).toEqual([
      { kind: 'water', name: '新片区', day: '2099-01-01', isOpen: true },
      { kind: 'water', name: '新片区 2', day: '2099-01-01', isOpen: true },
    ]);
    const [shared] = await rows<{ overlap: number; touch: number }>(
      `SELECT ST_Area(ST_Intersection(a.boundary, b.boundary)) AS overlap, ST_Length(ST_Intersection(a.boundary, b.boundary)) AS touch
       FROM professional_grids a, professional_grids b WHERE a.code = ? AND b.code = ?`,
      ...done.begun,
    );
    expect(shared?.overlap).toBe(0);
    expect(shared?.touch).toBeGreaterThan(0.0007);
    const editions = await administrator.get<{ items: { day: string; professionalBegun: number }[] }>(
      '/api/grid-editions',
    );
    expect(editions.body.items).toContainEqual(expect.objectContaining({ day: '2099-01-01', professionalBegun: 2 }));
  });

  it('goes on from those that hold: joined, they end, and the number is never used again', async () => {
    const { body: draft } = await begin('water');
    const codes = draft.base.cells.map(({ code }) => code ?? '');
    expect(codes).toHaveLength(2);
    const [into = '', other = ''] = codes;
    await save(draft, 1, [{ id: randomUUID(), kind: 'merge', into, other }]);
    // What begins on a day cannot end on it.
    expect((await publish(draft, 2)).body).toMatchObject({ code: 'day-not-ahead', details: { first: '2099-01-02' } });
    const done = await administrator.send<UnitGridPublication>('POST', `${pathOf(draft)}/publish`, {
      revision: 2,
      validFrom: '2099-01-02',
    });
    expect(done.body).toMatchObject({ ended: codes, begun: [`210100${district}00100103`] });
  });

  it('is not published outside the district, or over a grid of its kind that came meanwhile', async () => {
    const [{ body: far }, { body: late }, { body: early }] = [
      await begin('greening'),
      await begin('greening'),
      await begin('greening'),
    ];
    const outside = await save(far, 1, [square(far, [middle[0] + 0.1, middle[1]])]);
    expect(outside.body.proofs.filter(({ holds }) => !holds).map(({ name }) => name)).toEqual(['inside-district']);
    expect((await publish(far, 2)).body).toMatchObject({
      code: 'grid-rule-broken',
      details: { rule: 'inside-district' },
    });
    await save(late, 1, [square(late, middle)]);
    await save(early, 1, [square(early, middle)]);
    expect((await publish(early, 2)).status).toBe(200);
    expect((await publish(late, 2)).body).toMatchObject({
      code: 'grid-rule-broken',
      details: { rule: 'apart-from-others' },
    });
    expect((await publish((await begin('municipal')).body, 1)).body.code).toBe('nothing-changed');
  });

  it('is of subdistricts, and divided by nobody', async () => {
    const wish = { id: randomUUID(), name: 'x', kind: 'water' };
    const send = (more: object) => administrator.send<Problem>('POST', '/api/unit-grid-drafts', { ...wish, ...more });
    expect((await send({ communityCodes: [`${district}001001`] })).body.code).toBe('invalid-input');
    expect((await send({ communityCodes: [`${district}001`], targetArea: 10_000 })).body.code).toBe('invalid-input');
    expect((await send({ communityCodes: [`${district}777`] })).body.code).toBe('not-found');
  });
});
