import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** The repository's root: the nearest folder above this file that holds `gis-data` (also from the compiled tree). */
function findRoot(): string {
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'gis-data', 'base'))) return folder;
    if (path.dirname(folder) === folder) throw new Error('the folder gis-data/base was not found above the seeds');
  }
}

const root = findRoot();

/** The text of a file below the repository's root; `.gz` is unpacked. */
export function readText(file: string): string {
  const bytes = readFileSync(path.join(root, file));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** A JSON file, checked against its schema. */
export function readJson<T>(file: string, schema: z.ZodType<T>): T {
  return checked(schema, JSON.parse(readText(file)), file);
}

/** The records of a CSV file with a header row, each checked against the schema. */
export function readCsv<T>(file: string, schema: z.ZodType<T>): T[] {
  const records: unknown[] = parse(readText(file), { columns: true, skip_empty_lines: true });
  return records.map((record, index) => checked(schema, record, `${file} record ${index + 1}`));
}

const feature = z.object({
  properties: z.unknown(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }),
});

export interface Feature<T> {
  readonly properties: T;
  readonly geometry: { readonly type: string; readonly coordinates?: unknown };
}

/** The features of a file with one GeoJSON feature per line; the properties are checked against the schema. */
export function readFeatures<T>(file: string, schema: z.ZodType<T>): Feature<T>[] {
  const lines = readText(file).split('\n').filter(Boolean);
  return lines.map((line, index) => {
    const { properties, geometry } = checked(feature, JSON.parse(line), `${file} line ${index + 1}`);
    return { properties: checked(schema, properties, `${file} line ${index + 1}`), geometry };
  });
}

function checked<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Error(`${where}: ${z.prettifyError(result.error)}`);
}
