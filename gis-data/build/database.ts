import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

/** Debian's place of PostgreSQL 15; another installation is named by the environment. */
const BINARIES = process.env.POSTGRES_BINARIES ?? '/usr/lib/postgresql/15/bin';

/** Runs `work` against a throw-away PostGIS cluster on a Unix socket and removes every trace of it afterwards. */
export async function withThrowAwayDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'wangge-postgis-'));
  chmodSync(folder, 0o755);
  if (process.getuid?.() === 0) giveToPostgres(folder);
  const data = path.join(folder, 'data');
  run(['initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--locale=C.UTF-8', '-E', 'UTF8']);
  const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off -c jit=off`;
  run(['pg_ctl', '-D', data, '-w', '-l', path.join(folder, 'log'), '-o', options, 'start']);
  try {
    const client = new pg.Client({ host: folder, user: 'postgres', database: 'postgres' });
    await client.connect();
    try {
      await client.query('CREATE EXTENSION postgis');
      return await work(client);
    } finally {
      await client.end();
    }
  } finally {
    run(['pg_ctl', '-D', data, '-m', 'immediate', 'stop']);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** PostgreSQL refuses to run as root, so root hands the folder and the commands to the user postgres. */
function giveToPostgres(folder: string): void {
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  chownSync(folder, id('-u'), id('-g'));
}

function run([program, ...rest]: [string, ...string[]]): void {
  const command = [path.join(BINARIES, program), ...rest];
  const asRoot = process.getuid?.() === 0;
  const [first, ...others] = asRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
  execFileSync(first as string, others, { stdio: 'ignore', cwd: tmpdir() });
}
