import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { SurveyRefused } from '../../domain/survey/refused.ts';

export interface ArchiveLimits {
  readonly files: number;
  readonly bytes: number;
  /** Unpacked bytes for each packed one. Real shapefiles and sheets stay below 100. */
  readonly ratio: number;
  /** Below this size no ratio is looked at: a page of blanks packs well and harms nobody. */
  readonly ratioFromBytes: number;
}
export const archiveLimits: ArchiveLimits = {
  files: 2000,
  bytes: 4 * 2 ** 30,
  ratio: 200,
  ratioFromBytes: 16 * 2 ** 20,
};

export interface UnpackedFile {
  /** Its name in the archive, as a person knows it. */
  readonly name: string;
  /** Where it lies now, under a name of our own. */
  readonly path: string;
}
export interface Unpacked {
  readonly files: readonly UnpackedFile[];
  remove(): Promise<void>;
}

/**
 * Unpacks files of an archive into a folder of its own, each under the name that `nameOf` gives it there (null: not wanted).
 * Names of the archive are never used as paths, sizes are counted as bytes arrive and not as the archive claims; what goes
 * beyond the limits is refused.
 */
export async function unpack(
  path: string,
  nameOf: (name: string, index: number) => string | null,
  limits: ArchiveLimits = archiveLimits,
): Promise<Unpacked> {
  const folder = await mkdtemp(join(tmpdir(), 'wangge-survey-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const files: UnpackedFile[] = [];
    let bytes = 0;
    await eachEntry(path, limits, async (zip, entry) => {
      const name = nameOf(entry.fileName, files.length);
      if (name === null) return;
      const target = join(folder, name);
      await mkdir(dirname(target), { recursive: true });
      const left = Math.min(limits.bytes - bytes, mostBytes(entry, limits));
      bytes += await writeEntry(zip, entry, target, left);
      files.push({ name: entry.fileName, path: target });
    });
    return { files, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Refuses an archive that claims more than the limits, without unpacking it. For libraries that unpack by themselves. */
export async function checkArchive(path: string, limits: ArchiveLimits = archiveLimits): Promise<void> {
  let bytes = 0;
  await eachEntry(path, limits, async (zip, entry) => {
    // Counted, not believed: the claimed size is what a bomb would lie about.
    bytes += await countEntry(zip, entry, Math.min(limits.bytes - bytes, mostBytes(entry, limits)));
  });
}

async function eachEntry(
  path: string,
  limits: ArchiveLimits,
  visit: (zip: ZipFile, entry: Entry) => Promise<void>,
): Promise<void> {
  // The library itself refuses absolute paths, drives and `..`.
  const zip = await openPromise(path, { autoClose: false }).catch(brokenArchive);
  try {
    if (zip.entryCount > limits.files) throw new SurveyRefused('import-archive-unsafe', { files: zip.entryCount });
    for await (const entry of zip.eachEntry()) await visit(zip, entry);
  } catch (error) {
    if (error instanceof SurveyRefused) throw error;
    brokenArchive(error);
  } finally {
    zip.close();
  }
}

function brokenArchive(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  const isUnsafe = /relative path|absolute path|invalid characters/.test(message);
  throw new SurveyRefused(isUnsafe ? 'import-archive-unsafe' : 'import-file-broken', { message });
}

function mostBytes(entry: Entry, limits: ArchiveLimits): number {
  return Math.max(entry.compressedSize * limits.ratio, limits.ratioFromBytes);
}

async function writeEntry(zip: ZipFile, entry: Entry, target: string, most: number): Promise<number> {
  const meter = new Meter(entry.fileName, most);
  await pipeline(await zip.openReadStreamPromise(entry), meter, createWriteStream(target));
  return meter.bytes;
}

async function countEntry(zip: ZipFile, entry: Entry, most: number): Promise<number> {
  const meter = new Meter(entry.fileName, most);
  await pipeline(await zip.openReadStreamPromise(entry), meter, async (chunks: AsyncIterable<Buffer>) => {
    for await (const _chunk of chunks);
  });
  return meter.bytes;
}

/** Passes bytes on and stops at more than it may. */
class Meter extends Transform {
  bytes = 0;
  private readonly fileName: string;
  private readonly most: number;

  constructor(fileName: string, most: number) {
    super();
    this.fileName = fileName;
    this.most = most;
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, chunk?: Buffer) => void): void {
    this.bytes += chunk.length;
    if (this.bytes <= this.most) done(null, chunk);
    else done(new SurveyRefused('import-archive-unsafe', { file: this.fileName, mostBytes: this.most }));
  }
}
