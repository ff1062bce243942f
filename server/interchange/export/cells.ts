import type { ExportRow } from '../../application/exportPorts.ts';
import type { ExportLanguage } from '../../contract/schemas/search.ts';
import type { ExportTable } from './sinks.ts';
import { type ExportWords, exportWords } from './words.ts';

/** A cell: text, a number, or a local time `YYYY-MM-DD HH:MM:SS` as a date. */
export type Cell = string | number | { readonly localTime: string } | null;

const timeColumns: ReadonlySet<string> = new Set([
  'reportedAt',
  'acceptedAt',
  'filedAt',
  'dispatchedAt',
  'dueAt',
  'handledAt',
  'verifiedAt',
  'closedAt',
]);

/** The columns of a file, in the order in which the words name them. */
function columnsOf(words: ExportWords): readonly (keyof ExportRow)[] {
  return Object.keys(words.columns) as (keyof ExportRow)[];
}

/** A case as the cells of its line, codes in the reader's words. */
function cellsOf(row: ExportRow, words: ExportWords): Cell[] {
  const shown = {
    ...row,
    status: words.statuses[row.status],
    source: words.sources[row.source],
    lamp: words.lamps[row.lamp],
  };
  return columnsOf(words).map((column) => {
    const value = shown[column];
    return timeColumns.has(column) && typeof value === 'string' ? { localTime: value } : value;
  });
}

/** Cases as a table in one language. */
export function caseTable(language: ExportLanguage): ExportTable<ExportRow> {
  const words = exportWords[language];
  const titles = columnsOf(words).map((column) => words.columns[column]);
  return { sheet: words.sheet, titles, cellsOf: (row) => cellsOf(row, words) };
}
