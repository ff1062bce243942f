import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DATA_DIRECTORY = mkdtempSync(path.join(tmpdir(), 'wangge-launch-'));

/** Another program on a port. */
const other = createServer();
let takenPort = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  takenPort = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => {
  other.close();
  rmSync(DATA_DIRECTORY, { recursive: true });
});

interface Ended {
  code: number;
  text: string;
}

function node(parameters: string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIRECTORY, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, parameters, { cwd: ROOT, env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: `${stdout}${stderr}`.trim() }),
    );
  });
}

const main = (environment: NodeJS.ProcessEnv) => node(['--import', 'tsx', 'server/main.ts'], environment);

test.each([
  ['18.20.8', 1],
  ['20.18.3', 1],
  ['20.19.0', 0],
  ['22.1.0', 0],
  ['24.0.0', 0],
])('Node %s ends with code %i', async (version, code) => {
  const program = `import('./server/launch/prerequisites.mjs').then((m) => m.checkNodeVersion('${version}'))`;
  const ended = await node(['-e', program]);
  expect(ended.code).toBe(code);
  expect(ended.text).toMatch(code === 1 ? /^Node\.js [\d.]+ is too old: 20\.19 or newer is needed[^\n]*$/ : /^$/);
});

test('a taken port is told in one line, before anything is made', async () => {
  const ended = await main({ PORT: String(takenPort) });
  expect(ended).toEqual({ code: 1, text: expect.stringMatching(/^port-taken: Port \d+ on 127\.0\.0\.1 [^\n]+$/) });
}, 60_000);

test('production without a secret is refused in one line', async () => {
  const ended = await main({ NODE_ENV: 'production', PORT: '0' });
  expect(ended).toEqual({ code: 1, text: expect.stringMatching(/^secret-missing: SESSION_SECRET is missing[^\n]+$/) });
}, 60_000);

test('an unreachable database is told in one line', async () => {
  const ended = await main({ PORT: '0', DATABASE_URL: 'postgresql://city:word@127.0.0.1:1/city' });
  expect(ended.code).toBe(1);
  expect(ended.text).toMatch(/^database-unreachable: The database cannot be reached[^\n]+$/);
  expect(ended.text).not.toContain('word');
}, 60_000);
