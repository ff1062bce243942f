import { packWhole } from '../server/application/heatmap/packNumbers.ts';
import { AreaCounts } from '../server/domain/heatmap/areaCounts.ts';
import type { HeatAreaSet } from '../server/domain/heatmap/areas.ts';
import type { HeatStore } from '../server/domain/heatmap/heatStore.ts';
import { type HeatFilter, selectionOf } from '../server/domain/heatmap/selection.ts';
import { sumByArea } from '../server/domain/heatmap/sumByArea.ts';
import { madeDays, madeFacts } from './madeFacts.ts';
import { inProcess, inRounds, type Measure } from './measure.ts';
import { printTable } from './table.ts';

const GRIDS = 634_000;
const DAYS = 300;
const MOMENT = 850_000_000;

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
  const measures = questions().flatMap(([what, filter]) => [
    ...compared(small.store, large.store, what, (store) => ask(store, areas, filter, MOMENT)),
    ...compared(small.store, large.store, `${what}, packed and written`, (store) =>
      written(ask(store, areas, filter, MOMENT)),
    ),
    ...(filter.categories ? [] : [caseByCase(large.store, areas, what, filter)]),
  ]);
  return printTable('heatmap-growth', facts, await inRounds(measures));
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

function compared(
  small: HeatStore,
  large: HeatStore,
  what: string,
  question: (store: HeatStore) => unknown,
): Measure[] {
  const run = (store: HeatStore) => inProcess(1, async () => question(store));
  const reference = `10⁵ cases: ${what}`;
  return [
    { what: reference, run: run(small) },
    { what: `10⁷ cases: ${what}`, run: run(large), reference },
  ];
}

/** How a question is answered that the running totals cannot: they do not go back to a moment that has passed. */
function caseByCase(store: HeatStore, areas: HeatAreaSet, what: string, filter: HeatFilter): Measure {
  return {
    what: `10⁷ cases: ${what}, case by case`,
    reference: `10⁷ cases: ${what}`,
    run: inProcess(1, async () => ask(store, areas, filter, MOMENT - 1)),
  };
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
