import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ExportFilePort, ExportRecord, ExportSink } from '../../application/exportPorts.ts';
import { exportJob, type FileFormat, fileFormats } from '../../contract/schemas/search.ts';
import { caseTable } from './cells.ts';
import { componentTable } from './componentTable.ts';
import { type ExportTable, openSink } from './sinks.ts';

const TIDY_MILLISECONDS = 600_000;

const recordSchema = exportJob.extend({ ownerId: z.string() });

/** Exports below a directory: a record `id.json` and, beside it, the file `id.csv`, `id.xlsx` or `id.geojson`. */
export function exportFiles(
  directory: string,
  onError: (id: string, error: unknown) => void,
): { port: ExportFilePort; close: () => void } {
  let _isClosed = false;
  const recordPath = (id: string) => join(directory, `${id}.json`);
  const filePath = (id: string, format: FileFormat) => join(directory, `${id}.${format}`);
  const create = async <Row>(id: string, format: FileFormat, table: ExportTable<Row>): Promise<ExportSink<Row>> => {
    await mkdir(directory, { recursive: true });
    const sink = await openSink(filePath(id, format), format, table);
    const write = (rows: readonly Row[]) => {
      // The record still says `running`, which after the restart reads as lost.
      if (_isClosed) throw new Error('the server is stopping');
      return sink.write(rows);
    };
    return { ...sink, write };
  };
  const port: ExportFilePort = {
    create: (id, format, language) => create(id, format, caseTable(language)),
    createComponents: (id, format, srid) => create(id, format, componentTable(srid)),
    async save(record) {
      if (_isClosed) return;
      await mkdir(directory, { recursive: true });
      await writeFile(`${recordPath(record.id)}.new`, JSON.stringify(record));
      await rename(`${recordPath(record.id)}.new`, recordPath(record.id));
    },
    read: (id) => readRecord(recordPath(id)),
    async listOf(ownerId) {
      const records = await recordsIn(directory);
      const own = records.filter((record) => record.ownerId === ownerId);
      return own.sort((one, other) => other.createdAt.localeCompare(one.createdAt));
    },
    remove: (id) => removeFiles(directory, id),
    async removeExpired(now) {
      for (const { id, expiresAt, state } of await recordsIn(directory)) {
        // One that has been running for a day was lost long ago.
        const until = Date.parse(expiresAt) + (state === 'running' ? 86_400_000 : 0);
        if (until < now.getTime()) await removeFiles(directory, id);
      }
    },
    bytes: ({ id, format }) => createReadStream(filePath(id, format)),
    reportFailure: (id, error) => {
      if (!_isClosed) onError(id, error);
    },
  };
  const tidy = () => void port.removeExpired(new Date()).catch((error: unknown) => onError('', error));
  const timer = setInterval(tidy, TIDY_MILLISECONDS);
  timer.unref();
  const close = () => {
    _isClosed = true;
    clearInterval(timer);
  };
  return { port, close };
}

async function removeFiles(directory: string, id: string): Promise<void> {
  for (const end of ['json', ...fileFormats]) await rm(join(directory, `${id}.${end}`), { force: true });
}

async function readRecord(path: string): Promise<ExportRecord | null> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function recordsIn(directory: string): Promise<ExportRecord[]> {
  await mkdir(directory, { recursive: true });
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json'));
  const records = await Promise.all(names.map((name) => readRecord(join(directory, name))));
  return records.filter((record) => record !== null);
}
