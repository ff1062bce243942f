import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { divideTown } from '../../domain/division/cells/divideTown.ts';
import { defaultDivision } from '../../domain/division/cells/town.ts';
import { MILLIMETRES, type Ring } from '../../domain/division/topology/exact.ts';
import { generatedTown } from '../../testing/generatedTown.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';

/** The proofs again by PostGIS, which shares no code with the division: what one of both has wrong, the other shows. */
describe('the cells of a generated town', () => {
  let database: Database;
  const town = generatedTown(1);

  beforeAll(async () => {
    database = await createTestDatabase();
    const result = divideTown(town, defaultDivision);
    if ('faults' in result) throw new Error(JSON.stringify(result.faults));
    const { cells, town: plane } = result.division;
    const metres = (ring: Ring) =>
      [...ring, ...ring.slice(0, 1)].map(([x, y]) => [
        (x + plane.origin[0]) / MILLIMETRES,
        (y + plane.origin[1]) / MILLIMETRES,
      ]);
    const shapes = cells.map(({ code, communityCode, polygons }) => ({
      code,
      community: communityCode,
      shape: JSON.stringify({ type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(metres)) }),
    }));
    await database.knex.raw('CREATE SCHEMA proof');
    await database.knex.raw(
      `CREATE TABLE proof.cells AS
       SELECT code, community, (ST_Dump(ST_SetSRID(ST_GeomFromGeoJSON(shape), 0))).geom AS shape
       FROM jsonb_to_recordset(?) AS given (code text, community text, shape text)`,
      [JSON.stringify(shapes)],
    );
    await database.knex.raw('CREATE INDEX ON proof.cells USING gist (shape)');
    await database.knex.raw(
      `CREATE TABLE proof.communities AS
       SELECT code, ST_SetSRID(ST_GeomFromGeoJSON(shape), 0) AS shape
       FROM jsonb_to_recordset(?) AS given (code text, shape text)`,
      [
        JSON.stringify(
          town.communities.map(({ code, areas }) => ({
            code,
            shape: JSON.stringify({
              type: 'MultiPolygon',
              coordinates: areas.map((rings) => rings.map((ring) => [...ring, ring[0]])),
            }),
          })),
        ),
      ],
    );
    await database.knex.raw(
      `CREATE TABLE proof.components AS
       SELECT ST_MakePoint((value->>0)::float8, (value->>1)::float8) AS place FROM jsonb_array_elements(?)`,
      [JSON.stringify(town.components)],
    );
  });
  afterAll(() => database?.close());

  async function numbers(query: string): Promise<number[]> {
    const { rows } = await database.knex.raw(`SELECT ${query}`);
    return Object.values(rows[0] as Record<string, unknown>).map(Number);
  }

  test('are valid single polygons, one for each code', async () => {
    expect(
      await numbers(`count(*) FILTER (WHERE NOT ST_IsValid(shape)) AS invalid, count(*) - count(DISTINCT code) AS repeated,
        count(*) FILTER (WHERE code !~ '^[0-9]{15}$' OR left(code, 12) <> community) AS wrong FROM proof.cells`),
    ).toEqual([0, 0, 0]);
  });

  test('fill the communities: same area, nothing outside, no two on each other', async () => {
    const [difference = Number.NaN] = await numbers(
      '(SELECT sum(ST_Area(shape)) FROM proof.cells) - (SELECT sum(ST_Area(shape)) FROM proof.communities)',
    );
    // The communities' own borders are rounded to millimetres and drawn to lines within 5 cm.
    expect(Math.abs(difference)).toBeLessThan(20);
    const [beyond = Number.NaN] = await numbers(
      `ST_Area(ST_SymDifference((SELECT ST_Union(shape) FROM proof.cells), (SELECT ST_Union(shape) FROM proof.communities)))`,
    );
    expect(beyond).toBeLessThan(20);
    expect(
      await numbers(`count(*) FROM proof.cells AS one JOIN proof.cells AS other
        ON one.code < other.code AND one.shape && other.shape AND ST_Relate(one.shape, other.shape, 'T********')`),
    ).toEqual([0]);
  });

  test('lie in their own community, by more than a strip along its border', async () => {
    expect(
      await numbers(`count(*) FROM proof.cells AS cell JOIN proof.communities AS community ON cell.shape && community.shape
        WHERE (cell.community <> community.code) = (ST_Area(ST_Intersection(cell.shape, community.shape)) > 20)`),
    ).toEqual([0]);
  });

  test('hold each component once, none on a border', async () => {
    expect(
      await numbers(`count(*) FILTER (WHERE holding <> 1) AS stray, count(*) AS all_of_them FROM (
        SELECT (SELECT count(*) FROM proof.cells WHERE ST_Contains(shape, place)) AS holding FROM proof.components) AS held`),
    ).toEqual([0, town.components.length]);
  });

  test('are wide enough to walk in: none vanishes when 2.5 m are taken off', async () => {
    expect(await numbers('count(*) FROM proof.cells WHERE ST_IsEmpty(ST_Buffer(shape, -2.5))')).toEqual([0]);
  });
});
