import { measureClient } from './client.ts';
import { measureClocks } from './clocks.ts';
import { measureDivision } from './division.ts';
import { measureDryRun } from './dryRun.ts';
import { measureHeatmap } from './heatmap.ts';
import { measureHeatmapAnswers } from './heatmapAnswers.ts';
import { measureHeatmapDrain } from './heatmapDrain.ts';
import { measureHeatmapGrowth } from './heatmapGrowth.ts';
import { measureImport } from './import.ts';
import { measureImportMemory } from './importMemory.ts';
import { measureInventory } from './inventory.ts';
import { measureLive } from './live.ts';
import { measureLocate } from './locate.ts';
import { measurePartition } from './partition.ts';
import { measureReport } from './report.ts';
import { measureReportGrowth } from './reportGrowth.ts';
import { measureTileCold } from './tileCold.ts';
import { measureTileWarm } from './tileWarm.ts';

/** Every claim of speed is a program: `npm run bench -- <name>`. Figures and how to read them: docs/PERFORMANCE.md. */
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  client: measureClient,
  clocks: measureClocks,
  division: measureDivision,
  'dry-run': measureDryRun,
  heatmap: measureHeatmap,
  'heatmap-answers': measureHeatmapAnswers,
  'heatmap-drain': measureHeatmapDrain,
  'heatmap-growth': measureHeatmapGrowth,
  inventory: measureInventory,
  import: measureImport,
  'import-memory': measureImportMemory,
  locate: measureLocate,
  log: measureLive,
  partition: measurePartition,
  report: measureReport,
  'report-growth': measureReportGrowth,
  'tile-cold': measureTileCold,
  'tile-warm': measureTileWarm,
};

const name = process.argv[2] ?? '';
const bench = benches[name];
if (bench) {
  // The last line is for programs: one JSON object.
  console.log(`RESULT ${JSON.stringify(await bench())}`);
} else {
  console.error(`Usage: npm run bench -- <${Object.keys(benches).join('|')}>`);
  process.exitCode = 2;
}
