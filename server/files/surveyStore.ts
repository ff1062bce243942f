import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Refusal, refuse } from '../domain/refusal.ts';

/** A whole city's components with all their columns; larger files come by the command line. */
const MOST_BYTES = 2 * 2 ** 30;
const KEPT_MILLISECONDS = 24 * 3_600_000;
/** Beside each file lies a note of whose it is, written last: a file without one has not arrived whole. */
const NOTE = '.json';

interface Kept {
  readonly fileName: string;
  readonly ownerId: string;
}
/** A file that lies here whole. */
interface Received extends Kept {
  readonly fileId: string;
  readonly byteCount: number;
  readonly receivedAt: Date;
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
      await writeFile(path + NOTE, JSON.stringify({ fileName, ownerId } satisfies Kept));
      return { byteCount: meter.bytes() };
    },
    async find(id: string, ownerId: string): Promise<{ path: string; fileName: string } | null> {
      const kept = await keptOf(folder, id);
      return kept?.ownerId === ownerId ? { path: join(folder, id), fileName: kept.fileName } : null;
    },
    /** The files that a person sent within the day, the last one first. */
    async list(ownerId: string): Promise<Omit<Received, 'ownerId'>[]> {
      const names = await readdir(folder).catch(() => []);
      const ids = names.flatMap((name) => (name.endsWith(NOTE) ? [name.slice(0, -NOTE.length)] : []));
      const received = await Promise.all(ids.map((id) => receivedOf(folder, id)));
      const youngest = Date.now() - KEPT_MILLISECONDS;
      return received
        .filter((file) => file !== null)
        .filter((file) => file.ownerId === ownerId && file.receivedAt.getTime() > youngest)
        .map(({ ownerId: _owner, ...file }) => file)
        .sort((one, other) => other.receivedAt.getTime() - one.receivedAt.getTime());
    },
    /** Throws a file away; false when the person has none of that name. */
    async remove(id: string, ownerId: string): Promise<boolean> {
      if ((await keptOf(folder, id))?.ownerId !== ownerId) return false;
      // The note goes first: bytes without one are nobody's, and are removed after a day.
      await rm(join(folder, id + NOTE), { force: true });
      await rm(join(folder, id), { force: true });
      return true;
    },
  };
}

async function keptOf(folder: string, id: string): Promise<Kept | null> {
  const text = await readFile(join(folder, id + NOTE), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as Kept);
}

async function receivedOf(folder: string, id: string): Promise<Received | null> {
  const kept = await keptOf(folder, id);
  // Somebody may have thrown it away in this moment.
  const information = await stat(join(folder, id)).catch(() => null);
  return kept && information && { ...kept, fileId: id, byteCount: information.size, receivedAt: information.mtime };
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
