import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pick, type Random, seededRandom } from '../../../seeds/random.ts';
import { smallCityDistricts, smallCityUnit } from '../../../seeds/smallCity.ts';
import { caseSources, caseStages, caseStatuses } from '../../domain/case/caseFile.ts';
import { lamps } from '../../domain/time-limit/lamp.ts';
import { actorFor } from '../../testing/caseFactory.ts';
import {
  type HeatProcess,
  type HeatTestQuery,
  heatNow,
  makeHeatCity,
  recounted,
  startHeatProcess,
} from '../../testing/heatCity.ts';
import { createTestDatabase } from '../../testing/testDatabase.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { heatFactsRepository } from './heatFacts.ts';

const levels = ['unit-grid', 'responsibility-grid', 'community', 'subdistrict', 'district'] as const;
const units = smallCityDistricts.flatMap((district) => [1, 2].map((number) => smallCityUnit(district, number as 1)));

let database: Database;
let one: HeatProcess;
let other: HeatProcess;
const failures: unknown[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await makeHeatCity(database, 260);
  one = startHeatProcess(database, (error) => failures.push(error));
  await one.counters.read();
  other = startHeatProcess(database, (error) => failures.push(error));
  await other.counters.read();
});
afterAll(async () => {
  await one?.counters.close();
  await other?.counters.close();
  await database?.close();
  expect(failures).toEqual([]);
});

const row = (what: string, query: HeatTestQuery): [string, HeatTestQuery] => [what, query];
const queries = [
  ...levels.map((level) => row(`by ${level}`, { level })),
  ...caseSources.slice(0, 3).map((source) => row(`from ${source}`, { level: 'community', source: [source] })),
  ...caseStages.map((stage) => row(`in ${stage}`, { level: 'subdistrict', stage: [stage] })),
  ...lamps.map((lamp) => row(`with lamp ${lamp}`, { level: 'unit-grid', lamp: [lamp] })),
  row('of two units', { level: 'community', unitCode: units.slice(0, 2) }),
  row('of one district and two sources', {
    level: 'unit-grid',
    districtCode: '990101',
    source: ['hotline', 'citizen'],
  }),
  ...levels.map((level) =>
    row(`of two categories by ${level}`, { level, categoryId: ['cjt214-2007-c0118', 'cjt214-2007-e0102'] }),
  ),
  ...levels.map((level) =>
    row(`from a Wednesday to a Saturday by ${level}`, { level, from: '2026-01-14', to: '2026-02-14' }),
  ),
  row('of a category in some days', {
    level: 'community',
    categoryId: ['cjt214-2007-c0118'],
    from: '2026-01-15',
    to: '2026-02-11',
  }),
  row('of a category and a source', {
    level: 'community',
    categoryId: ['cjt214-2007-c0118'],
    source: ['inspector'],
    stage: ['disposal', 'ended'],
  }),
  row('of a category that no case has', { level: 'district', categoryId: ['nothing'] }),
  row('of one day', { level: 'unit-grid', from: '2026-02-11', to: '2026-02-11' }),
  row('of a month, on red, from units', {
    level: 'community',
    from: '2026-02-01',
    to: '2026-02-28',
    lamp: ['red', 'yellow'],
    unitCode: units,
  }),
];

async function expectRecounted(process: HeatProcess): Promise<void> {
  for (const [what, query] of queries) {
    const found = [...(await process.figures(query))].sort();
    expect([what, found]).toEqual([what, [...(await recounted(database, query))].sort()]);
  }
}

describe('the counters equal a recount of all cases', () => {
  it.each(queries)('%s', async (_, query) => {
    expect([...(await one.figures(query))].sort()).toEqual([...(await recounted(database, query))].sort());
  });

  it('which found something to count', async () => {
    const all = await recounted(database, { level: 'unit-grid' });
    expect(all.size).toBeGreaterThan(5);
    const [count, overdue] = [...all.values()].reduce(([a, b], [c, d]) => [a + c, b + d] as const, [0, 0] as const);
    expect(count).toBeGreaterThan(250);
    expect(overdue).toBeGreaterThan(20);
  });

  it('of what a unit may see', async () => {
    const scopeUnit = smallCityUnit('990101', 1);
    const actor = actorFor('disposal-unit', { districtCode: '990101', unitCode: scopeUnit });
    const seen = await one.figures({ level: 'unit-grid' }, actor);
    expect([...seen].sort()).toEqual(
      [...(await recounted(database, { level: 'unit-grid', districtCode: '990101', scopeUnit }))].sort(),
    );
    expect(seen.size).toBeGreaterThan(0);
  });
});

interface Change {
  readonly id: string;
  readonly district_code: string;
}

