import { stringify } from 'csv-stringify/sync';
import type { Cell } from './cells.ts';

/** Tells spreadsheets that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\u{feff}';

/**
 * Lines of CSV. Text that a spreadsheet would take for a formula (=, +, -, @, tab, return) gets an apostrophe before it; a
 * number is a number.
 */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map(plain)),
    { record_delimiter: '\r\n' },
  );
}

const FORMULA = /^[\s\u{200b}\u{feff}]*[=+\-@\t\r＝＋－＠]/u;

function plain(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return cell.localTime;
  return FORMULA.test(cell) ? `'${cell}` : cell;
}
