import { heatFigures } from '../server/application/heatmap/readHeatmap.ts';
import type { Database } from '../server/database/connection.ts';
import { runStatement } from '../server/database/statement.ts';
import { actorFor } from '../server/testing/caseFactory.ts';
import { type PlainHeatQuery, plainHeatStatement } from '../server/testing/plainHeatmap.ts';
import { openBenchCity } from './city.ts';
import { inProcess, inRounds, type Measure, overHttp } from './measure.ts';
import { openHeatmap, residentMegabytes } from './openHeatmap.ts';
import { startServer } from './serverProcess.ts';
import { printTable } from './table.ts';

const DAY_MILLISECONDS = 86_400_000;

/** The heat map from memory beside one plain GROUP BY over the cases, then over HTTP. */
export async function measureHeatmap(): Promise<unknown> {
  const city = await openBenchCity();
  try {
    const began = performance.now();
    const heatmap = openHeatmap(city.database);
    const { counters, clock } = heatmap;
    await counters.read();
    const loading = { 'ms to load': Math.round(performance.now() - began), 'MB resident': residentMegabytes() };
    const noMedians = Object.assign(async () => Promise.reject(new Error('no median is asked for')), {
      invalidate: () => undefined,
    });
    const read = heatFigures({ ...heatmap, readCalendar: noMedians });
    const actor = actorFor('supervisor', { districtCode: null });
    const server = await startServer(city.databaseUrl);
    const headers = { authorization: `Bearer ${city.keys.supervisor}` };
    const measures = questionsOf(await knownCodes(city.database)).flatMap(([what, query]): Measure[] => {
      const plain = plainHeatStatement({ ...query, now: clock.now().toISOString() });
      const reference = `GROUP BY: ${what}`;
      const http = overHttp({ url: addressOf(server.url, query), headers, connections: 1 });
      return [
        { what: reference, run: inProcess(1, () => runStatement(city.database, { text: plain.text }, plain.values)) },
        { what: `in memory: ${what}`, reference, run: inProcess(1, () => read(actor, { ...query, median: false })) },
        { what: `HTTP: ${what}`, run: http },
      ];
    });
    await whenReady(addressOf(server.url, { ...month(), level: 'district' }), headers);
    const lines = await inRounds(measures);
    await server.close();
    await counters.close();
    return printTable('heatmap', { ...city.facts, ...loading }, lines);
  } finally {
    await city.close();
  }
}

type Query = Omit<PlainHeatQuery, 'now'>;
interface KnownCodes {
  readonly districtCode: string;
  readonly categories: string[];
  readonly units: string[];
}

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MILLISECONDS).toISOString().slice(0, 10);
const month = () => ({ from: daysAgo(29), to: daysAgo(0) });

function questionsOf({ districtCode, categories, units }: KnownCodes): [string, Query][] {
  const all = { from: daysAgo(299), to: daysAgo(0) };
  const narrowed = { source: ['hotline', 'citizen'] } satisfies Partial<Query>;
  const inDisposal = { stage: ['disposal', 'verification'] } satisfies Partial<Query>;
  return [
    ['unit grids, 30 days', { level: 'unit-grid', ...month() }],
    ['unit grids, 31 days amid the year', { level: 'unit-grid', from: daysAgo(101), to: daysAgo(71) }],
    ['unit grids, 30 days, 3 categories', { level: 'unit-grid', ...month(), categoryId: categories }],
    ['unit grids, 300 days', { level: 'unit-grid', ...all }],
    ['unit grids, 300 days, 3 categories', { level: 'unit-grid', ...all, categoryId: categories }],
    ['communities, 300 days, red lamps', { level: 'community', ...all, lamp: ['red'] }],
    ['districts, 30 days', { level: 'district', ...month() }],
    ['unit grids of a district, 30 days', { level: 'unit-grid', ...month(), districtCode }],
    ['unit grids of a district, 300 days', { level: 'unit-grid', ...all, districtCode }],
    ['unit grids, 30 days, 2 sources', { level: 'unit-grid', ...month(), ...narrowed }],
    ['unit grids, 300 days, 2 sources', { level: 'unit-grid', ...all, ...narrowed }],
    ['districts, 30 days, 2 sources', { level: 'district', ...month(), ...narrowed }],
    ['unit grids, 30 days, 2 stages', { level: 'unit-grid', ...month(), ...inDisposal }],
    ['unit grids, 300 days, 2 stages', { level: 'unit-grid', ...all, ...inDisposal }],
    ['unit grids, 30 days, a unit of each district', { level: 'unit-grid', ...month(), unitCode: units }],
    ['unit grids, 300 days, a unit of each district', { level: 'unit-grid', ...all, unitCode: units }],
    [
      'communities, 30 days, 2 sources, 2 stages, 3 categories',
      { level: 'community', ...month(), ...narrowed, ...inDisposal, categoryId: categories },
    ],
  ];
}

/** Codes that cases have: three categories, a unit of each district. */
async function knownCodes(database: Database): Promise<KnownCodes> {
  const text = `SELECT min(district_code) AS "districtCode",
      ARRAY(SELECT DISTINCT code FROM heat_codes WHERE kind = 'category' ORDER BY code LIMIT 3) AS categories,
      ARRAY(SELECT min(code) FROM heat_codes WHERE kind = 'unit' GROUP BY district_code) AS units
    FROM heat_codes`;
  const [row] = await runStatement<KnownCodes>(database, { text }, []);
  if (!row) throw new Error('the city is empty');
  return row;
}

function addressOf(url: string, { from, to, level, districtCode, ...lists }: Query): string {
  const address = new URL('/api/heatmap', url);
  const asked = { from, to, level, ...(districtCode && { districtCode }) };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  for (const name of ['categoryId', 'source', 'stage', 'lamp', 'unitCode'] as const) {
    for (const each of lists[name] ?? []) address.searchParams.append(name, each);
  }
  return address.href;
}

/** Waits until a server that has just started answers: it reads all cases first. */
async function whenReady(url: string, headers: Record<string, string>): Promise<void> {
  for (;;) {
    const { status } = await fetch(url, { headers });
    if (status === 200) return;
    if (status !== 503) throw new Error(`${url} answers ${status}`);
    await new Promise((resolve) => void setTimeout(resolve, 1000));
  }
}
