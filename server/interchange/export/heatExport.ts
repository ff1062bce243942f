import type { HeatExportPort, HeatRow, HeatTable, PutBytes } from '../../application/heatmap/heatExport.ts';
import type { Cell } from './cells.ts';
import { BYTE_ORDER_MARK, csvLines } from './csv.ts';
import { heatHead, heatTitles } from './heatWords.ts';
import { Workbook } from './workbook.ts';

/** So many rows are made into text at once. */
const ROWS_PER_CHUNK = 2000;

/** Writes heat maps as CSV or as a workbook, row by row; the first line says what was asked. */
export const heatExport: HeatExportPort = {
  write: (table, put) => (table.query.format === 'xlsx' ? writeWorkbook(table, put) : writeCsv(table, put)),
};

async function writeCsv(table: HeatTable, put: PutBytes): Promise<void> {
  await put(BYTE_ORDER_MARK + csvLines([[heatHead(table)], titlesOf(table)]));
  for (const rows of chunksOf(table)) await put(csvLines(rows));
}

async function writeWorkbook(table: HeatTable, put: PutBytes): Promise<void> {
  const workbook = new Workbook({ write: put });
  const titles = titlesOf(table);
  await workbook.begin(heatTitles(table.query.language).sheet, [heatHead(table), ...titles.slice(1).map(() => '')]);
  await workbook.add([titles]);
  for (const rows of chunksOf(table)) await workbook.add(rows);
  await workbook.end();
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
