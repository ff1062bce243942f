import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const LEAST_VERSION = 15;

/**
 * Finds the newest PostgreSQL on this machine (15 or newer) that has PostGIS beside it, as the folder of its programs;
 * or says why there is none. POSTGRES_BINARIES names a folder that is somewhere else.
 */
export function findPostgres() {
  const named = process.env.POSTGRES_BINARIES;
  const folders = named ? [named] : [...debianFolders(), ...folderOnPath()];
  let reason = 'no PostgreSQL server programs found on this machine';
  for (const folder of folders) {
    const problem = problemOf(folder);
    if (!problem) return { folder, reason: null };
    reason = problem;
  }
  return { folder: null, reason };
}

/** Debian keeps each major version in a folder of its own, outside the search path. */
function debianFolders() {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => path.join(root, version, 'bin'));
}

function folderOnPath() {
  const answer = ask('pg_config', '--bindir');
  return answer ? [answer] : [];
}

function problemOf(folder) {
  if (!existsSync(path.join(folder, 'initdb'))) return `no initdb in ${folder}`;
  const version = Number(/(\d+)(?:\.\d+)*/.exec(ask(path.join(folder, 'postgres'), '--version') ?? '')?.[1] ?? 0);
  if (version < LEAST_VERSION) return `PostgreSQL ${version} in ${folder} is older than ${LEAST_VERSION}`;
  if (!hasPostgis(folder, version)) return `PostgreSQL ${version} in ${folder} has no PostGIS`;
  return null;
}

function hasPostgis(folder, version) {
  const shared = ask(path.join(folder, 'pg_config'), '--sharedir');
  const candidates = [shared, `/usr/share/postgresql/${version}`].filter(Boolean);
  return candidates.some((candidate) => existsSync(path.join(candidate, 'extension', 'postgis.control')));
}

function ask(program, argument) {
  try {
    return execFileSync(program, [argument], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}
