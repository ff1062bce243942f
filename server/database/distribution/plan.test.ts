import { describe, expect, test } from 'vitest';
import { distributionPlan } from './plan.ts';

describe('the plan of a distribution', () => {
  test('copies first, then distributes, each table after those it refers to', () => {
    const plan = distributionPlan({
      tables: [
        'activities',
        'cases',
        'categories',
        'components',
        'filing_conditions',
        'sessions',
        'unit_grids',
        'users',
      ],
      references: [
        { table: 'activities', target: 'cases' },
        { table: 'cases', target: 'cases' },
        { table: 'cases', target: 'components' },
        { table: 'cases', target: 'filing_conditions' },
        { table: 'cases', target: 'unit_grids' },
        { table: 'cases', target: 'users' },
        { table: 'components', target: 'unit_grids' },
        { table: 'filing_conditions', target: 'categories' },
      ],
    });
    expect(plan).toEqual([
      'SET citus.enable_unsafe_triggers TO on',
      "SELECT create_reference_table('categories')",
      "SELECT create_reference_table('filing_conditions')",
      "SELECT create_reference_table('users')",
      "SELECT create_distributed_table('unit_grids', 'district_code', colocate_with => 'none')",
      "SELECT create_distributed_table('components', 'district_code', colocate_with => 'unit_grids')",
      "SELECT create_distributed_table('cases', 'district_code', colocate_with => 'unit_grids')",
      "SELECT create_distributed_table('activities', 'district_code', colocate_with => 'unit_grids')",
    ]);
  });

  test('there is none for tables that refer to each other', () => {
    const references = [
      { table: 'cases', target: 'photos' },
      { table: 'photos', target: 'cases' },
    ];
    expect(() => distributionPlan({ tables: ['cases', 'photos'], references })).toThrow('cases → photos → cases');
  });
});
