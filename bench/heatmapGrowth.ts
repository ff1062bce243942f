import { packWhole } from '../server/application/heatmap/packNumbers.ts';
import { AreaCounts } from '../server/domain/heatmap/areaCounts.ts';
import type { HeatAreaSet } from '../server/domain/heatmap/areas.ts';
import type { HeatStore } from '../server/domain/heatmap/heatStore.ts';
import { type HeatFilter, selectionOf } from '../server/domain/heatmap/selection.ts';
import { sumByArea } from '../server/domain/heatmap/sumByArea.ts';
import { madeDays, madeFacts } from './madeFacts.ts';

const GRIDS = 634_000;
const DAYS = 300;
const MOMENT = 850_000_000;
/** In each run a question is asked so often, or (but thrice at least) for so many milliseconds where it takes long. */
const RUNS = 3;
const MOST_REPETITIONS = 31;
const LONGEST_MILLISECONDS = 700;

/** The facts of ten million cases beside those of a hundred thousand, in the same city: facts made in the process, no database. */
export async function measureHeatmapGrowth(): Promise<unknown> {
  const small = madeFacts({ grids: GRIDS, cases: 100_000, days: DAYS });
  startTotals(small.store);
  const filling = timed(() => madeFacts({ grids: GRIDS, cases: 10_000_000, days: DAYS }));
  const large = filling.made;
  const adding = timed(() => startTotals(large.store));
  const facts = {
    'unit grids': GRIDS,
    days: DAYS,
    'MB for 10⁷ cases': filling.megabytes,
    's to fill': filling.seconds,
    'MB of running totals': adding.megabytes,
    's to add up': adding.seconds,
  };
  const areas: HeatAreaSet = { level: 'unit-grid', edition: 'made', codes: small.codes };
  const pairs = questions().flatMap(([what, filter]) => [
    compared(small.store, large.store, what, (store) => ask(store, areas, filter, MOMENT)),
    compared(small.store, large.store, `${what}, packed and written`, (store) =>
      written(ask(store, areas, filter, MOMENT)),
    ),
    ...(filter.categories ? [] : [caseByCase(large.store, areas, what, filter)]),
  ]);
  const lines = inRuns(pairs);
  print(facts, lines);
  return { title: 'heatmap-growth', facts, lines };
}

function questions(): readonly (readonly [string, HeatFilter])[] {
  const { last, first } = madeDays(DAYS);
  const sources = ['hotline', 'citizen'] as const;
  const categories = [1, 2, 3, 4, 5].map((each) => `category ${each}`);
  return [
    ['30 days', { firstDay: last - 29, lastDay: last }],
    ['30 days, 5 categories', { firstDay: last - 29, lastDay: last, categories }],
    ['31 days amid the year', { firstDay: last - 102, lastDay: last - 72 }],
    ['300 days', { firstDay: first, lastDay: last }],
    ['300 days, 5 categories', { firstDay: first, lastDay: last, categories }],
    ['30 days, 2 sources', { firstDay: last - 29, lastDay: last, sources }],
    ['300 days, 2 sources', { firstDay: first, lastDay: last, sources }],
  ];
}

/** A question to a small and to a large city; or asked there in a dear and in a cheap way. */
interface Pair {
  readonly what: string;
  readonly reference: () => unknown;
  readonly run: () => unknown;
}

function compared(small: HeatStore, large: HeatStore, what: string, question: (store: HeatStore) => unknown): Pair {
  return { what, reference: () => question(small), run: () => question(large) };
}

/** How a question is answered that the running totals cannot: they do not go back to a moment that has passed. */
function caseByCase(store: HeatStore, areas: HeatAreaSet, what: string, filter: HeatFilter): Pair {
  return {
    what: `${what}, 10⁷ by totals and case by case`,
    reference: () => ask(store, areas, filter, MOMENT),
    run: () => ask(store, areas, filter, MOMENT - 1),
  };
}

/** Milliseconds of the processor (user and system, all threads) of one question. */
interface Cost {
  readonly least: number;
  readonly median: number;
}
interface Line {
  readonly what: string;
  readonly reference: Cost;
  readonly run: Cost;
  readonly growth: number;
}

/** All pairs in turn, several runs: others on the machine and the clock of its cores change from minute to minute. */
function inRuns(pairs: readonly Pair[]): Line[] {
  const costs = pairs.map(() => ({ reference: [] as number[], run: [] as number[] }));
  for (let run = 0; run < RUNS; run += 1) {
    for (const [index, pair] of pairs.entries()) {
      costs[index]?.reference.push(...repeated(pair.reference));
      costs[index]?.run.push(...repeated(pair.run));
    }
  }
  return pairs.map(({ what }, index) => {
    const [reference, run] = [costOf(costs[index]?.reference ?? []), costOf(costs[index]?.run ?? [])];
    return { what, reference, run, growth: run.least / reference.least };
  });
}

/** The first time warms up and is not told. */
function repeated(question: () => unknown): number[] {
  question();
  const began = performance.now();
  const milliseconds: number[] = [];
  while (
    milliseconds.length < MOST_REPETITIONS &&
    (milliseconds.length < 3 || performance.now() - began < LONGEST_MILLISECONDS)
  ) {
    const before = process.cpuUsage();
    question();
    const { user, system } = process.cpuUsage(before);
    milliseconds.push((user + system) / 1000);
  }
  return milliseconds;
}

function costOf(milliseconds: readonly number[]): Cost {
  const sorted = [...milliseconds].sort((one, other) => one - other);
  return { least: sorted[0] ?? Number.NaN, median: sorted[sorted.length >> 1] ?? Number.NaN };
}

function print(facts: Readonly<Record<string, number>>, lines: readonly Line[]): void {
  const list = Object.entries(facts).map(([name, value]) => `${name} ${value.toLocaleString('en')}`);
  console.log(`\n## heatmap-growth, processor time\n${list.join(' · ')}\n`);
  console.log('| question | 10⁵ cases: least ms | median | 10⁷ cases: least ms | median | growth of the least |');
  console.log('|---|---|---|---|---|---|');
  for (const { what, reference, run, growth } of lines) {
    const times = [reference.least, reference.median, run.least, run.median].map((each) => each.toFixed(2));
    console.log(`| ${what} | ${times.join(' | ')} | ${growth.toFixed(2)} |`);
  }
}

function ask(store: HeatStore, areas: HeatAreaSet, filter: HeatFilter, moment: number) {
  const counted = new AreaCounts(areas);
  for (const district of store.values()) sumByArea(district, areas, selectionOf(filter, district, moment), counted);
  return counted;
}

function written({ counts, overdue }: AreaCounts): string {
  return JSON.stringify({ counts: packWhole(counts), overdue: packWhole(overdue) });
}

function startTotals(store: HeatStore): void {
  for (const district of store.values()) district.startTotals(MOMENT);
}

function timed<T>(make: () => T) {
  const before = process.memoryUsage().arrayBuffers;
  const began = performance.now();
  const made = make();
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  return { made, seconds, megabytes: Math.round((process.memoryUsage().arrayBuffers - before) / 1e6) };
}
