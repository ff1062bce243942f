import type { Knex } from 'knex';

/** How large the made city is. A community is 10 × 10 unit grids of about 100 m; a district is 10 communities wide. */
export interface GeneratedCitySize {
  /** Communities from west to east and from south to north. */
  communitiesWide: number;
  communitiesHigh: number;
  componentsPerGrid: number;
  cases: number;
  /** Cases are spread evenly over so many days before now. */
  caseDays: number;
}

/** Where the made city lies (degrees) and how far apart the corners of its grids are. */
export const cityOrigin = { longitude: 100, latitude: 30, stepDegrees: 0.001 };

/**
 * Fills an empty database with a made city whose unit grids tessellate it without gap or overlap: the corners of a
 * regular lattice, each moved by a fixed amount that its number gives. Every number is the same on every run; only the
 * times of the cases are relative to now.
 */
export async function generateCity(knex: Knex, size: GeneratedCitySize): Promise<void> {
  for (const step of [reference, grids, areas, responsibility, professional, components, cases]) await step(knex, size);
  // Vacuumed, not only analysed: index-only scans count on the visibility map.
  await knex.raw('VACUUM ANALYZE');
}

/** A number from 0 to 1 that follows from a whole number, by remainders. */
const noise = (expression: string) => `((${expression})::bigint * 48271 % 10007 / 10007::float8)`;

const corner = (column: string, row: string) => {
  const key = `${column} * 7919 + ${row} * 104729`;
  return `ST_MakePoint(
    100 + (${column} + 0.4 * (${noise(key)} - 0.5)) * 0.001,
    30 + (${row} + 0.4 * (${noise(`${key} + 1717`)} - 0.5)) * 0.001)`;
};

async function reference(knex: Knex): Promise<void> {
  await knex.raw(`
    INSERT INTO calendars (code, time_zone, working_periods) VALUES ('default', 'Asia/Shanghai', '[]')`);
  await knex.raw(`
    INSERT INTO categories (id, edition, kind, code, major_name, name, english_name, valid_from)
    SELECT 'made:' || n, 'made', CASE WHEN n <= 5 THEN 'component' ELSE 'event' END, lpad((100 + n)::text, 4, '0'),
      '大类', '小类' || n, 'category ' || n, '2000-01-01' FROM generate_series(1, 10) AS n`);
  await knex.raw(`INSERT INTO roles VALUES ('inspector', '监督员', '{}')`);
}

async function grids(knex: Knex, { communitiesWide, communitiesHigh }: GeneratedCitySize): Promise<void> {
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
       FROM generate_series(0, ?::int - 1) AS c, generate_series(0, ?::int - 1) AS r
     ) AS made`,
    [communitiesWide * 10, communitiesHigh * 10],
  );
}

async function areas(knex: Knex): Promise<void> {
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
async function responsibility(knex: Knex): Promise<void> {
  await knex.raw(`
    INSERT INTO responsibility_grids (district_code, code, name, boundary, valid_from)
    SELECT district_code, left(code, 9) || 'Z' || right(code, 3), '责任网格' || code, boundary, '2000-01-01'
    FROM administrative_areas WHERE level = 'community'`);
  await knex.raw(`
    INSERT INTO responsibility_grid_members (district_code, unit_grid_code, responsibility_grid_code, valid_from)
    SELECT district_code, code, left(code, 9) || 'Z' || substr(code, 10, 3), '2000-01-01' FROM unit_grids`);
  await knex.raw(`
    INSERT INTO users (id, login, display_name, role_code, district_code, password_hash)
    SELECT md5(code)::uuid, code, '监督员' || code, 'inspector', district_code, '' FROM responsibility_grids`);
  await knex.raw(`
    INSERT INTO responsibility_grid_inspectors (district_code, responsibility_grid_code, user_id, valid_from)
    SELECT district_code, code, md5(code)::uuid, '2000-01-01' FROM responsibility_grids`);
}

/** Two professional layers: water over every subdistrict, greening over every community. */
async function professional(knex: Knex): Promise<void> {
  await knex.raw(`
    INSERT INTO professional_grids (district_code, code, kind, name, boundary, valid_from)
    SELECT district_code, (CASE level WHEN 'community' THEN '200000' ELSE '100000' END) || rpad(code, 12, '0') || '00',
      CASE level WHEN 'community' THEN 'greening' ELSE 'water' END, name, boundary, '2000-01-01'
    FROM administrative_areas WHERE level <> 'district'`);
}

async function components(knex: Knex, { componentsPerGrid }: GeneratedCitySize): Promise<void> {
  await knex.raw(
    `INSERT INTO components (district_code, code, category_id, name, unit_grid_code, state, data_source, accuracy, location)
     SELECT district_code, district_code || '01' || lpad(category::text, 2, '0')
         || lpad((row_number() OVER (PARTITION BY district_code, category))::text, 6, '0'),
       'made:' || category, '部件' || category, code, 'intact', 'surveyed', 'A', location
     FROM (
       SELECT g.district_code, g.code, n % 5 + 1 AS category, ST_Translate(ST_Centroid(g.boundary),
         (${noise('right(g.code, 9)::bigint % 99991 * 31 + n')} - 0.5) * 0.0005,
         (${noise('right(g.code, 9)::bigint % 99991 * 37 + n + 5')} - 0.5) * 0.0005) AS location
       FROM unit_grids g, generate_series(1, ?::int) AS n
     ) AS made`,
    [componentsPerGrid],
  );
}

/** Cases at the grids' centres; nine of ten are closed, every fourth of them too late. */
async function cases(knex: Knex, { cases: count, caseDays }: GeneratedCitySize): Promise<void> {
  await knex.raw(
    `INSERT INTO cases (district_code, id, number, version, status, source, category_id, description, location,
       subdistrict_code, community_code, unit_grid_code, responsibility_grid_code, professional_grid_codes, area_class,
       reported_at, filed_at, due_at, handled_at, closed_at, updated_at, step_started_at)
     SELECT g.district_code, md5(n::text)::uuid, 'N' || n, 1, CASE WHEN n % 10 = 0 THEN 'handling' ELSE 'closed' END,
       'inspector', 'made:' || n % 10 + 1, '', ST_Centroid(g.boundary), g.subdistrict_code, g.community_code, g.code,
       left(g.code, 9) || 'Z' || substr(g.code, 10, 3),
       ARRAY['100000' || rpad(g.subdistrict_code, 12, '0') || '00', '200000' || g.community_code || '00'], g.area_class,
       at, at, at + interval '24 hours',
       CASE WHEN n % 10 > 0 THEN at + CASE WHEN n % 4 = 0 THEN interval '30 hours' ELSE interval '5 hours' END END,
       CASE WHEN n % 10 > 0 THEN at + interval '31 hours' END, at, at
     FROM (
       SELECT n, now() - n * (?::int * interval '1 day' / greatest(?::int, 1)) AS at,
         1 + (n::bigint * 7919) % (SELECT count(*) FROM unit_grids) AS position
       FROM generate_series(1, ?::int) AS n
     ) AS made
     JOIN (SELECT row_number() OVER (ORDER BY code) AS position, unit_grids.* FROM unit_grids) AS g USING (position)`,
    [caseDays, count, count],
  );
}
