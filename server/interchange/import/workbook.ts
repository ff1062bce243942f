import readWorkbook from 'read-excel-file/node';
import type { SurveyItem } from '../../domain/survey/record.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';
import { checkArchive } from './archive.ts';
import { columnNames } from './delimitedText.ts';

/** A workbook is read at once; a larger one is better sent as CSV, which is streamed. */
const LIMITS = { files: 2000, bytes: 256 * 2 ** 20, ratio: 200, ratioFromBytes: 16 * 2 ** 20 };

export interface WorkbookSheets {
  readonly names: readonly string[];
  records(name: string): AsyncIterable<SurveyItem>;
}

/** The sheets of an .xlsx workbook; the first row with a value names the columns. */
export async function openWorkbook(path: string): Promise<WorkbookSheets> {
  await checkArchive(path, LIMITS);
  const sheets = await readWorkbook(path).catch((error: unknown) => {
    throw new SurveyRefused('import-file-broken', { message: error instanceof Error ? error.message : String(error) });
  });
  return {
    names: sheets.map(({ sheet }) => sheet),
    async *records(name) {
      yield* itemsOf(sheets.find(({ sheet }) => sheet === name)?.data ?? []);
    },
  };
}

type Cell = string | number | boolean | Date | null;

function* itemsOf(rows: readonly (readonly (Cell | typeof Date)[])[]): Generator<SurveyItem> {
  const first = rows.findIndex((row) => row.some((cell) => textOf(cell) !== ''));
  const columns = columnNames((rows[first] ?? []).map(textOf));
  for (const [index, row] of rows.entries()) {
    if (index <= first || row.every((cell) => textOf(cell) === '')) continue;
    const attributes = Object.fromEntries(columns.map((column, at) => [column, textOf(row[at] ?? null)]));
    yield { position: index + 1, attributes, geometry: null };
  }
}

/** A date of a sheet has no time zone; the library gives it as one of UTC. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  return String(cell).trim();
}
