import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findPostgres } from '../launch/postgresBinaries.mjs';

/** A PostgreSQL server that lives as long as the tests. */
export interface Cluster {
  url: string;
  stop: () => Promise<void>;
}

/** Fast and forgetful: nothing in it has to survive a crash. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '60',
};
const START_ATTEMPTS = 150;

/** Starts a PostgreSQL cluster in a temporary folder, reachable over a Unix socket there and nowhere else; measurements bring settings of their own. */
export async function startCluster(settings: Readonly<Record<string, string>> = SETTINGS): Promise<Cluster> {
  const { folder: binaries, reason } = findPostgres();
  if (!binaries) throw new Error(`No PostgreSQL for the tests: ${reason}`);
  const folder = temporaryFolder();
  initialise(binaries, folder);
  const server = serve(binaries, folder, settings);
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const stop = () => end(server, folder);
  try {
    await waitUntilReady(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'wangge-test-'));
  chmodSync(folder, 0o755);
  if (isRoot()) {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, id('-u'), id('-g'));
  }
  return folder;
}

function initialise(binaries: string, folder: string): void {
  const settings = ['--auth=trust', '--locale=C.UTF-8', '--encoding=UTF8', '--no-sync', '--username=postgres'];
  const [program, parameters] = asServerUser([
    path.join(binaries, 'initdb'),
    '-D',
    path.join(folder, 'data'),
    ...settings,
  ]);
  execFileSync(program, parameters, { stdio: ['ignore', 'ignore', 'pipe'], cwd: tmpdir(), env: environment() });
}

/** The shell holds the server's life on its standard input: when this process dies in any way, the server ends too. */
function serve(binaries: string, folder: string, chosen: Readonly<Record<string, string>>): ChildProcess {
  const settings = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const place = ['-D', path.join(folder, 'data'), '-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`];
  const script = '"$@" <&- >"$0/log" 2>&1 & cat >/dev/null; kill -QUIT $!; wait $!; rm -rf "$0/data"';
  const command = ['sh', '-c', script, folder, path.join(binaries, 'postgres'), ...place, ...settings];
  const [program, parameters] = asServerUser(command);
  return spawn(program, parameters, { stdio: ['pipe', 'ignore', 'ignore'], cwd: tmpdir(), env: environment() });
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<void> {
  let last: unknown;
  for (let attempt = 0; attempt < START_ATTEMPTS && server.exitCode === null; attempt += 1) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      last = error;
      await sleep(100);
    }
  }
  throw new Error('The throw-away PostgreSQL cluster did not start', { cause: last });
}

async function end(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.stdin?.end();
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** PostgreSQL refuses to run as root, so root hands the command to the user that the package made. */
function asServerUser(command: string[]): [string, string[]] {
  const [program = '', ...parameters] = command;
  return isRoot() ? ['runuser', ['-u', 'postgres', '--', ...command]] : [program, parameters];
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C.UTF-8' };
}
