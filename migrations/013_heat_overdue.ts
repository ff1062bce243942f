import type { Knex } from 'knex';

const columns = (more: string): string => `CREATE INDEX cases_heat ON cases (reported_at)
  INCLUDE (district_code, subdistrict_code, community_code, unit_grid_code, responsibility_grid_code, category_id, status, due_at, handled_at${more})`;

/** The heat map's overdue counts follow clocks that stand still and granted appeals: its index holds what they need. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX cases_heat');
  await knex.raw(columns(', step_paused_at, appeal'));
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX cases_heat');
  await knex.raw(columns(''));
}
