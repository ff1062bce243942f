import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from './config.ts';

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'wangge-config-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

const GOOD_SECRET = 'b7f1c9d05e6a4837912c0d4e8fab6352';

test('a trial needs nothing and stays on this machine', () => {
  const config = readConfig({ DATA_DIRECTORY: folder() });
  expect(config).toMatchObject({ isProduction: false, isDemo: true, host: '127.0.0.1', port: 8080, logLevel: 'warn' });
  expect(config.databaseUrl).toBeUndefined();
});

test("a trial's secret is made once, kept, and readable by its owner only", () => {
  const DATA_DIRECTORY = folder();
  const first = readConfig({ DATA_DIRECTORY }).sessionSecret;
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(readConfig({ DATA_DIRECTORY }).sessionSecret).toBe(first);
  expect(statSync(path.join(DATA_DIRECTORY, 'session-secret')).mode & 0o077).toBe(0);
});

test('a secret file that was cut short is made again', () => {
  const DATA_DIRECTORY = folder();
  writeFileSync(path.join(DATA_DIRECTORY, 'session-secret'), 'ab');
  const { sessionSecret } = readConfig({ DATA_DIRECTORY });
  expect(sessionSecret).toHaveLength(64);
  expect(readFileSync(path.join(DATA_DIRECTORY, 'session-secret'), 'utf8')).toBe(sessionSecret);
});

test.each([undefined, '', 'short', 'change-me-change-me-change-me-change-me', 'x'.repeat(40)])(
  'production refuses the secret %s',
  (SESSION_SECRET) => {
    expect(() => readConfig({ NODE_ENV: 'production', SESSION_SECRET })).toThrow(
      expect.objectContaining({ code: 'secret-missing' }),
    );
  },
);

test('production with a good secret seeds no demo and listens to the network', () => {
  const config = readConfig({ NODE_ENV: 'production', SESSION_SECRET: GOOD_SECRET });
  expect(config).toMatchObject({ isProduction: true, isDemo: false, host: '0.0.0.0', sessionSecret: GOOD_SECRET });
});

test('production refuses the demo', () => {
  expect(() => readConfig({ NODE_ENV: 'production', SESSION_SECRET: GOOD_SECRET, WANGGE_DEMO: 'true' })).toThrow(
    expect.objectContaining({ code: 'demo-accounts-present' }),
  );
});

test.each([
  ['PORT', '99999'],
  ['PORT', 'web'],
  ['DATABASE_URL', 'mysql://somewhere/city'],
  ['LOG_LEVEL', 'loud'],
  ['WANGGE_DEMO', 'maybe'],
])('a wrong %s (%s) is named in one line', (name, value) => {
  try {
    readConfig({ [name]: value });
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ code: 'configuration-invalid', message: expect.stringContaining(name) });
    expect((error as Error).message).not.toContain('\n');
  }
});
