import type { Cell } from './cells.ts';
import { type ByteSink, ZipFile } from './zipFile.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DATE_STYLE = 1;
const BOLD_STYLE = 2;
/** Days from Excel's day zero to 1970-01-01. */
const EPOCH_DAYS = 25_569;
const DAY_MILLISECONDS = 86_400_000;

/**
 * An .xlsx workbook, written sheet after sheet and row by row. Text is written as text, so that no cell can be a formula; times are
 * dates that a spreadsheet can sort and count with.
 */
export class Workbook {
  private readonly zip: ZipFile;
  private readonly sheets: string[] = [];
  private rowCount = 0;

  constructor(file: ByteSink) {
    this.zip = new ZipFile(file);
  }

  /** Begins a sheet behind those before, with the titles as its first row. */
  async begin(sheet: string, titles: readonly string[]): Promise<void> {
    await this.endSheet();
    this.sheets.push(sheet);
    this.rowCount = 1;
    await this.zip.begin(`xl/worksheets/sheet${this.sheets.length}.xml`);
    await this.zip.add(
      `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
        `<cols><col min="1" max="${titles.length}" width="18" customWidth="1"/></cols><sheetData>` +
        rowXml(1, titles, (title, reference) => textCell(title, BOLD_STYLE, reference)),
    );
  }

  /** Adds rows below. */
  async add(rows: readonly (readonly Cell[])[]): Promise<void> {
    const first = this.rowCount + 1;
    this.rowCount += rows.length;
    await this.zip.add(rows.map((row, index) => rowXml(first + index, row, cellXml)).join(''));
  }

  /** Ends the last sheet and the archive and tells the length of the file. */
  async end(): Promise<number> {
    await this.endSheet();
    for (const [path, text] of partsOf(this.sheets)) await this.part(path, text);
    return this.zip.close();
  }

  /** Stops in the middle of a workbook that nobody will read. */
  abandon(): Promise<void> {
    return this.zip.abandon();
  }

  private async endSheet(): Promise<void> {
    if (this.sheets.length === 0) return;
    await this.zip.add('</sheetData></worksheet>');
    await this.zip.finish();
  }

  private async part(path: string, text: string): Promise<void> {
    await this.zip.begin(path);
    await this.zip.add(XML + text);
    await this.zip.finish();
  }
}

/** Places are written although the format lets one leave them out: not every reader counts along. */
function rowXml<T>(number: number, cells: readonly T[], cellOf: (cell: T, reference: string) => string): string {
  return `<row r="${number}">${cells.map((cell, index) => cellOf(cell, `${columnName(index)}${number}`)).join('')}</row>`;
}

/** A … Z, AA, AB … */
function columnName(index: number): string {
  const rest = index >= 26 ? columnName(Math.floor(index / 26) - 1) : '';
  return rest + String.fromCharCode(65 + (index % 26));
}

function cellXml(cell: Cell, reference: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${reference}" s="${DATE_STYLE}"><v>${serialOf(cell.localTime)}</v></c>`;
  return textCell(cell, 0, reference);
}

function textCell(text: string, style: number, reference: string): string {
  return `<c r="${reference}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** Excel counts local days; the text has no zone, so it is read as if it were UTC and nothing shifts. */
function serialOf(localTime: string): number {
  return Date.parse(`${localTime.replace(' ', 'T')}Z`) / DAY_MILLISECONDS + EPOCH_DAYS;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML 1.0 cannot hold would make the whole file unreadable. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

/** What names the sheets and says how their cells look. */
const partsOf = (sheets: readonly string[]): readonly (readonly [string, string])[] => [
  [
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map((sheet, index) => `<sheet name="${escapeXml(sheet)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${RELATIONS}">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>` +
      '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
      '<cellXfs count="3"><xf xfId="0"/><xf numFmtId="164" applyNumberFormat="1" xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/></cellXfs></styleSheet>',
  ],
];
