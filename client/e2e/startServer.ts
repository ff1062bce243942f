import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { reasonToSkip } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the running city, without a slash at its end. */
    cityUrl: string;
  }
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = path.join(ROOT, 'dist', 'node', 'server', 'main.js');
/** A first start seeds the whole demo city. */
const START_TIMEOUT_MILLISECONDS = 300_000;
const POLL_MILLISECONDS = 500;

/**
 * Starts the built server as `npm start` does: a process of its own, a free port, an empty data directory. E2E_URL names
 * a city that runs already and is used instead.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env.E2E_URL;
  if (running || reasonToSkip) {
    project.provide('cityUrl', (running ?? '').replace(/\/$/, ''));
    return async () => undefined;
  }
  if (!existsSync(MAIN)) throw new Error('The server is not built: run the journeys with npm test -- journeys');
  const directory = mkdtempSync(path.join(tmpdir(), 'wangge-journeys-'));
  const port = await freePort();
  const server = start(port, directory);
  const stop = async () => {
    await end(server);
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await untilReady(`http://127.0.0.1:${port}`, server);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('cityUrl', `http://127.0.0.1:${port}`);
  return stop;
}

function start(port: number, directory: string): ChildProcess {
  const { DATABASE_URL: _unused, NODE_ENV: _testMode, ...inherited } = process.env;
  const server = spawn(process.execPath, [MAIN], {
    cwd: ROOT,
    env: { ...inherited, PORT: String(port), HOST: '127.0.0.1', DATA_DIRECTORY: directory },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server.stdout?.on('data', (chunk: Buffer) => process.stdout.write(chunk));
  // Even when the test runner is ended in a hurry.
  process.once('exit', () => server.kill('SIGKILL'));
  return server;
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MILLISECONDS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`The server ended with code ${server.exitCode} before it was ready`);
    const response = await fetch(`${url}/health/ready`).catch(() => null);
    if (response?.status === 200) return;
    await sleep(POLL_MILLISECONDS);
  }
  throw new Error('The server was not ready in time');
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
