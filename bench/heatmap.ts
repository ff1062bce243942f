import { heatAreaSource } from '../server/application/heatmap/heatAreaSource.ts';
import { heatCounters } from '../server/application/heatmap/heatCounters.ts';
import { heatFigures } from '../server/application/heatmap/readHeatmap.ts';
import type { Database } from '../server/database/connection.ts';
import { heatAreaRepository } from '../server/database/heatmap/heatAreas.ts';
import { heatFactsRepository } from '../server/database/heatmap/heatFacts.ts';
import { noticeRepository } from '../server/database/notices.ts';
import { runStatement } from '../server/database/statement.ts';
import { actorFor } from '../server/testing/caseFactory.ts';
import { type PlainHeatQuery, plainHeatStatement } from '../server/testing/plainHeatmap.ts';
import { type BenchCity, openBenchCity } from './city.ts';
import { inProcess, inRounds, type Measure, overHttp } from './measure.ts';
import { startServer } from './serverProcess.ts';
import { printTable } from './table.ts';

const DRAINED = 20_000;
const DAY_MILLISECONDS = 86_400_000;

/** The heat map from memory beside one plain GROUP BY over the cases, then over HTTP; and how fast a backlog of the log is taken in. */
export async function measureHeatmap(): Promise<unknown> {
  const city = await openBenchCity();
  try {
    const began = performance.now();
    const { read, counters, clock } = countersOf(city.database);
    await counters.read();
    const loaded = Math.round(performance.now() - began);
    const questions = questionsOf(await districtOf(city.database));
    const actor = actorFor('supervisor', { districtCode: null });
    const server = await startServer(city.databaseUrl);
    const authorization = `Bearer ${city.keys.supervisor}`;
    const measures = questions.flatMap(([what, query]): Measure[] => {
      const plain = plainHeatStatement({ ...query, now: clock.now().toISOString() });
      const reference = `GROUP BY: ${what}`;
      return [
        { what: reference, run: inProcess(1, () => runStatement(city.database, { text: plain.text }, plain.values)) },
        { what: `in memory: ${what}`, reference, run: inProcess(1, () => read(actor, { ...query, median: false })) },
        {
          what: `HTTP: ${what}`,
          run: overHttp({ url: addressOf(server.url, query), headers: { authorization }, connections: 1 }),
        },
      ];
    });
    const lines = await inRounds(measures);
    await server.close();
    const drained = await drain(city, () => counters.catchUp());
    await counters.close();
    return printTable('heatmap', { ...city.facts, 'ms to load': loaded, 'log commands/s drained': drained }, lines);
  } finally {
    await city.close();
  }
}

type Query = Omit<PlainHeatQuery, 'now'>;

function countersOf(database: Database) {
  const clock = { now: () => new Date() };
  const counters = heatCounters({
    facts: heatFactsRepository(database),
    notices: noticeRepository(database, () => () => undefined),
    clock,
    onError: (error) => console.error(error),
  });
  const areasOf = heatAreaSource({ heatAreas: heatAreaRepository(database), heatCounters: counters });
  const readCalendar = Object.assign(async () => Promise.reject(new Error('no median is asked for')), {
    invalidate: () => undefined,
  });
  return { counters, clock, read: heatFigures({ heatCounters: counters, areasOf, clock, readCalendar }) };
}

function questionsOf({ districtCode, categories }: { districtCode: string; categories: string[] }): [string, Query][] {
  const day = (ago: number) => new Date(Date.now() - ago * DAY_MILLISECONDS).toISOString().slice(0, 10);
  const month = { from: day(29), to: day(0) };
  const all = { from: day(299), to: day(0) };
  return [
    ['unit grids, 30 days', { level: 'unit-grid', ...month }],
    ['unit grids, 30 days, 3 categories', { level: 'unit-grid', ...month, categoryId: categories }],
    ['unit grids, 300 days', { level: 'unit-grid', ...all }],
    ['communities, 300 days, red lamps', { level: 'community', ...all, lamp: ['red'] }],
    ['districts, 30 days', { level: 'district', ...month }],
    ['unit grids of a district, 30 days', { level: 'unit-grid', ...month, districtCode }],
    ['unit grids of a district, 300 days', { level: 'unit-grid', ...all, districtCode }],
  ];
}

async function districtOf(database: Database): Promise<{ districtCode: string; categories: string[] }> {
  const text = `SELECT (SELECT min(code) FROM administrative_areas WHERE level = 'district') AS "districtCode",
    ARRAY(SELECT id FROM categories ORDER BY id LIMIT 3) AS categories`;
  const [row] = await runStatement<{ districtCode: string; categories: string[] }>(database, { text }, []);
  if (!row) throw new Error('the city is empty');
  return row;
}

function addressOf(url: string, { from, to, level, districtCode, categoryId, lamp }: Query): string {
  const address = new URL('/api/heatmap', url);
  const asked = { from, to, level, ...(districtCode && { districtCode }) };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  for (const each of categoryId ?? []) address.searchParams.append('categoryId', each);
  for (const each of lamp ?? []) address.searchParams.append('lamp', each);
  return address.href;
}

/** Puts notices of cases all over the city into the log and tells how many a second are counted. */
async function drain({ database }: BenchCity, catchUp: () => Promise<void>): Promise<number> {
  const { rowCount } = await database.knex.raw<{ rowCount: number }>(
    `WITH chosen AS (
       SELECT district_code, id, number, status, row_number() OVER (PARTITION BY district_code ORDER BY id) AS place
       FROM (SELECT * FROM cases ORDER BY id LIMIT ?) AS those
     ), heads AS (
       INSERT INTO outbox_positions AS p (district_code, position) SELECT district_code, count(*) FROM chosen GROUP BY 1
       ON CONFLICT (district_code) DO UPDATE SET position = p.position + EXCLUDED.position
       RETURNING district_code, position
     )
     INSERT INTO outbox (district_code, position, case_id, kind, payload, at)
     SELECT c.district_code, h.position - count(*) OVER (PARTITION BY c.district_code) + c.place, c.id, 'note',
       jsonb_build_object('number', c.number, 'version', 1, 'status', c.status, 'units', '[]'::jsonb), now()
     FROM chosen c JOIN heads h USING (district_code)`,
    [DRAINED],
  );
  const began = performance.now();
  await catchUp();
  return Math.round(rowCount / ((performance.now() - began) / 1000));
}
