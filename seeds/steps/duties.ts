import type { Knex } from 'knex';
import { demoAccounts } from '../demoAccounts.ts';
import type { SeedContext } from '../step.ts';

/** In the demo inspector's district everybody is on duty until a day after the seeding, somewhere in a grid of their own. */
export async function seedDuties(knex: Knex, { now }: SeedContext): Promise<void> {
  const district = demoAccounts.find(({ roleCode }) => roleCode === 'inspector')?.districtCode ?? null;
  await knex.raw(
    `INSERT INTO inspector_duties (district_code, user_id, on_duty_until, location, located_at)
     SELECT DISTINCT ON (g.district_code, i.user_id) g.district_code, i.user_id, :now::timestamptz + interval '1 day',
       ST_PointOnSurface(g.boundary), :now::timestamptz
     FROM responsibility_grid_inspectors i
     JOIN responsibility_grids g ON (g.district_code, g.code) = (i.district_code, i.responsibility_grid_code)
     WHERE i.district_code = :district
     ORDER BY g.district_code, i.user_id, g.code
     ON CONFLICT DO NOTHING`,
    { now, district },
  );
}
