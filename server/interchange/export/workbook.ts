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
 * An .xlsx workbook of one sheet, written row by row. Text is written as text, so that no cell can be a formula; times are
 * dates that a spreadsheet can sort and count with.
 */
export class Workbook {
  private readonly zip: ZipFile;

  constructor(file: ByteSink) {
    this.zip = new ZipFile(file);
  }

  /** Writes everything before the first row, and the titles as the first. */
  async begin(sheet: string, titles: readonly string[]): Promise<void> {
    for (const [path, text] of fixedParts(sheet)) await this.part(path, text);
    await this.zip.begin('xl/worksheets/sheet1.xml');
    await this.zip.add(
      `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
        `<cols><col min="1" max="${titles.length}" width="18" customWidth="1"/></cols><sheetData>` +
        `<row>${titles.map((title) => textCell(title, BOLD_STYLE)).join('')}</row>`,
    );
  }

  /** Adds rows below. */
  async add(rows: readonly (readonly Cell[])[]): Promise<void> {
    await this.zip.add(rows.map((row) => `<row>${row.map(cellXml).join('')}</row>`).join(''));
  }

  /** Ends sheet and archive and tells the length of the file. */
  async end(): Promise<number> {
    await this.zip.add('</sheetData></worksheet>');
    await this.zip.finish();
    return this.zip.close();
  }

  /** Stops in the middle of a workbook that nobody will read. */
  abandon(): Promise<void> {
    return this.zip.abandon();
  }

  private async part(path: string, text: string): Promise<void> {
    await this.zip.begin(path);
    await this.zip.add(XML + text);
    await this.zip.finish();
  }
}

function cellXml(cell: Cell): string {
  if (cell === null) return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c s="${DATE_STYLE}"><v>${serialOf(cell.localTime)}</v></c>`;
  return textCell(cell, 0);
}

function textCell(text: string, style: number): string {
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
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

const fixedParts = (sheet: string): readonly (readonly [string, string])[] => [
  [
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
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
