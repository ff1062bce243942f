import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder for CPU profiles of the servers that a bench loads. */
const PROFILE = process.env.BENCH_PROFILE;

/** A running server to be loaded from outside. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  close(): Promise<void>;
}

/** Starts the application as production does: own process, NODE_ENV=production, requests logged. */
export function startServer(databaseUrl: string): Promise<ServerProcess> {
  return start(new URL('./server.ts', import.meta.url), databaseUrl);
}

/** Starts Express answering `/constant`, in a process of its own. */
export function startConstantServer(): Promise<ServerProcess> {
  return start(new URL('./constantServer.ts', import.meta.url), '');
}

async function start(program: URL, databaseUrl: string): Promise<ServerProcess> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wangge-bench-'));
  const child = fork(fileURLToPath(program), [databaseUrl, folder], {
    execArgv: [...(PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${PROFILE}`] : []), '--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${code}`);
  });
  const [port] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async close() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
