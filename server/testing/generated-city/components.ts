import type { Knex } from 'knex';

/** What one district gets of everything. */
export interface DistrictShare {
  readonly districtCode: string;
  readonly grids: number;
  readonly components: number;
  readonly cases: number;
}

/** A number from 0 to 1 that follows from a whole number; another `seed`, another number. */
export const chance = (number: string, seed: number) =>
  `((hashint8extended((${number})::bigint, ${seed}) & 1048575) / 1048576.0::float8)`;

/** Where component `number` of a district stands: within a quarter of a cell from its grid's centre (alias `g`). */
export const componentPoint = (number: string) => `ST_SetSRID(ST_MakePoint(
  g.longitude + (${chance(number, 11)} - 0.5) * 0.0005, g.latitude + (${chance(number, 12)} - 0.5) * 0.0005), 4326)`;

/** The code of component `number` of a district; its category is the number's remainder. */
export const componentCode = (districtCode: string, number: string) =>
  `'${districtCode}01' || lpad((${number} % 5 + 1)::text, 2, '0') || lpad((${number} / 5 + 1)::text, 6, '0')`;

/** The components of one district, spread evenly over its grids; one in thirty is damaged, lost or abandoned. */
export async function makeComponents(knex: Knex, { districtCode, grids, components }: DistrictShare): Promise<void> {
  await knex.raw(`
    INSERT INTO components (district_code, code, category_id, name, maintainer_code, unit_grid_code, state, data_source, accuracy,
      location)
    SELECT g.district_code, ${componentCode(districtCode, 'n')}, 'made:' || n % 5 + 1, '部件' || n % 5 + 1,
      g.district_code || '-' || n % 5 + 1, g.code,
      CASE WHEN n % 30 = 7 THEN (ARRAY['damaged', 'lost', 'abandoned'])[1 + n % 3] ELSE 'intact' END, 'surveyed', 'A',
      ${componentPoint('n')}
    FROM generate_series(0, ${components} - 1) AS n
    JOIN made_grids g ON g.district_code = '${districtCode}' AND g.position = n::bigint * ${grids} / ${Math.max(components, 1)}`);
}
