import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileCalendar } from '../domain/time-limit/calendar.ts';
import { clockTimes } from '../domain/time-limit/clock.ts';
import { officeHours } from '../testing/caseFactory.ts';
import { handMade, makeHandMadeCity } from '../testing/handMadeCity.ts';
import { createTestDatabase } from '../testing/testDatabase.ts';
import { caseRepository } from './cases/caseRepository.ts';
import type { Database } from './connection.ts';
import { migrateDown, migrateUp } from './migrate.ts';

const calendar = compileCalendar(officeHours, '2026-01-01', '2026-12-31');
let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

test('cases from before the clocks of steps get the clock that their due time came from', async () => {
  const { knex } = database;
  // The steps after the seventh as a batch of their own: that is what is taken back.
  await knex('schema_migrations').where('name', '>', '008').update({ batch: 2 });
  await migrateDown(knex);
  await makeHandMadeCity(knex);
  await knex('filing_conditions').insert({
    id: 'lamp-1',
    category_id: 'lamp',
    number: 1,
    filing_text: '不亮',
    closing_text: '已亮',
    valid_from: '2020-01-01',
  });
  await knex('time_limits').insert({
    filing_condition_id: 'lamp-1',
    area_class: 'A',
    limit_value: 2,
    limit_unit: 'urgent_hour',
  });
  const id = '00000000-0000-4000-8000-000000000001';
  await knex('cases').insert({
    district_code: handMade.district,
    id,
    number: '1',
    version: 4,
    status: 'dispatched',
    source: 'inspector',
    category_id: 'lamp',
    filing_condition_id: 'lamp-1',
    description: '',
    location: 'SRID=4326;POINT(10.0005 50.0005)',
    subdistrict_code: handMade.subdistrict,
    community_code: handMade.community,
    unit_grid_code: handMade.a,
    area_class: 'A',
    reported_at: '2026-03-01T00:00:00Z',
    dispatched_at: '2026-03-01T01:00:00Z',
    due_at: '2026-03-01T03:00:00Z',
    updated_at: '2026-03-01T01:00:00Z',
  });
  await migrateUp(knex);
  const record = await caseRepository(database, () => undefined).read(handMade.district, id);
  const clock = record?.caseFile.disposalClock;
  expect(clock).toEqual({
    limit: { value: 2, unit: 'urgent_hour' },
    extension: 0,
    startedAt: '2026-03-01T01:00:00.000Z',
    pauses: [],
  });
  expect(clock && clockTimes(clock, calendar).dueAt).toBe(record?.caseFile.dueAt);
  expect(record?.caseFile).toMatchObject({
    stepStartedAt: '2026-03-01T01:00:00.000Z',
    stepDueAt: '2026-03-01T03:00:00.000Z',
    dispatchCount: 1,
  });
});