/** Changes a case in any way a command could, and more: to another place, category, source, time, unit and state. */
async function changeAtRandom(random: Random, { id, district_code }: Change): Promise<void> {
  const community = `${district_code}00${pick(random, [1, 2])}00${pick(random, [1, 2])}`;
  const at = () => new Date(heatNow.getTime() + (random() - 0.7) * 30 * 86_400_000).toISOString();
  const maybe = <T>(value: T): T | null => (random() < 0.5 ? value : null);
  const { rows: categories } = await database.knex.raw('SELECT id FROM categories ORDER BY id');
  await database
    .knex('cases')
    .where({ district_code, id })
    .update({
      status: pick(random, caseStatuses),
      source: pick(random, caseSources),
      category_id: pick(random, categories as { id: string }[]).id,
      unit_grid_code: `${community}00${pick(random, [1, 2, 3])}`,
      community_code: community,
      subdistrict_code: community.slice(0, 9),
      responsibility_grid_code: maybe(`${community.slice(0, 9)}Z001`),
      unit_code: maybe(smallCityUnit(district_code as '990101', pick(random, [1, 2]))),
      sub_unit_code: maybe(smallCityUnit(district_code as '990101', pick(random, [1, 2]))),
      reported_at: at(),
      due_at: maybe(at()),
      handled_at: maybe(at()),
      step_due_at: maybe(at()),
      step_warn_at: at(),
      step_paused_at: maybe(at()),
      appeal: pick(random, [null, 'pending', 'granted', 'denied']),
    });
}

/** Writes the notice of a changed case, as every command does. */
async function announce({ id, district_code }: Change): Promise<void> {
  await runStatement(
    database,
    {
      text: `
        WITH head AS (
          UPDATE outbox_positions SET position = position + 1 WHERE district_code = $1 RETURNING position
        )
        INSERT INTO outbox (district_code, position, case_id, kind, payload, at)
        SELECT $1, head.position, c.id, 'note', jsonb_build_object('number', c.number, 'version', 1, 'status', c.status, 'units', '[]'::jsonb), now()
        FROM head, cases c WHERE c.district_code = $1 AND c.id = $2`,
    },
    [district_code, id],
  );
}

async function changeSome(random: Random, count: number): Promise<void> {
  const { rows } = await database.knex.raw<{ rows: Change[] }>('SELECT district_code, id FROM cases ORDER BY id');
  for (let index = 0; index < count; index += 1) {
    const change = pick(random, rows);
    await changeAtRandom(random, change);
    await announce(change);
  }
}

describe('after changes of every kind', () => {
  it('every process that follows the log equals a recount', async () => {
    const random = seededRandom(11);
    for (let round = 0; round < 3; round += 1) {
      await changeSome(random, 40);
      await one.counters.catchUp();
      await expectRecounted(one);
    }
    await other.counters.catchUp();
    await expectRecounted(other);
    for (const lamp of lamps)
      expect((await recounted(database, { level: 'district', lamp: [lamp] })).size).toBeGreaterThan(0);
    expect(one.counters.freshness()).toEqual({ asOf: heatNow, pending: 0 });
  });

  it('the same notices twice, in another order, change nothing', async () => {
    const { rows } = await database.knex.raw<{ rows: Change[] }>(
      'SELECT district_code, id FROM cases ORDER BY id DESC LIMIT 50',
    );
    for (const each of [...rows, ...rows.reverse()]) await announce(each);
    await one.counters.catchUp();
    await expectRecounted(one);
  });

  it('a process that starts finds stored blocks, and what came after them in the log', async () => {
    const facts = heatFactsRepository(database);
    for (const district of smallCityDistricts) await facts.bringUpToDate(district);
    await changeSome(seededRandom(12), 15);
    const third = startHeatProcess(database, (error) => failures.push(error));
    await third.counters.read();
    await expectRecounted(third);
    await third.counters.close();
  });
});

describe('a recount', () => {
  const facts = () => heatFactsRepository(database);

  it('finds nothing where everything came by the log', async () => {
    for (const district of smallCityDistricts) expect(await facts().recount(district, false)).toEqual([]);
  });

  it('says what was changed past the log, repairs it, and running processes take it up', async () => {
    // What the log still held must not bring the change along.
    await one.counters.catchUp();
    const [changed] = await database
      .knex('cases')
      .where({ district_code: '990101' })
      .whereNot('number', 'like', 'old%')
      .whereNot('source', 'sensor')
      .orderBy('id')
      .limit(1);
    await database
      .knex('cases')
      .where({ id: changed.id })
      .update({ source: 'sensor', reported_at: '2026-03-01T04:00:00Z' });
    const differences = await facts().recount('990101', false);
    expect(differences.map(({ day }) => day)).toEqual([Number(changed.number.slice(6, 14))]);
    await one.counters.catchUp();
    expect((await one.figures({ level: 'district', source: ['sensor'] })).get('990101')).not.toEqual(
      (await recounted(database, { level: 'district', source: ['sensor'] })).get('990101'),
    );
    await facts().recount('990101', true);
    expect(await facts().recount('990101', false)).toEqual([]);
    await one.counters.catchUp();
    await expectRecounted(one);
  });

  it('leaves days whose cases have gone', async () => {
    await database.knex('heat_blocks').insert({ district_code: '990101', day: 20200101, facts: Buffer.alloc(0) });
    expect((await facts().recount('990101', true)).map(({ day, recounted }) => [day, recounted])).toEqual([
      [20200101, null],
    ]);
    expect(await database.knex('heat_blocks').where({ day: 20200101 })).toHaveLength(1);
  });
});
