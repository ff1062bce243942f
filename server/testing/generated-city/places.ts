import type { Knex } from 'knex';
import { type GeneratedCitySize, gridsOf } from './size.ts';
import { uuidOf } from './uuidOf.ts';

/** A number from 0 to 1 that follows from a whole number, by remainders. */
const noise = (expression: string) => `((${expression})::bigint * 48271 % 10007 / 10007::float8)`;

const corner = (column: string, row: string) => {
  const key = `${column} * 7919 + ${row} * 104729`;
  return `ST_MakePoint(
    100 + (${column} + 0.4 * (${noise(key)} - 0.5)) * 0.001,
    30 + (${row} + 0.4 * (${noise(`${key} + 1717`)} - 0.5)) * 0.001)`;
};

/** Calendar, categories with a filing condition each, one role. What the database already has of these stays. */
export async function makeReference(knex: Knex): Promise<void> {
  await knex.raw(`
    INSERT INTO calendars (code, time_zone, working_periods) VALUES ('default', 'Asia/Shanghai', '[]') ON CONFLICT DO NOTHING`);
  await knex.raw(`
    INSERT INTO categories (id, edition, kind, code, major_name, name, english_name, valid_from)
    SELECT 'made:' || n, 'made', CASE WHEN n <= 5 THEN 'component' ELSE 'event' END, lpad((100 + n)::text, 4, '0'),
      '大类', '小类' || n, 'category ' || n, '2000-01-01' FROM generate_series(1, 10) AS n`);
  await knex.raw(`
    INSERT INTO filing_conditions (id, category_id, number, filing_text, closing_text, valid_from)
    SELECT id || ':1', id, 1, '存在问题', '问题消除', '2000-01-01' FROM categories WHERE edition = 'made'`);
  await knex.raw(`
    INSERT INTO time_limits (filing_condition_id, area_class, limit_value, limit_unit)
    SELECT id || ':1', class, hours, 'urgent_hour' FROM categories, (VALUES ('A', 12), ('B', 24), ('C', 48)) AS l (class, hours)
    WHERE edition = 'made'`);
  await knex.raw(`INSERT INTO roles VALUES ('inspector', '监督员', '{}') ON CONFLICT DO NOTHING`);
}

export async function makeUnitGrids(knex: Knex, size: GeneratedCitySize): Promise<void> {
  const [columns, rows] = [size.communitiesWide * 10, size.communitiesHigh * 10];
  await knex.raw(
    `INSERT INTO unit_grids (district_code, code, area_class, area_square_meters, boundary, valid_from)
     SELECT left(code, 6), code, (ARRAY['A', 'B', 'C'])[1 + (c + r) % 3], ST_Area(boundary::geography), boundary, '2000-01-01'
     FROM (
       SELECT c, r,
         '9901' || lpad((c / 100 + 1)::text, 2, '0') || lpad((r / 50 + 1)::text, 3, '0')
           || lpad(((c / 10) % 10 * 5 + (r / 10) % 5 + 1)::text, 3, '0') || lpad((r % 10 * 10 + c % 10 + 1)::text, 3, '0') AS code,
         ST_SetSRID(ST_MakePolygon(ST_MakeLine(ARRAY[
           ${corner('c', 'r')}, ${corner('(c + 1)', 'r')}, ${corner('(c + 1)', '(r + 1)')}, ${corner('c', '(r + 1)')},
           ${corner('c', 'r')}])), 4326) AS boundary
       FROM generate_series(0, ${rows} - 1) AS r, generate_series(0, ${columns} - 1) AS c
       WHERE r * ${columns} + c < ${gridsOf(size)}
     ) AS made`,
  );
  // The joins that follow are planned for tables of this size.
  await knex.raw('ANALYZE unit_grids');
}

