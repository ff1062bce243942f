import type { Knex } from 'knex';
import { tileSourceNames } from '../server/contract/tiles.ts';
import type { Position } from '../server/domain/case/caseFile.ts';
import { defaultRolePermissions } from '../server/domain/identity/permissions.ts';
import { bulkInsert } from './bulkInsert.ts';
import { insertDefaultCalendar } from './calendar.ts';
import { columns } from './columns.ts';
import { categoryRows, conditionRows, dispatchRuleSetRows, timeLimitRows, unitRows } from './small-city/catalogue.ts';
import { componentRows } from './small-city/components.ts';
import { patrolRows, userRows } from './small-city/people.ts';
import {
  areaRows,
  professionalGridRows,
  responsibilityGridRows,
  smallCityDistricts,
  smallCityOrigin,
  unitGridRows,
} from './small-city/plan.ts';

export { smallCityCondition } from './small-city/catalogue.ts';
export { smallCityComponent } from './small-city/components.ts';
export { smallCityPassword, smallCityUsers } from './small-city/people.ts';
export { smallCityDistricts, smallCityPosition, smallCityUnit } from './small-city/plan.ts';

/**
 * Fills an empty, migrated database with a tiny synthetic city for tests: two districts side by side, each 8 × 8 square
 * unit grids of about 100 m, 2 subdistricts, 4 communities, 2 responsibility grids, a professional grid of each kind,
 * 3 disposal units and 104 components. `origin` is its south-west corner. No cases.
 */
export async function seedSmallCity(knex: Knex, origin: Position = smallCityOrigin): Promise<void> {
  await knex.transaction(async (transaction) => {
    await seedOrganisation(transaction);
    await seedCatalogue(transaction);
    await seedGeography(transaction, origin);
    const patrols = patrolRows();
    await bulkInsert(transaction, 'responsibility_grid_inspectors', columns.responsibilityGridInspectors, patrols);
    // No component lies on an edge, so each finds exactly one grid.
    await bulkInsert(transaction, 'components', columns.components, componentRows(origin), {
      unit_grid_code: '(SELECT g.code FROM unit_grids g WHERE ST_Covers(g.boundary, r.location))',
    });
  });
}

async function seedOrganisation(knex: Knex): Promise<void> {
  const roles = Object.entries(defaultRolePermissions).map(([code, permissions]) => ({
    code,
    name: code,
    permissions,
  }));
  await bulkInsert(knex, 'roles', columns.roles, roles);
  await bulkInsert(knex, 'disposal_units', columns.disposalUnits, unitRows());
  await bulkInsert(knex, 'users', columns.users, await userRows());
  await knex('outbox_positions').insert(smallCityDistricts.map((district_code) => ({ district_code, position: 0 })));
  await knex('layer_versions').insert(tileSourceNames.map((layer) => ({ layer, version: 1 })));
}

async function seedCatalogue(knex: Knex): Promise<void> {
  await bulkInsert(knex, 'categories', columns.categories, categoryRows());
  await bulkInsert(knex, 'filing_conditions', columns.filingConditions, conditionRows());
  await bulkInsert(knex, 'time_limits', columns.timeLimits, timeLimitRows());
  await bulkInsert(knex, 'dispatch_rule_sets', columns.dispatchRuleSets, dispatchRuleSetRows());
  await insertDefaultCalendar(knex);
}

async function seedGeography(knex: Knex, origin: Position): Promise<void> {
  await bulkInsert(knex, 'administrative_areas', columns.areas, areaRows(origin));
  await bulkInsert(knex, 'unit_grids', columns.unitGrids, unitGridRows(origin), {
    area_square_meters: 'ST_Area(r.boundary::geography)',
  });
  await bulkInsert(knex, 'responsibility_grids', columns.responsibilityGrids, responsibilityGridRows(origin));
  await knex.raw(`
    INSERT INTO responsibility_grid_members (district_code, unit_grid_code, responsibility_grid_code, valid_from)
    SELECT district_code, code, subdistrict_code || 'Z001', valid_from FROM unit_grids`);
  await bulkInsert(knex, 'professional_grids', columns.professionalGrids, professionalGridRows(origin));
  // The units come before the areas that they lie in.
  await knex.raw(`
    UPDATE disposal_units u SET location = ST_PointOnSurface(a.boundary)
    FROM administrative_areas a WHERE a.code = coalesce(u.subdistrict_code, u.district_code)`);
}
