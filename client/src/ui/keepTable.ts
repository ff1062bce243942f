import { stringify } from 'csv-stringify/browser/esm/sync';
import writeExcelFile from 'write-excel-file/browser';
import { saveFile } from './saveFile';

type Cell = string | number | null;

/** A table to be kept as a file: headings, then lines. */
export interface KeptTable {
  readonly headings: readonly string[];
  readonly lines: readonly (readonly Cell[])[];
}

/** As CSV in UTF-8 with its mark, so that spreadsheets read Chinese; a name cannot become a formula. */
export function csvText({ headings, lines }: KeptTable): string {
  return stringify([headings, ...lines], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** Lets the browser keep a table as a CSV file. */
export function saveCsvFile(table: KeptTable, name: string): void {
  saveFile(new Blob([csvText(table)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}

/** Lets the browser keep a table as a workbook, headings in bold and in view while one scrolls. */
export async function saveXlsxFile({ headings, lines }: KeptTable, sheet: string, name: string): Promise<void> {
  const data = [
    headings.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...lines.map((line) => line.map((value) => (value === null ? null : { value }))),
  ];
  saveFile(await writeExcelFile(data, { sheet, stickyRowsCount: 1 }).toBlob(), `${name}.xlsx`);
}
