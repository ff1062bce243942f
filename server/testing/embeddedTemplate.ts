import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openRunning } from '../database/connection.ts';
import { createExtension } from '../database/embedded.ts';
import { type EmbeddedProcess, startEmbedded } from '../database/embeddedProcess.ts';
import type { EmbeddedSource } from '../database/embeddedProtocol.ts';
import { migrateUp } from '../database/migrate.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = path.join(ROOT, 'node_modules', '.cache', 'wangge');
const MIGRATIONS = path.join(ROOT, 'migrations');
/** Each dump takes some 70 MB; a few are kept, since branches come and go. */
const KEPT_DUMPS = 4;

/**
 * Gives the file of a dump that holds PostGIS and the migrated schema. Both steps are cached, keyed by what they are
 * made of: the first takes some ten seconds, the second the time of the migrations.
 */
export async function embeddedTemplate(): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  const versions = ['pglite', 'pglite-postgis'].map((name) => versionOf(`@electric-sql/${name}`)).join('-');
  const base = path.join(CACHE, `base-${versions}.tar`);
  await ensure(base, { memory: true }, createExtension);
  const migrated = path.join(CACHE, `migrated-${hashOf(versions, MIGRATIONS)}.tar`);
  await ensure(migrated, { dump: base }, migrate);
  removeOld();
  return migrated;
}

async function ensure(
  file: string,
  source: EmbeddedSource,
  prepare: (running: EmbeddedProcess) => Promise<void>,
): Promise<void> {
  if (existsSync(file)) return;
  const running = await startEmbedded(source);
  try {
    await prepare(running);
    await running.dumpTo(file);
  } finally {
    await running.close();
  }
}

async function migrate(running: EmbeddedProcess): Promise<void> {
  // The process is closed by its owner; only the connections of this wrapper end here.
  const database = await openRunning({ ...running, close: async () => undefined });
  try {
    await migrateUp(database.knex);
  } finally {
    await database.close();
  }
}

function versionOf(name: string): string {
  const file = createRequire(import.meta.url).resolve(name);
  const packageFile = path.join(file.slice(0, file.lastIndexOf(path.normalize(name)) + name.length), 'package.json');
  return JSON.parse(readFileSync(packageFile, 'utf8')).version;
}

function hashOf(versions: string, folder: string): string {
  const hash = createHash('sha256').update(versions);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = path.join(folder, name);
    if (statSync(file).isFile()) hash.update(name).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function removeOld(): void {
  const dumps = readdirSync(CACHE)
    .filter((name) => name.startsWith('migrated-') && name.endsWith('.tar'))
    .map((name) => path.join(CACHE, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const file of dumps.slice(KEPT_DUMPS)) rmSync(file, { force: true });
}
