import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { ZipFile } from '../interchange/export/zipFile.ts';

/** A folder of small survey files for one test file. */
export interface SurveyFolder {
  write(name: string, content: string | Uint8Array): Promise<string>;
  zip(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string>;
  remove(): Promise<void>;
}

/** Makes the folder; remove it afterwards. */
export async function makeSurveyFolder(): Promise<SurveyFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'wangge-files-'));
  return {
    async write(name, content) {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    },
    async zip(name, files) {
      const path = join(folder, name);
      const file = await open(path, 'w');
      const archive = new ZipFile(file);
      for (const [entry, content] of Object.entries(files)) {
        await archive.begin(entry);
        await archive.add(content);
        await archive.finish();
      }
      await archive.close();
      await file.close();
      return path;
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** A .dbf table with one text column of 20 bytes; `languageId` is byte 29 of its header. */
export function dbfTable(column: string, values: readonly string[], encoding: string, languageId = 0): Buffer {
  const width = 20;
  const header = Buffer.alloc(32 + 32 + 1);
  header[0] = 3;
  header.writeUInt32LE(values.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(width + 1, 10);
  header[29] = languageId;
  header.write(column, 32, 'latin1');
  header.write('C', 43, 'latin1');
  header[48] = width;
  header[64] = 0x0d;
  const rows = values.map((value) => {
    const row = Buffer.alloc(width + 1, ' ');
    iconv.encode(value, encoding).copy(row, 1, 0, width);
    return row;
  });
  return Buffer.concat([header, ...rows, Buffer.from([0x1a])]);
}

/** The .shp of some points; with `measured` as PointZM, whose height and measure are of no use. */
export function pointShapes(places: readonly (readonly [number, number])[], measured = false): Buffer {
  const contentBytes = measured ? 36 : 20;
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + places.length * (8 + contentBytes)) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(measured ? 11 : 1, 32);
  const records = places.map(([x, y], index) => {
    const record = Buffer.alloc(8 + contentBytes);
    record.writeInt32BE(index + 1, 0);
    record.writeInt32BE(contentBytes / 2, 4);
    record.writeInt32LE(measured ? 11 : 1, 8);
    record.writeDoubleLE(x, 12);
    record.writeDoubleLE(y, 20);
    return record;
  });
  return Buffer.concat([header, ...records]);
}
