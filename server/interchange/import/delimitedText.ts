import { pipeline, type Readable } from 'node:stream';
import { type Info, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { SurveyItem } from '../../domain/survey/record.ts';
import { SurveyRefused } from '../../domain/survey/refused.ts';
import type { OpenStream } from './fileMeter.ts';
import { readStart, type TextEncoding } from './textEncoding.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
const SAMPLE_BYTES = 65_536;
const SAMPLE_LINES = 30;
/** A quote that is never closed must not swallow the rest of a large file into memory. */
const LONGEST_RECORD = 1_000_000;

/** The records of a text table whose first row names its columns; delimiter found out, quotes and BOM understood. */
export async function* delimitedRecords(
  path: string,
  encoding: TextEncoding,
  open: OpenStream,
): AsyncGenerator<SurveyItem> {
  const delimiter = delimiterOf(iconv.decode(await readStart(path, SAMPLE_BYTES), encoding));
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    trim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  });
  // A failure of any part ends the last one with that error, which the loop over it then throws.
  pipeline(open(path, { highWaterMark: 1 << 18 }), iconv.decodeStream(encoding), parser, () => undefined);
  try {
    yield* itemsOf(parser);
  } catch (error) {
    throw isParseError(error) ? new SurveyRefused('import-file-broken', { message: error.message }) : error;
  }
}

async function* itemsOf(rows: Readable): AsyncGenerator<SurveyItem> {
  let columns: readonly string[] | null = null;
  let position = 0;
  for await (const { record } of rows as AsyncIterable<{ record: string[]; info: Info }>) {
    position += 1;
    if (!columns) columns = columnNames(record);
    else if (record.length !== columns.length) yield { position, broken: 'column-count' };
    else yield { position, attributes: attributesOf(columns, record), geometry: null };
  }
}

function attributesOf(columns: readonly string[], values: readonly string[]): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [index, column] of columns.entries()) attributes[column] = values[index] ?? '';
  return attributes;
}

/** Names for every column: an unnamed one is called by its number, a repeated one gets a number behind it. */
export function columnNames(header: readonly string[]): string[] {
  const used = new Set<string>();
  return header.map((title, index) => {
    const base = title.trim() || `#${index + 1}`;
    let name = base;
    for (let copy = 2; used.has(name); copy += 1) name = `${base} (${copy})`;
    used.add(name);
    return name;
  });
}

/** The delimiter that most lines of the sample have equally often, outside quotes; a comma when none is there. */
export function delimiterOf(sample: string): string {
  const lines = sample
    .split(/\r\n|\n|\r/)
    .slice(0, SAMPLE_LINES)
    .filter((line) => line.trim() !== '')
    .map((line) => line.replaceAll(/"[^"]*"/g, ''));
  const scored = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const [inHeader = 0] = counts;
    const agreeing = counts.filter((count) => count === inHeader).length;
    return { delimiter, score: inHeader === 0 ? 0 : (agreeing / counts.length) * 1000 + inHeader };
  });
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score > 0 ? best.delimiter : ',';
}

function isParseError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
