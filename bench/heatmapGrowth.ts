import { packNumbers } from '../server/application/heatmap/packNumbers.ts';
import { addToAreas, areaTargets, type HeatAreaSet } from '../server/domain/heatmap/areas.ts';
import type { HeatStore } from '../server/domain/heatmap/heatStore.ts';
import { type HeatFilter, selectionOf } from '../server/domain/heatmap/selection.ts';
import { sumByPlace } from '../server/domain/heatmap/sums.ts';
import { madeDays, madeFacts } from './madeFacts.ts';
import { inProcess, inRounds, type Measure } from './measure.ts';
import { printTable } from './table.ts';

const GRIDS = 634_000;
const DAYS = 300;
const MOMENT = 850_000_000;

/** The facts of ten million cases beside those of a hundred thousand, in the same city: facts made in the process, no database. */
export async function measureHeatmapGrowth(): Promise<unknown> {
  const small = madeFacts({ grids: GRIDS, cases: 100_000, days: DAYS });
  const before = process.memoryUsage().arrayBuffers;
  const began = performance.now();
  const large = madeFacts({ grids: GRIDS, cases: 10_000_000, days: DAYS });
  const facts = {
    'unit grids': GRIDS,
    days: DAYS,
    'MB for 10⁷ cases': Math.round((process.memoryUsage().arrayBuffers - before) / 1e6),
    's to fill': Math.round((performance.now() - began) / 100) / 10,
  };
  const { last, first } = madeDays(DAYS);
  const questions: readonly (readonly [string, HeatFilter])[] = [
    ['30 days', { firstDay: last - 29, lastDay: last }],
    [
      '30 days, 5 categories',
      { firstDay: last - 29, lastDay: last, categories: [1, 2, 3, 4, 5].map((each) => `category ${each}`) },
    ],
    ['300 days', { firstDay: first, lastDay: last }],
    [
      '300 days, 5 categories',
      { firstDay: first, lastDay: last, categories: [1, 2, 3, 4, 5].map((each) => `category ${each}`) },
    ],
  ];
  const areas: HeatAreaSet = { level: 'unit-grid', edition: 'made', codes: small.codes };
  const measures: Measure[] = [];
  for (const [what, filter] of questions) {
    for (const [name, isSent] of [
      ['counted', false],
      ['counted, packed and written', true],
    ] as const) {
      const reference = `10⁵ cases: ${what}, ${name}`;
      const question = (store: HeatStore) => inProcess(1, async () => ask(store, areas, filter, isSent));
      measures.push({ what: reference, run: question(small.store) });
      measures.push({ what: `10⁷ cases: ${what}, ${name}`, run: question(large.store), reference });
    }
  }
  return printTable('heatmap-growth', facts, await inRounds(measures));
}

function ask(store: HeatStore, areas: HeatAreaSet, filter: HeatFilter, isSent: boolean): string | Uint32Array {
  const counts = new Uint32Array(areas.codes.length);
  const overdue = new Uint32Array(areas.codes.length);
  for (const district of store.values()) {
    const cells = sumByPlace(district, 'grid', selectionOf(filter, district, MOMENT));
    addToAreas(cells, areaTargets(areas, district), { counts, overdue });
  }
  return isSent ? JSON.stringify({ counts: packNumbers(counts), overdue: packNumbers(overdue) }) : counts;
}
