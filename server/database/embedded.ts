import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { messageOf, StartError } from '../observe/startError.ts';
import { lockDirectory } from './directoryLock.ts';
import { type EmbeddedProcess, startEmbedded } from './embeddedProcess.ts';

/** The suffix of a directory whose making is not finished; nothing of value is ever under such a name. */
const UNFINISHED = '.new-';

export interface OpenEmbeddedOptions {
  /** Called before the long first initialisation (some ten seconds). */
  onInitialise?: () => void;
  onCrash?: (error: Error) => void;
}

/** Opens the embedded database in a data directory, made on first use; one process at a time. */
export async function openEmbeddedDirectory(
  directory: string,
  options: OpenEmbeddedOptions = {},
): Promise<EmbeddedProcess> {
  const target = resolve(directory);
  const lock = lockAt(target);
  try {
    removeUnfinished(target);
    if (!exists(target)) {
      options.onInitialise?.();
      await initialise(target);
    }
    const running = await startEmbedded({ directory: target }, options.onCrash);
    return { ...running, close: () => running.close().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw explained(target, error);
  }
}

/** PostGIS is installed once for the database that the stream leads to. */
export async function createExtension(running: EmbeddedProcess): Promise<void> {
  const client = new pg.Client(embeddedConnection(running));
  await client.connect();
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS postgis');
  } finally {
    await client.end();
  }
}

/** The driver's settings for a connection to the embedded database. */
export function embeddedConnection(running: Pick<EmbeddedProcess, 'openStream'>): pg.ClientConfig {
  return { user: 'postgres', database: 'postgres', password: '', ssl: false, stream: running.openStream };
}

function lockAt(target: string): { release: () => void } {
  try {
    mkdirSync(dirname(target), { recursive: true });
    return lockDirectory(`${target}.lock`);
  } catch (error) {
    throw explained(target, error);
  }
}

/** Makes the database under another name and renames it when it is whole: a kill at any moment leaves no half of one. */
async function initialise(target: string): Promise<void> {
  const draft = `${target}${UNFINISHED}${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  const running = await startEmbedded({ directory: draft });
  try {
    await createExtension(running);
  } finally {
    await running.close();
  }
  renameSync(draft, target);
}

function removeUnfinished(target: string): void {
  const parent = dirname(target);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(target)}${UNFINISHED}`))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function exists(target: string): boolean {
  try {
    return readdirSync(target).length > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function explained(target: string, error: unknown): StartError {
  if (error instanceof StartError) return error;
  return new StartError(
    'data-directory-unusable',
    `The data directory ${target} cannot be used: ${messageOf(error)} / 数据目录无法使用`,
    { cause: error },
  );
}
