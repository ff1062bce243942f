import type { MessagePort } from 'node:worker_threads';
import knexFactory, { type Knex } from 'knex';
import { messageOf, StartError } from '../observe/startError.ts';
import { embeddedConnection, openEmbeddedDirectory } from './embedded.ts';
import { type EmbeddedProcess, streamTo } from './embeddedProcess.ts';
import { keepHouse } from './housekeeping.ts';
import { hasVectorTileFunction, installPostgis } from './postgis.ts';

/** An open database, of either kind, that the repositories use in the same way. */
export interface Database {
  knex: Knex;
  kind: 'embedded' | 'server';
  /** Whether ST_AsMVT works there; where it does not, tiles are encoded in JavaScript. */
  hasVectorTiles: boolean;
  /** How a thread of this process opens the same database (`openInThread`). */
  door: DatabaseDoor;
  close: () => Promise<void>;
}

/** A server by its address; the embedded database by taking ports that a thread sends. */
export type DatabaseDoor = { databaseUrl: string } | { connect: (port: MessagePort) => void };

export interface DatabaseConfig {
  /** A PostgreSQL server with PostGIS; without it the embedded database is used. */
  databaseUrl?: string | undefined;
  /** Where the embedded database keeps its files (in the folder `city`). */
  dataDirectory: string;
  /** Connections to the server, 10 unless told. */
  poolSize?: number;
  onInitialise?: () => void;
  /** Hears when the embedded database stops by itself. */
  onCrash?: (error: Error) => void;
  onHousekeepingError?: (error: unknown) => void;
}

/** How long a query waits for a free connection before it fails with a message that names the likely mistake. */
const ACQUIRE_TIMEOUT_MILLISECONDS = 60_000;
const CONNECT_TIMEOUT_MILLISECONDS = 10_000;
/** Knex would print what it also throws; the one who catches it decides what is said. */
const SILENT = { warn: () => undefined, error: () => undefined, debug: () => undefined, deprecate: () => undefined };

/** Opens the database that the configuration names and makes sure that PostGIS is there. */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  if (config.databaseUrl) return openServer(config.databaseUrl, config.poolSize ?? 10);
  const running = await openEmbeddedDirectory(`${config.dataDirectory}/city`, config);
  const database = await openRunning(running);
  const stopHousekeeping = keepHouse(database.knex, (error) => config.onHousekeepingError?.(error));
  const close = () => {
    stopHousekeeping();
    return database.close();
  };
  return { ...database, close };
}

/** Wraps a running embedded database, which the returned database then owns. */
export async function openRunning(
  running: Pick<EmbeddedProcess, 'openStream' | 'connect' | 'close'>,
): Promise<Database> {
  // One connection: there is one session behind it, and a second one would wait for every transaction in silence.
  const knex = knexFactory({
    client: 'pg',
    log: SILENT,
    connection: embeddedConnection(running) as Knex.PgConnectionConfig,
    pool: { min: 0, max: 1 },
    acquireConnectionTimeout: ACQUIRE_TIMEOUT_MILLISECONDS,
  });
  const close = () => knex.destroy().finally(running.close);
  return ready({ knex, kind: 'embedded', hasVectorTiles: false, door: { connect: running.connect }, close });
}

/** Opens the database that another thread of this process has open, with connections of its own. */
export async function openInThread(door: DatabaseDoor, poolSize: number): Promise<Database> {
  if ('databaseUrl' in door) return openServer(door.databaseUrl, poolSize);
  return openRunning({ ...door, openStream: () => streamTo(door), close: async () => undefined });
}

async function openServer(databaseUrl: string, poolSize: number): Promise<Database> {
  const knex = knexFactory({
    client: 'pg',
    log: SILENT,
    connection: {
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MILLISECONDS,
      application_name: 'wangge',
    } as Knex.PgConnectionConfig,
    pool: { min: 0, max: poolSize, afterCreate: withoutCompiling },
    acquireConnectionTimeout: ACQUIRE_TIMEOUT_MILLISECONDS,
  });
  return ready({ knex, kind: 'server', hasVectorTiles: false, door: { databaseUrl }, close: () => knex.destroy() });
}

/** A pooled connection as the driver makes it; knex does not type it. */
interface NewConnection {
  query(text: string, done: (error: Error | null) => void): void;
}

/**
 * The server would compile what it expects to be dear before it runs it. In a whole city that is nearly every statement
 * about a point, by its estimate alone: 43 ms of compiling before 10 ms of work, each time.
 */
function withoutCompiling(connection: NewConnection, done: (error: Error | null, connection: NewConnection) => void) {
  connection.query('SET jit = off', (error) => done(error, connection));
}

async function ready(database: Database): Promise<Database> {
  try {
    await reach(database);
    await installPostgis(database.knex);
    return { ...database, hasVectorTiles: await hasVectorTileFunction(database.knex) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function reach({ knex }: Database): Promise<void> {
  try {
    await knex.raw('SELECT 1');
  } catch (error) {
    throw new StartError(
      'database-unreachable',
      `The database cannot be reached: ${messageOf(error)}. Check DATABASE_URL / 无法连接数据库，请检查 DATABASE_URL`,
      { cause: error },
    );
  }
}
