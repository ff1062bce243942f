import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MappingContext, mapRecord } from '../server/domain/survey/mapRecord.ts';
import { isBroken } from '../server/domain/survey/record.ts';
import { openSurvey } from '../server/interchange/import/openSurvey.ts';

const BYTES = Number(process.env.BENCH_BYTES ?? 1e9);
/** As many rows as go to the database in one statement. */
const BATCH = 5000;
const MOST_MEGABYTES = 500;

const context: MappingContext = {
  districtCode: '310101',
  plan: {
    columns: { code: '编号', name: '名称', x: '经度', y: '纬度', note: '备注' },
    category: { kind: 'one', code: '0101' },
    unitNames: {},
    duplicateMeters: 0.5,
    wholeStockOf: null,
  },
  categories: new Map([['0101', { id: '0101', code: '0101', name: '上水井盖' }]]),
  units: new Map(),
  toDegrees: (x, y) => [x, y],
};

/** Reads a text file of a gigabyte, maps it and makes batches of it, all but the database: resident memory must not grow with the file. */
export async function measureImportMemory(): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'wangge-bench-'));
  try {
    const path = join(folder, 'large.csv');
    const rows = await writeLarge(path);
    const began = performance.now();
    const survey = await openSurvey(path, undefined, 'large.csv', new AbortController().signal);
    let [read, characters] = [0, 0];
    let batch: unknown[] = [];
    for await (const item of survey.records()) {
      if (isBroken(item)) throw new Error(`row ${item.position} is broken`);
      batch.push(mapRecord(item, context));
      read += 1;
      if (batch.length < BATCH) continue;
      characters += JSON.stringify(batch).length;
      batch = [];
    }
    await survey.close();
    if (read !== rows) throw new Error(`${rows} rows were written, ${read} read`);
    const result = {
      megabytes: Math.round((await stat(path)).size / 1e6),
      rows,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      charactersOfBatches: characters,
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1000),
    };
    console.log(`\n## Memory while a large file is read\n`, result);
    if (result.peakMegabytes > MOST_MEGABYTES) throw new Error(`more than ${MOST_MEGABYTES} MB`);
    return result;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeLarge(path: string): Promise<number> {
  const file = createWriteStream(path);
  const note = '路边人行道上，井盖完好，周围无破损。'.repeat(9);
  file.write('编号,名称,经度,纬度,备注\n');
  let [rows, bytes] = [0, 0];
  while (bytes < BYTES) {
    const line = `K${rows},部件${rows},121.${400_000 + (rows % 90_000)},31.${200_000 + (rows % 70_000)},${note}\n`;
    bytes += Buffer.byteLength(line);
    rows += 1;
    if (!file.write(line)) await new Promise((resolve) => file.once('drain', () => resolve(null)));
  }
  await new Promise<void>((resolve) => file.end(resolve));
  return rows;
}
