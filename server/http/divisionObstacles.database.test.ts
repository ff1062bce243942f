import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallCityComponent, smallCityDistricts } from '../../seeds/smallCity.ts';
import type { UnitGridDraftView } from '../contract/schemas/unitGridDrafts.ts';
import { UNITS_PER_DEGREE } from '../domain/division/edit/drawing.ts';
import { startTestApplication, type TestApplication } from '../testing/testApplication.ts';

const [district] = smallCityDistricts;
/** A community of about 286 m × 222 m without any grids, streets or components. */
const community = `${district}001099`;
const component = smallCityComponent(district, '0103', 1);

let city: TestApplication;
beforeAll(async () => {
  city = await startTestApplication();
  await city.database.knex.raw(
    `INSERT INTO administrative_areas (code, level, name, parent_code, district_code, boundary, valid_from)
     VALUES (?, 'community', '新社区', ?, ?, ST_Multi(ST_MakeEnvelope(121.5, 31.3, 121.503, 31.302, 4326)), '2020-01-01')`,
    [community, community.slice(0, 9), district],
  );
});
afterAll(() => city.close());

async function divided(): Promise<UnitGridDraftView> {
  const administrator = await city.as('administrator');
  const body = { id: randomUUID(), name: '新区', communityCodes: [community], targetArea: 10_000 };
  const answer = await administrator.send<UnitGridDraftView>('POST', '/api/unit-grid-drafts', body);
  expect(answer.status).toBe(200);
  return answer.body;
}

/** Borders between two grids of a drawing, as one geometry in degrees. */
function innerBorders({ base }: UnitGridDraftView): string {
  const lines = base.arcs
    .filter(({ left, right }) => left >= 0 && right >= 0)
    .map(({ points }) =>
      points.map(([x, y]) => [(x + base.origin[0]) / UNITS_PER_DEGREE, (y + base.origin[1]) / UNITS_PER_DEGREE]),
    );
  return JSON.stringify({ type: 'MultiLineString', coordinates: lines });
}

async function measured(draft: UnitGridDraftView): Promise<{ cut: number; distance: number }> {
  const answer = await city.database.knex.raw(
    `WITH border AS (SELECT ST_SetSRID(ST_GeomFromGeoJSON(?), 4326) AS line)
     SELECT (SELECT sum(ST_Length(ST_Intersection(line, ST_Buffer(shape, -0.000001))::geography))
             FROM base_features WHERE layer = 'courtyard') AS cut,
       (SELECT ST_Distance(line::geography, location::geography) FROM components WHERE code = ?) AS distance
     FROM border`,
    [innerBorders(draft), component],
  );
  return answer.rows[0];
}

it('keeps loaded courtyards whole and components off the borders, which a division without them would not', async () => {
  const plain = await divided();
  expect(plain.certificate?.figures).toMatchObject({ courtyards: 0, components: 0 });
  const middles = `SELECT ST_LineInterpolatePoint(part.geom, 0.5) AS point, part.path
    FROM ST_Dump(ST_SetSRID(ST_GeomFromGeoJSON(?), 4326)) AS part ORDER BY part.path`;
  await city.database.knex.raw(
    `INSERT INTO base_features (layer, class, shape)
     SELECT 'courtyard', 'residential', ST_Expand(point, 0.0003) FROM (${middles} LIMIT 1) AS middle`,
    [innerBorders(plain)],
  );
  await city.database.knex.raw(
    `UPDATE components SET location = point FROM (${middles} OFFSET 2 LIMIT 1) AS middle WHERE code = ?`,
    [innerBorders(plain), component],
  );
  const before = await measured(plain);
  expect(before.cut).toBeGreaterThan(50);
  expect(before.distance).toBeLessThan(0.01);

  const draft = await divided();
  expect(draft.certificate?.figures).toMatchObject({
    courtyards: 1,
    courtyardsCut: 0,
    components: 1,
    componentsOnBorder: 0,
  });
  expect(draft.certificate?.proofs.filter(({ holds, isRequired }) => isRequired && !holds)).toEqual([]);
  const after = await measured(draft);
  expect(after.cut).toBe(0);
  expect(after.distance).toBeGreaterThan(0.01);
});
