import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { type Database, openDatabase, openRunning } from '../database/connection.ts';
import { startEmbedded } from '../database/embeddedProcess.ts';
import { administer, urlOf } from './serverTemplate.ts';

/** PostgreSQL's code for a template that another copy is reading at this moment. */
const OBJECT_IN_USE = '55006';

/**
 * An empty, migrated database of the caller's own: take it in `beforeAll`, close it in `afterAll`. On the embedded
 * database it takes a few seconds, so take one per file and let the tests use data of their own.
 */
export async function createTestDatabase(): Promise<Database> {
  const source = inject('testDatabase');
  if (source.kind === 'embedded') return openRunning(await startEmbedded({ dump: source.dump }));
  const name = `wangge_test_${randomUUID().replaceAll('-', '')}`;
  await copyTemplate(source.adminUrl, name, source.template);
  const database = await openDatabase({ databaseUrl: urlOf(source.adminUrl, name), dataDirectory: '', poolSize: 5 });
  const close = () =>
    database.close().finally(() => administer(source.adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return { ...database, close };
}

async function copyTemplate(adminUrl: string, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await administer(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
    } catch (error) {
      if ((error as { code?: string }).code !== OBJECT_IN_USE || attempt === 20) throw error;
      await sleep(100 * attempt);
    }
  }
}
