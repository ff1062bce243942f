import { afterAll, beforeAll, expect, test } from 'vitest';
import { down, up } from '../../../migrations/009_dispatch_rules.ts';
import { dispatchRule } from '../../contract/schemas/dispatch.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { dispatchRepository } from './dispatchRepository.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

test('rules of the former table become version 1, in their order; those that had ended stay behind', async () => {
  await down(database.knex);
  await database.knex.raw(
    `INSERT INTO disposal_units (code, name, district_code, valid_from) VALUES ('U1', 'U1', '990101', '2020-01-01')`,
  );
  await database.knex.raw(`
    INSERT INTO dispatch_rules
      (id, priority, name, trade, professional_kind, district_code, subdistrict_code, chooses, unit_code, valid_from, valid_to)
    VALUES
      ('last', 90, '兜底', NULL, NULL, '990101', NULL, 'named-unit', 'U1', '2020-01-01', 'infinity'),
      ('ended', 1, '旧规则', NULL, NULL, NULL, NULL, 'trade-unit', NULL, '2020-01-01', '2021-01-01'),
      ('water', 20, '水务', 'water', 'water', '990101', '990101001', 'professional-grid-unit', NULL, '2020-01-01', 'infinity'),
      ('maintainer', 20, '养护', NULL, NULL, NULL, NULL, 'component-maintainer', NULL, '2020-01-01', 'infinity')`);
  await up(database.knex);
  const published = await dispatchRepository(database).readPublished();
  expect(published).toMatchObject({ version: 1, note: '' });
  expect(published?.rules).toEqual([
    { id: 'maintainer', name: '养护', when: {}, sendTo: { kind: 'component-maintainer' }, isAutomatic: false },
    {
      id: 'water',
      name: '水务',
      when: { trades: ['water'], professionalKinds: ['water'], areaCodes: ['990101001'] },
      sendTo: { kind: 'professional-grid-unit' },
      isAutomatic: false,
    },
    {
      id: 'last',
      name: '兜底',
      when: { areaCodes: ['990101'] },
      sendTo: { kind: 'named-unit', unitCode: 'U1' },
      isAutomatic: false,
    },
  ]);
  for (const rule of published?.rules ?? []) expect(dispatchRule.safeParse(rule).error).toBeUndefined();
});

test('a city without rules gets no version', async () => {
  await down(database.knex);
  await up(database.knex);
  expect(await dispatchRepository(database).readPublished()).toBeNull();
});

test('the database refuses to change or delete a published version, and a second draft', async () => {
  const { knex } = database;
  await knex('dispatch_rule_sets').insert({ version: 1, rules: '[]' });
  await expect(knex('dispatch_rule_sets').insert({ version: 2, rules: '[]' })).rejects.toThrow('one_draft');
  await knex('dispatch_rule_sets').update({ published_at: new Date() });
  await expect(knex('dispatch_rule_sets').update({ note: 'x' })).rejects.toThrow('append-only');
  await expect(knex('dispatch_rule_sets').del()).rejects.toThrow('append-only');
});
