import { TransformStream } from 'node:stream/web';
import type { HeatExportPort, HeatFile, HeatRow, HeatTable } from '../../application/heatmap/heatExport.ts';
import type { Cell } from './cells.ts';
import { BYTE_ORDER_MARK, csvLines } from './csv.ts';
import { heatHead, heatTitles } from './heatWords.ts';
import { Workbook } from './workbook.ts';
import type { ByteSink } from './zipFile.ts';

/** So many rows are made into text at once. */
const ROWS_PER_CHUNK = 2000;

/** Writes heat maps as CSV or as a workbook, row by row; the first line says what was asked. */
export const heatExport: HeatExportPort = {
  write: (table) => (table.query.format === 'xlsx' ? workbookOf(table) : csvOf(table)),
};

async function* csvOf(table: HeatTable): HeatFile {
  const encoder = new TextEncoder();
  yield encoder.encode(BYTE_ORDER_MARK + csvLines([[heatHead(table)], titlesOf(table)]));
  for (const rows of chunksOf(table)) yield encoder.encode(csvLines(rows));
}

/** A workbook writes by itself: it is let go on when what it wrote was read, and stopped when its reader leaves. */
function workbookOf(table: HeatTable): HeatFile {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  writeWorkbook(table, writer)
    .then(() => writer.close())
    // What broke is told to who reads; where nobody does, that is what broke.
    .catch((error: unknown) => writer.abort(error).catch(() => undefined));
  return readable;
}

async function writeWorkbook(table: HeatTable, file: ByteSink): Promise<void> {
  const workbook = new Workbook(file);
  const titles = titlesOf(table);
  try {
    await workbook.begin(heatTitles(table.query.language).sheet, [heatHead(table), ...titles.slice(1).map(() => '')]);
    await workbook.add([titles]);
    for (const rows of chunksOf(table)) await workbook.add(rows);
    await workbook.end();
  } catch (error) {
    await workbook.abandon();
    throw error;
  }
}

function titlesOf({ query }: HeatTable): string[] {
  const words = heatTitles(query.language);
  const figures = [words.count, words.overdue, words.overdueShare, ...(query.median ? [words.medianMinutes] : [])];
  const isCompared = query.comparedFrom !== undefined;
  return [words.code, ...figures, ...(isCompared ? figures.map((title) => `${words.compared}${title}`) : [])];
}

function* chunksOf({ rows, query }: HeatTable): Generator<Cell[][]> {
  let chunk: Cell[][] = [];
  for (const row of rows) {
    const { code, compared } = row;
    chunk.push([code, ...figuresOf(row, query.median), ...(compared ? figuresOf(compared, query.median) : [])]);
    if (chunk.length < ROWS_PER_CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  yield chunk;
}

function figuresOf(
  { count, overdue, medianMinutes }: Pick<HeatRow, 'count' | 'overdue' | 'medianMinutes'>,
  isMedianAsked: boolean,
): Cell[] {
  const share = count === 0 ? null : Math.round((overdue / count) * 10_000) / 10_000;
  return [count, overdue, share, ...(isMedianAsked ? [medianMinutes] : [])];
}
