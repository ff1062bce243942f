import type { Knex } from 'knex';

/** The codes of the hand-made city: one district with one community and a few unit grids of 0.001° each. */
export const handMade = {
  district: '990101',
  subdistrict: '990101001',
  community: '990101001001',
  /** South-west, south-east, north-west, north-east of a square of four; the north-eastern one has a hole. */
  a: '990101001001001',
  b: '990101001001002',
  c: '990101001001003',
  d: '990101001001004',
  /** Ended yesterday, begins tomorrow (the same place), ends tomorrow. */
  ended: '990101001001005',
  planned: '990101001001006',
  lastDay: '990101001001007',
  responsibility: '990101001Z001',
  inspector: '00000000-0000-4000-8000-000000000001',
} as const;

const square = (west: number, south: number, hole = '') =>
  `SRID=4326;POLYGON((${west} ${south}, ${west + 0.001} ${south}, ${west + 0.001} ${south + 0.001}, ${west} ${south + 0.001}, ${west} ${south})${hole})`;
const box = (west: number, south: number, east: number, north: number) =>
  `SRID=4326;MULTIPOLYGON(((${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south})))`;

/** Fills an empty database with a city small enough to be checked with pencil and paper: 10.000–10.010° E, 50.000–50.010° N. */
export async function makeHandMadeCity(knex: Knex): Promise<void> {
  await knex('calendars').insert({ code: 'default', time_zone: 'Asia/Shanghai', working_periods: '[]' });
  await insertAreas(knex);
  await insertUnitGrids(knex);
  await insertResponsibility(knex);
  await insertProfessional(knex);
  await knex('categories').insert(
    ['lamp', 'cover', 'unused'].map((id, index) => ({
      id,
      edition: 'made',
      kind: 'component',
      code: `010${index}`,
      major_name: '公用设施',
      name: id,
      english_name: id,
      valid_from: '2000-01-01',
    })),
  );
}

async function insertAreas(knex: Knex): Promise<void> {
  const area = (code: string, level: string, name: string, parent_code: string | null, boundary: string) => ({
    code,
    level,
    name,
    parent_code,
    district_code: handMade.district,
    boundary,
    valid_from: '2000-01-01',
  });
  const whole = box(10, 50, 10.01, 50.01);
  await knex('administrative_areas').insert([
    area(handMade.district, 'district', '手工区', null, whole),
    area(handMade.subdistrict, 'subdistrict', '手工街道', handMade.district, whole),
    area(handMade.community, 'community', '手工居委', handMade.subdistrict, box(10, 50, 10.005, 50.005)),
  ]);
}

async function insertUnitGrids(knex: Knex): Promise<void> {
  const hole = ', (10.0014 50.0014, 10.0014 50.0016, 10.0016 50.0016, 10.0016 50.0014, 10.0014 50.0014)';
  const grid = (code: string, boundary: string, valid_from = '2000-01-01', valid_to = 'infinity') => ({
    district_code: handMade.district,
    code,
    area_class: 'A',
    area_square_meters: 7_970,
    boundary,
    valid_from,
    valid_to,
  });
  const { rows } = await knex.raw<{ rows: { today: string; tomorrow: string }[] }>(
    `SELECT today::text, (today + 1)::text AS tomorrow FROM (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS today) AS t`,
  );
  const { today = '', tomorrow = '' } = rows[0] ?? {};
  await knex('unit_grids').insert([
    grid(handMade.a, square(10, 50)),
    grid(handMade.b, square(10.001, 50)),
    grid(handMade.c, square(10, 50.001)),
    grid(handMade.d, square(10.001, 50.001, hole)),
    grid(handMade.ended, square(10.006, 50), '2000-01-01', today),
    grid(handMade.planned, square(10.006, 50), tomorrow),
    grid(handMade.lastDay, square(10.008, 50), '2000-01-01', tomorrow),
  ]);
}

async function insertResponsibility(knex: Knex): Promise<void> {
  const { district: district_code, responsibility, inspector } = handMade;
  await knex('roles').insert({ code: 'inspector', name: '监督员', permissions: '{}' });
  await knex('users').insert({
    id: inspector,
    login: 'i',
    display_name: '张三',
    role_code: 'inspector',
    district_code,
    password_hash: '',
  });
  const grid = (code: string, name: string) => ({
    district_code,
    code,
    name,
    boundary: box(10, 50, 10.002, 50.001),
    valid_from: '2000-01-01',
  });
  await knex('responsibility_grids').insert([
    grid(responsibility, '第一责任网格'),
    grid('990101001Z002', '旧责任网格'),
  ]);
  const member = (unit_grid_code: string, responsibility_grid_code: string, valid_from: string, valid_to: string) => ({
    district_code,
    unit_grid_code,
    responsibility_grid_code,
    valid_from,
    valid_to,
  });
  await knex('responsibility_grid_members').insert([
    member(handMade.a, '990101001Z002', '2000-01-01', '2010-01-01'),
    member(handMade.a, responsibility, '2010-01-01', 'infinity'),
    member(handMade.b, responsibility, '2000-01-01', 'infinity'),
  ]);
  await knex('responsibility_grid_inspectors').insert({
    district_code,
    responsibility_grid_code: responsibility,
    user_id: inspector,
    valid_from: '2000-01-01',
  });
}

async function insertProfessional(knex: Knex): Promise<void> {
  const grid = (code: string, kind: string, boundary: string, valid_to = 'infinity') => ({
    district_code: handMade.district,
    code,
    kind,
    name: kind,
    boundary,
    valid_from: '2000-01-01',
    valid_to,
  });
  await knex('professional_grids').insert([
    grid('10000099010100100000', 'water', box(10, 50, 10.001, 50.001)),
    grid('20000099010100100000', 'greening', box(10, 50, 10.002, 50.002)),
    grid('30000099010100100000', 'municipal', box(10, 50, 10.002, 50.002), '2010-01-01'),
  ]);
}
