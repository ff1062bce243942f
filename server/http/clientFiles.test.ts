import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientFiles } from './clientFiles.ts';

let folder: string;
let app: express.Express;
const program = 'export const answer = 42;\n'.repeat(100);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wangge-client-'));
  const client = join(folder, 'client');
  mkdirSync(join(client, 'assets'), { recursive: true });
  writeFileSync(join(client, 'index.html'), '<!doctype html><title>city</title>');
  writeFileSync(join(folder, 'secret.js'), 'outside');
  writeFileSync(join(client, 'assets', 'program-1a2b.js'), program);
  writeFileSync(join(client, 'assets', 'font-1a2b.woff2'), 'font');
  app = express().use(clientFiles(client));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('assets', () => {
  test.each(['br', 'gzip'])('are compressed as %s and kept for a year', async (encoding) => {
    for (let time = 0; time < 2; time += 1) {
      const answer = await request(app).get('/assets/program-1a2b.js').set('Accept-Encoding', encoding);
      expect(answer.headers).toMatchObject({
        'content-encoding': encoding,
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'Accept-Encoding',
      });
      expect(Number(answer.headers['content-length'])).toBeLessThan(200);
      if (encoding === 'gzip') expect(answer.text).toBe(program);
    }
  });

  test('are plain for those who take no other form, and fonts always', async () => {
    const plain = await request(app).get('/assets/program-1a2b.js').set('Accept-Encoding', 'identity');
    expect([plain.headers['content-encoding'], plain.text]).toEqual([undefined, program]);
    const font = await request(app).get('/assets/font-1a2b.woff2');
    expect([font.status, font.headers['content-encoding']]).toEqual([200, undefined]);
  });

  test.each(['/assets/none-1a2b.js', '/assets/..%2f..%2fsecret.js', '/%2e%2e/secret.js'])(
    '%s is not there',
    async (path) => {
      const { text } = await request(app).get(path).set('Accept-Encoding', 'gzip').set('Accept', 'text/html');
      expect(text ?? '').not.toContain('outside');
    },
  );
});

test('every other path is a page of the client', async () => {
  const { text, headers } = await request(app).get('/heatmap').set('Accept', 'text/html');
  expect([text, headers['cache-control']]).toEqual(['<!doctype html><title>city</title>', 'no-cache']);
});
