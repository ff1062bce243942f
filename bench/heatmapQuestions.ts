import type { Database } from '../server/database/connection.ts';
import { runStatement } from '../server/database/statement.ts';
import { caseSources } from '../server/domain/case/caseFile.ts';
import type { PlainHeatQuery } from '../server/testing/plainHeatmap.ts';

const DAY_MILLISECONDS = 86_400_000;

export type HeatQuery = Omit<PlainHeatQuery, 'now'>;

/** What the heat map is asked. */
export interface HeatBenchQuestion {
  readonly what: string;
  readonly query: HeatQuery;
  /** The same with so many other filters that none is remembered when its turn comes again. */
  readonly unremembered?: readonly HeatQuery[];
}

/** Codes that cases have. */
interface KnownCodes {
  readonly districtCode: string;
  readonly categories: readonly string[];
  /** The units of each district. */
  readonly units: readonly (readonly string[])[];
}
type Filter = Pick<HeatQuery, 'categoryId' | 'source' | 'stage' | 'lamp' | 'unitCode'>;

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MILLISECONDS).toISOString().slice(0, 10);
const month = () => ({ from: daysAgo(29), to: daysAgo(0) });
const year = () => ({ from: daysAgo(299), to: daysAgo(0) });

/** Questions of every kind, with codes that the city's cases have. */
export async function heatQuestions(database: Database): Promise<readonly HeatBenchQuestion[]> {
  const { districtCode, categories, units } = await knownCodes(database);
  const grids = (period: ReturnType<typeof month>) => ({ level: 'unit-grid', ...period }) as const;
  const districts = { level: 'district', ...month() } as const;
  const communities = (period: ReturnType<typeof month>) => ({ level: 'community', ...period }) as const;
  const ofDistrict = { districtCode };
  const chosen = categories.slice(0, 3);
  const byCategory = [chosen, ...triples(categories)].map((categoryId) => ({ categoryId: [...categoryId] }));
  const bySource = [['hotline', 'citizen'] as const, ...oneOrTwo(caseSources)].map((source) => ({
    source: [...source],
  }));
  const byUnit = oneOrTwo([0, 1, 2, 3, 4]).map((places) => ({
    unitCode: units.flatMap((ofOne) => places.flatMap((place) => ofOne[place] ?? [])),
  }));
  const inDisposal = { stage: ['disposal', 'verification'] } satisfies Filter;
  return [
    { what: 'unit grids, 30 days', query: grids(month()) },
    { what: 'unit grids, 31 days amid the year', query: grids({ from: daysAgo(101), to: daysAgo(71) }) },
    { what: 'unit grids, 300 days', query: grids(year()) },
    { what: 'districts, 30 days', query: districts },
    { what: 'unit grids of a district, 30 days', query: { ...grids(month()), ...ofDistrict } },
    { what: 'unit grids of a district, 300 days', query: { ...grids(year()), ...ofDistrict } },
    filtered('unit grids, 30 days, 3 categories', grids(month()), byCategory),
    filtered('unit grids, 300 days, 3 categories', grids(year()), byCategory),
    filtered('unit grids, 30 days, 2 sources', grids(month()), bySource),
    filtered('unit grids, 300 days, 2 sources', grids(year()), bySource),
    filtered('districts, 30 days, 2 sources', districts, bySource),
    filtered('unit grids of a district, 300 days, 2 sources', { ...grids(year()), ...ofDistrict }, bySource),
    filtered('unit grids, 30 days, a unit of each district', grids(month()), byUnit),
    filtered('unit grids, 300 days, a unit of each district', grids(year()), byUnit),
    // Open cases are never totalled: every time is the first.
    { what: 'communities, 300 days, red lamps', query: { ...communities(year()), lamp: ['red'] } },
    { what: 'unit grids, 30 days, 2 stages', query: { ...grids(month()), ...inDisposal } },
    { what: 'unit grids, 300 days, 2 stages', query: { ...grids(year()), ...inDisposal } },
    {
      what: 'communities, 30 days, 2 sources, 2 stages, 3 categories',
      query: { ...communities(month()), ...inDisposal, source: ['hotline', 'citizen'], categoryId: chosen },
    },
  ];
}

/** The address of a question to the server. */
export function heatAddress({ from, to, level, districtCode, ...lists }: HeatQuery): string {
  const asked = new URLSearchParams({ from, to, level, ...(districtCode && { districtCode }) });
  for (const name of ['categoryId', 'source', 'stage', 'lamp', 'unitCode'] as const) {
    for (const each of lists[name] ?? []) asked.append(name, each);
  }
  return `/api/heatmap?${asked}`;
}

function filtered(what: string, period: HeatQuery, filters: readonly Filter[]): HeatBenchQuestion {
  const [query = period, ...unremembered] = filters.map((filter) => ({ ...period, ...filter }));
  return { what, query, unremembered };
}

function oneOrTwo<T>(values: readonly T[]): T[][] {
  return values.flatMap((one, index) => [[one], ...values.slice(index + 1).map((other) => [one, other])]);
}

/** Two times as many as there are values. */
function triples<T>(values: readonly T[]): T[][] {
  const round = [...values, ...values];
  return values.flatMap((_, at) => [
    [...round.slice(at, at + 2), ...round.slice(at + 3, at + 4)],
    [...round.slice(at, at + 2), ...round.slice(at + 4, at + 5)],
  ]);
}

async function knownCodes(database: Database): Promise<KnownCodes> {
  const text = `SELECT min(district_code) AS "districtCode",
      ARRAY(SELECT DISTINCT code FROM heat_codes WHERE kind = 'category' ORDER BY code) AS categories,
      (SELECT json_agg(codes) FROM (
        SELECT array_agg(code ORDER BY code) AS codes FROM heat_codes WHERE kind = 'unit' GROUP BY district_code) AS units
      ) AS units
    FROM heat_codes`;
  const [row] = await runStatement<KnownCodes>(database, { text }, []);
  if (!row) throw new Error('the city is empty');
  return row;
}
