import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { administer, urlOf } from '../testing/serverTemplate.ts';
import { openDatabase } from './connection.ts';

const source = inject('testDatabase');
const oneLine = expect.stringMatching(/^[^\n]{20,400}$/);

test('a database that nobody serves is unreachable', async () => {
  const opening = openDatabase({ databaseUrl: 'postgresql://nobody:secret-word@127.0.0.1:1/city', dataDirectory: '' });
  await expect(opening).rejects.toMatchObject({ code: 'database-unreachable', message: oneLine });
  await expect(opening).rejects.not.toThrow('secret-word');
});

test('a data directory that is a file cannot be used', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'wangge-start-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  const opening = openDatabase({ dataDirectory: file });
  await expect(opening).rejects.toMatchObject({ code: 'data-directory-unusable', message: oneLine });
});

describe.skipIf(source.kind !== 'server')('on a server', () => {
  const adminUrl = source.kind === 'server' ? source.adminUrl : '';

  test('a wrong database name is unreachable', async () => {
    const opening = openDatabase({ databaseUrl: urlOf(adminUrl, 'no_such_city'), dataDirectory: '' });
    await expect(opening).rejects.toMatchObject({ code: 'database-unreachable', message: oneLine });
  });

  test('a database without PostGIS, where the role may not install it, is refused', async () => {
    const name = `wangge_plain_${randomUUID().replaceAll('-', '')}`;
    await administer(adminUrl, `CREATE ROLE ${name} LOGIN PASSWORD '${name}'`);
    await administer(adminUrl, `CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0`);
    const url = new URL(urlOf(adminUrl, name));
    url.username = name;
    url.password = name;
    try {
      const opening = openDatabase({ databaseUrl: url.href, dataDirectory: '' });
      await expect(opening).rejects.toMatchObject({ code: 'postgis-missing', message: oneLine });
    } finally {
      await administer(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
      await administer(adminUrl, `DROP ROLE ${name}`);
    }
  });
});
