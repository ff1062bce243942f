import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Refusal, refuse } from '../domain/refusal.ts';

/** A whole city's components with all their columns; larger files come by the command line. */
const MOST_BYTES = 2 * 2 ** 30;
const KEPT_MILLISECONDS = 24 * 3_600_000;

interface Kept {
  readonly fileName: string;
  readonly ownerId: string;
}

/** Survey files that people sent, under names of our own, for a day. */
export function surveyStore(folder: string, mostBytes = MOST_BYTES) {
  return {
    /** Writes a file while it arrives, with bounded memory. */
    async receive(
      id: string,
      { fileName, ownerId }: Kept,
      bytes: AsyncIterable<Uint8Array>,
    ): Promise<{ byteCount: number } | Refusal> {
      await mkdir(folder, { recursive: true });
      await removeOld(folder);
      const path = join(folder, id);
      const meter = meterOf(mostBytes);
      try {
        await pipeline(bytes, meter.stream, createWriteStream(path));
      } catch (error) {
        await rm(path, { force: true });
        if (meter.isOver()) return refuse('import-too-large', { mostBytes });
        throw error;
      }
      if (meter.bytes() === 0) {
        await rm(path, { force: true });
        return refuse('import-empty');
      }
      await writeFile(`${path}.json`, JSON.stringify({ fileName, ownerId } satisfies Kept));
      return { byteCount: meter.bytes() };
    },
    async find(id: string, ownerId: string): Promise<{ path: string; fileName: string } | null> {
      const path = join(folder, id);
      const text = await readFile(`${path}.json`, 'utf8').catch(() => null);
      const kept = text === null ? null : (JSON.parse(text) as Kept);
      return kept?.ownerId === ownerId ? { path, fileName: kept.fileName } : null;
    },
  };
}

function meterOf(most: number) {
  let count = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.length;
      if (count > most) done(new Error('too many bytes'));
      else done(null, chunk);
    },
  });
  return { stream, bytes: () => count, isOver: () => count > most };
}

async function removeOld(folder: string): Promise<void> {
  const before = Date.now() - KEPT_MILLISECONDS;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs < before) await rm(path, { force: true });
  }
}
