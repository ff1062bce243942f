import pg from 'pg';
import { openDatabase } from '../database/connection.ts';
import { migrateUp } from '../database/migrate.ts';
import { startCluster } from './throwAwayCluster.ts';

/** A server with a migrated database from which each test file's own one is copied. */
export interface ServerTemplate {
  adminUrl: string;
  template: string;
  stop: () => Promise<void>;
}

/** Uses the server that TEST_DATABASE_URL names, or starts one, and makes the template database there. */
export async function serverTemplate(): Promise<ServerTemplate> {
  const named = process.env.TEST_DATABASE_URL;
  const cluster = named ? { url: named, stop: async () => undefined } : await startCluster();
  const template = `wangge_template_${process.pid}`;
  const drop = () => administer(cluster.url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  try {
    await drop();
    await administer(cluster.url, `CREATE DATABASE ${template}`);
    await migrate(urlOf(cluster.url, template));
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return { adminUrl: cluster.url, template, stop: () => drop().finally(cluster.stop) };
}

/** Runs one statement that needs a connection outside the database it is about. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The address of another database on the same server. */
export function urlOf(url: string, database: string): string {
  const result = new URL(url);
  result.pathname = `/${database}`;
  return result.href;
}

async function migrate(databaseUrl: string): Promise<void> {
  const database = await openDatabase({ databaseUrl, dataDirectory: '' });
  try {
    await migrateUp(database.knex);
  } finally {
    await database.close();
  }
}