export async function makeAreas(knex: Knex): Promise<void> {
  await knex.raw(`
    INSERT INTO administrative_areas (code, level, name, parent_code, district_code, boundary, valid_from)
    SELECT community_code, 'community', '居委' || community_code, NULL, left(community_code, 6),
      ST_Multi(ST_Union(boundary)), '2000-01-01' FROM unit_grids GROUP BY community_code`);
  for (const [digits, level, name] of [
    [9, 'subdistrict', '街道'],
    [6, 'district', '区'],
  ] as const) {
    await knex.raw(
      `INSERT INTO administrative_areas (code, level, name, parent_code, district_code, boundary, valid_from)
       SELECT left(code, ${digits}), '${level}', '${name}' || left(code, ${digits}), NULL, left(code, 6),
         ST_Multi(ST_Union(boundary)), '2000-01-01'
       FROM administrative_areas WHERE length(code) = ${digits} + 3 GROUP BY 1, 5`,
    );
  }
  await knex.raw(`UPDATE administrative_areas SET parent_code = left(code, length(code) - 3) WHERE length(code) > 6`);
}

/** One responsibility grid for each community, with one inspector. */
export async function makeResponsibilityGrids(knex: Knex): Promise<void> {
  await knex.raw(`
    INSERT INTO responsibility_grids (district_code, code, name, boundary, valid_from)
    SELECT district_code, left(code, 9) || 'Z' || right(code, 3), '责任网格' || code, boundary, '2000-01-01'
    FROM administrative_areas WHERE level = 'community'`);
  await knex.raw(`
    INSERT INTO responsibility_grid_members (district_code, unit_grid_code, responsibility_grid_code, valid_from)
    SELECT district_code, code, left(code, 9) || 'Z' || substr(code, 10, 3), '2000-01-01' FROM unit_grids`);
  await knex.raw(`
    INSERT INTO users (id, login, display_name, role_code, district_code, password_hash)
    SELECT ${uuidOf('code')}, code, '监督员' || code, 'inspector', district_code, '' FROM responsibility_grids`);
  await knex.raw(`
    INSERT INTO responsibility_grid_inspectors (district_code, responsibility_grid_code, user_id, valid_from)
    SELECT district_code, code, ${uuidOf('code')}, '2000-01-01' FROM responsibility_grids`);
}

/** Two professional layers: water over every subdistrict, greening over every community. */
export async function makeProfessionalGrids(knex: Knex): Promise<void> {
  await knex.raw(`
    INSERT INTO professional_grids (district_code, code, kind, name, boundary, valid_from)
    SELECT district_code, (CASE level WHEN 'community' THEN '200000' ELSE '100000' END) || rpad(code, 12, '0') || '00',
      CASE level WHEN 'community' THEN 'greening' ELSE 'water' END, name, boundary, '2000-01-01'
    FROM administrative_areas WHERE level <> 'district'`);
}

/** Five units in every district, to which the cases are sent. */
export async function makeUnits(knex: Knex): Promise<void> {
  await knex.raw(`
    INSERT INTO disposal_units (code, name, district_code, location, valid_from)
    SELECT code || '-' || n, '处置单位' || code || '-' || n, code, ST_PointOnSurface(boundary), '2000-01-01'
    FROM administrative_areas, generate_series(1, 5) AS n WHERE level = 'district'`);
}

/** The unit grids numbered within their district, with what components and cases take from them; dropped in the end. */
export async function makeGridNumbers(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE IF EXISTS made_grids');
  await knex.raw(`
    CREATE UNLOGGED TABLE made_grids AS
    SELECT district_code, (row_number() OVER (PARTITION BY district_code ORDER BY code) - 1)::int AS position, code,
      subdistrict_code, community_code, left(code, 9) || 'Z' || substr(code, 10, 3) AS responsibility_code,
      ARRAY['100000' || rpad(subdistrict_code, 12, '0') || '00', '200000' || community_code || '00'] AS professional_codes,
      area_class, ST_X(ST_Centroid(boundary)) AS longitude, ST_Y(ST_Centroid(boundary)) AS latitude
    FROM unit_grids`);
  await knex.raw('ALTER TABLE made_grids ADD PRIMARY KEY (district_code, position)');
  await knex.raw('ANALYZE made_grids');
}
