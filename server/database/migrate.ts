import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Knex } from 'knex';

/** One migration file: a step up and the way back. */
interface Migration {
  name: string;
  url: URL;
}

/** Any fixed number, the same in every copy of the server: two of them that start together migrate one after the other. */
const MIGRATION_LOCK = 7_310_201;

const DEFAULT_FOLDER = new URL('../../migrations/', import.meta.url);

/** Brings the schema to the newest state; returns the names of the steps that were taken. */
export function migrateUp(knex: Knex, folder: URL = DEFAULT_FOLDER): Promise<string[]> {
  return locked(knex, folder, async (transaction, config) => {
    const [, names] = await transaction.migrate.latest(config);
    return names;
  });
}

/** Takes back the last batch of steps, or all of them. */
export function migrateDown(knex: Knex, options: { all?: boolean; folder?: URL } = {}): Promise<string[]> {
  return locked(knex, options.folder ?? DEFAULT_FOLDER, async (transaction, config) => {
    const [, names] = await transaction.migrate.rollback(config, options.all);
    return names;
  });
}

/**
 * All steps go in one transaction: a server killed half-way leaves no half of a schema. The advisory lock ends with the
 * transaction whatever happens, so Knex's own lock row, which a kill could leave behind for ever, is freed under it.
 */
function locked(
  knex: Knex,
  folder: URL,
  work: (transaction: Knex.Transaction, config: Knex.MigratorConfig) => Promise<string[]>,
): Promise<string[]> {
  const config = configuration(folder);
  return knex.transaction(async (transaction) => {
    await transaction.raw('SELECT pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    await transaction.migrate.forceFreeMigrationsLock(config);
    return work(transaction, config);
  });
}

function configuration(folder: URL): Knex.MigratorConfig {
  return { tableName: 'schema_migrations', migrationSource: new FolderSource(folder) };
}

/** Migrations by their bare names, so that a database migrated from source and one migrated from a build agree. */
class FolderSource implements Knex.MigrationSource<Migration> {
  private readonly folder: URL;

  constructor(folder: URL) {
    this.folder = folder;
  }

  async getMigrations(): Promise<Migration[]> {
    const files = await readdir(fileURLToPath(this.folder));
    return files
      .filter((file) => /^\d.*\.(ts|js)$/.test(file) && !/\.(d|test)\.ts$/.test(file))
      .sort()
      .map((file) => ({ name: file.replace(/\.(ts|js)$/, ''), url: new URL(file, this.folder) }));
  }

  getMigrationName(migration: Migration): string {
    return migration.name;
  }

  async getMigration(migration: Migration): Promise<Knex.Migration> {
    return import(/* @vite-ignore */ migration.url.href);
  }
}
